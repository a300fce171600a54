package dev.clusterwright.servers.fabrics;

import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.servers.storage.Transaction;

/**
 * Something that keeps things for fabrics: a cluster with fabric-scoped data, bindings, scenes, or whoever makes the node
 * known in the network. It takes part in the transaction in which a fabric comes, changes or goes; what is to be seen from
 * outside waits until that is made ({@link Transaction#afterwards}). This is all that it takes to keep a name for each
 * fabric:
 *
 * <pre>{@code
 * StoredValue<Map<Integer, String>> names = new StoredValue<>(stored); // read below the prefixes of fabrics.fabrics()
 * fabrics.register((transaction, index) -> names.update(transaction, before -> without(before, index)));
 *
 * CommandAction<SetName> setName = (request, from) -> fabrics.storage().change(transaction -> {
 *     fabrics.require(transaction, from.fabricIndex());
 *     names.update(transaction, before -> with(before, from.fabricIndex(), request.name()));
 *     transaction.put(FabricTable.prefix(from.fabricIndex()) + "acme-name", encode(request.name()));
 *     transaction.afterwards(attribute::changed);
 * });
 * }</pre>
 */
public interface FabricDependent {
    /**
     * The node joins a fabric.
     *
     * @throws StatusException if this has no room for one more; then the node does not join it
     */
    default void added(Transaction transaction, NewFabric added) {}

    /** Certificates, label or vendor of a fabric are others. */
    default void changed(Transaction transaction, Fabric fabric) {}

    /** The node leaves a fabric: what is kept for it is to be forgotten. What is stored {@linkplain FabricTable#prefix for it} is gone. */
    void removed(Transaction transaction, int fabricIndex);
}

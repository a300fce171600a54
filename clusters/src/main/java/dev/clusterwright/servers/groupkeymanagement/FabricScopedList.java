package dev.clusterwright.servers.groupkeymanagement;

import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.server.AttributeHandler;
import dev.clusterwright.interaction.server.InteractionContext;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.storage.Transaction;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A list of which each fabric writes its own entries, whatever it sends of others. Thread-safe. */
abstract class FabricScopedList<T> extends AttributeHandler<List<T>> {
    private final FabricTable fabrics;

    FabricScopedList(FabricTable fabrics) {
        this.fabrics = fabrics;
    }

    /** The fabric that an entry belongs to. */
    abstract @Nullable Integer fabricOf(T entry);

    /**
     * Takes all entries that a fabric is to have.
     *
     * @throws StatusException if they cannot be
     */
    abstract void write(Transaction transaction, int fabricIndex, List<T> entries);

    @Override
    public final boolean isWritable() {
        return true;
    }

    @Override
    public final void write(List<T> value, InteractionContext context) {
        int fabricIndex = context.fabricIndex();
        List<T> own = value.stream()
                .filter(entry -> Objects.equals(fabricOf(entry), fabricIndex))
                .toList();
        fabrics.storage().change(transaction -> {
            fabrics.require(transaction, fabricIndex);
            write(transaction, fabricIndex, own);
        });
    }
}

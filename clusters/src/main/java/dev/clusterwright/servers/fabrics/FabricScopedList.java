package dev.clusterwright.servers.fabrics;

import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.server.AttributeHandler;
import dev.clusterwright.interaction.server.InteractionContext;
import dev.clusterwright.servers.storage.Transaction;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A list of which each fabric writes its own entries, whatever it sends of others. What it writes is one transaction, and
 * nothing once the node does not belong to the fabric any more. Thread-safe.
 *
 * @param <T> the type of the entries
 */
public abstract class FabricScopedList<T> extends AttributeHandler<List<T>> {
    private final FabricTable fabrics;

    /** For subclasses. */
    protected FabricScopedList(FabricTable fabrics) {
        this.fabrics = fabrics;
    }

    /** The fabrics that entries belong to. */
    protected final FabricTable fabrics() {
        return fabrics;
    }

    /** The fabric that an entry belongs to; null for none. */
    protected abstract @Nullable Integer fabricOf(T entry);

    /**
     * Takes all entries that a fabric is to have.
     *
     * @param context from whom
     * @throws StatusException if they cannot be
     */
    protected abstract void write(Transaction transaction, InteractionContext context, List<T> entries);

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
            write(transaction, context, own);
        });
    }
}

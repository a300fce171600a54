package dev.clusterwright.interaction.client;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.interaction.Status;
import dev.clusterwright.interaction.StatusException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of another node that can be written. For what its calls give and how they fail, see {@link
 * InteractionClient}; a value that breaks a rule of the definition is refused as {@link WriteBuilder} says. Immutable and
 * thread-safe.
 *
 * @param <T> the type of its value, nullable where the attribute is
 */
public final class WritableAttribute<T extends @Nullable Object> extends RemoteAttribute<T> {
    WritableAttribute(ClusterClient cluster, Attribute<T> attribute) {
        super(cluster, attribute);
    }

    /** Writes a value. */
    public CompletionStage<Void> write(T value) {
        return send(cluster.client().write().set(cluster.endpoint(), attribute, value));
    }

    /**
     * Writes a value if the cluster has not changed since it was read; otherwise fails with the status DATA_VERSION_MISMATCH.
     *
     * @param dataVersion what {@link NodeData#dataVersion} or {@link Reported#dataVersion} gave
     */
    public CompletionStage<Void> writeIf(long dataVersion, T value) {
        return send(cluster.client().write().setIf(dataVersion, cluster.endpoint(), attribute, value));
    }

    /**
     * Adds an item at the end of a list: {@code WritableAttribute.append(accessControl.acl(), entry)}.
     *
     * @param <E> the type of the items
     */
    public static <E extends @Nullable Object> CompletionStage<Void> append(WritableAttribute<List<E>> list, E item) {
        ClusterClient cluster = list.cluster;
        return list.send(cluster.client().write().append(cluster.endpoint(), list.attribute, item));
    }

    private CompletionStage<Void> send(WriteBuilder builder) {
        return Calls.map(builder.start(), this::check);
    }

    @SuppressWarnings("NullAway") // there is no value of Void
    private Void check(WriteResult result) {
        Status status;
        try {
            status = result.status(cluster.endpoint(), attribute);
        } catch (NoSuchElementException e) {
            throw new UnexpectedAnswerException("the answer does not have the attribute", e);
        }
        if (!status.isSuccess()) {
            throw new StatusException(status, toString());
        }
        result.orThrow();
        return null;
    }
}

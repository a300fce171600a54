package dev.clusterwright.interaction.client;

import dev.clusterwright.cluster.Attribute;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of another node. For what its calls give and how they fail, see {@link InteractionClient}. Immutable and
 * thread-safe.
 *
 * @param <T> the type of its value, nullable where the attribute is
 */
public sealed class RemoteAttribute<T extends @Nullable Object> permits WritableAttribute {
    final ClusterClient cluster;
    final Attribute<T> attribute;

    RemoteAttribute(ClusterClient cluster, Attribute<T> attribute) {
        this.cluster = cluster;
        this.attribute = attribute;
    }

    /** What its definition says. */
    public final Attribute<T> attribute() {
        return attribute;
    }

    /**
     * Reads the value. A list has the entries of the own fabric only, as those of others may lack mandatory fields; {@link
     * ReadBuilder#allFabrics()} reads them all.
     */
    public final CompletionStage<T> read() {
        ReadBuilder builder = cluster.client().read().attribute(cluster.endpoint(), attribute);
        return Calls.map(builder.start(), this::value);
    }

    private T value(NodeData data) {
        try {
            return data.value(cluster.endpoint(), attribute, cluster.clusterName());
        } catch (NoSuchElementException e) {
            throw new UnexpectedAnswerException("the answer does not have the attribute", e);
        }
    }

    /** Its name, its cluster and where that is. */
    @Override
    public String toString() {
        return attribute + " of " + cluster;
    }
}

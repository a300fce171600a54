package dev.clusterwright.interaction.client;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.interaction.StatusException;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
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

    /**
     * Publishes the value, as it is at first and whenever it changes; to each subscriber on its own. For what happens when the
     * subscriber is slow or the node is gone, see {@link SubscribeBuilder}; of a slow subscriber's values the last counts. A
     * status instead of a value is an error, and so is a value that cannot be decoded.
     *
     * @param min between two reports, at least
     * @param max after which a report comes even if nothing changed, at most
     * @throws IllegalArgumentException if they are not between 0 and 65,535 seconds, or the first is the longer one
     */
    public final Flow.Publisher<Reported<T>> subscribe(Duration min, Duration max) {
        return cluster.client()
                .subscribe()
                .attribute(cluster.endpoint(), attribute)
                .intervals(min, max)
                .publisher(this::reported);
    }

    private List<Reported<T>> reported(NodeData data) {
        boolean isThere = data.contains(cluster.endpoint(), attribute)
                || data.status(cluster.endpoint(), attribute).isPresent();
        if (!isThere) {
            return List.of();
        }
        OptionalLong version = data.dataVersion(cluster.endpoint(), attribute.clusterId());
        return List.of(new Reported<>(value(data), version.isPresent() ? version.getAsLong() : null));
    }

    private T value(NodeData data) {
        data.status(cluster.endpoint(), attribute).ifPresent(status -> {
            throw new StatusException(status, toString());
        });
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

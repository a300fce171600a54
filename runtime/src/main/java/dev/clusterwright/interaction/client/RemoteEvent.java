package dev.clusterwright.interaction.client;

import dev.clusterwright.cluster.Event;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * An event of another node. For what its calls give and how they fail, see {@link InteractionClient}. Immutable and
 * thread-safe.
 *
 * @param <T> the payload
 */
public final class RemoteEvent<T> {
    final ClusterClient cluster;
    final Event<T> event;

    RemoteEvent(ClusterClient cluster, Event<T> event) {
        this.cluster = cluster;
        this.event = event;
    }

    /** What its definition says. */
    public Event<T> event() {
        return event;
    }

    /** Reads those that have happened and that the node still remembers, in their order. */
    public CompletionStage<List<ReportedEvent<T>>> read() {
        return read(0);
    }

    /**
     * Reads those that have happened from a number on.
     *
     * @param from the lowest number, unsigned
     */
    public CompletionStage<List<ReportedEvent<T>>> read(long from) {
        ReadBuilder builder = cluster.client().read().event(cluster.endpoint(), event);
        if (from != 0) {
            builder.from(from);
        }
        return Calls.map(builder.start(), this::events);
    }

    private List<ReportedEvent<T>> events(NodeData data) {
        data.eventStatuses().forEach(status -> {
            throw NodeData.failure(status);
        });
        return data.events(cluster.endpoint(), event, cluster.clusterName());
    }

    /** Its name, its cluster and where that is. */
    @Override
    public String toString() {
        return event + " of " + cluster;
    }
}

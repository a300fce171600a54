package dev.clusterwright.interaction.client;

import dev.clusterwright.cluster.Event;
import dev.clusterwright.interaction.StatusException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

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

    /**
     * Publishes the events that the node remembers, and each when it happens; to each subscriber on its own. For what happens
     * when the subscriber is slow or the node is gone, see {@link SubscribeBuilder}. A status instead of events is an error,
     * and so is an event that cannot be decoded.
     *
     * @param min between two reports, at least
     * @param max after which a report comes even if nothing happened, at most
     * @throws IllegalArgumentException if they are not between 0 and 65,535 seconds, or the first is the longer one
     */
    public Flow.Publisher<ReportedEvent<T>> subscribe(Duration min, Duration max) {
        return cluster.client()
                .subscribe()
                .event(cluster.endpoint(), event)
                .intervals(min, max)
                .publisher(this::events);
    }

    private List<ReportedEvent<T>> events(NodeData data) {
        data.eventStatuses().forEach(status -> {
            throw new StatusException(status.status(), toString());
        });
        return data.events(cluster.endpoint(), event, cluster.clusterName());
    }

    /** Its name, its cluster and where that is. */
    @Override
    public String toString() {
        return event + " of " + cluster;
    }
}

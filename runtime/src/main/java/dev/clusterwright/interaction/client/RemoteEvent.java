package dev.clusterwright.interaction.client;

import dev.clusterwright.cluster.Event;

/**
 * An event of another node.
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
}

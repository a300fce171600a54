package dev.clusterwright.interaction.client;

import dev.clusterwright.interaction.Connection;
import dev.clusterwright.interaction.Timer;

/** Asks a node. */
public final class InteractionClient {
    final Connection connection;
    final Timer timer;

    /** A client of the node at the other end. */
    public InteractionClient(Connection connection, Timer timer) {
        this.connection = connection;
        this.timer = timer;
    }
}

package dev.clusterwright.interaction.client;

import dev.clusterwright.interaction.Connection;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.interaction.Timer;
import java.util.Objects;

/** What it takes to talk to the other node. */
record Wire(Connection connection, Timer timer, ClientSettings settings) {
    Wire {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(timer, "timer");
        Objects.requireNonNull(settings, "settings");
    }

    StatusResponse status(StatusCode code) {
        return new StatusResponse(code, settings.revision());
    }
}

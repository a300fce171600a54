package dev.clusterwright.interaction.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that happened on another node. Immutable; thread-safe if the payload is.
 *
 * @param <T> the payload
 * @param endpoint that it happened on
 * @param number one more with every event of the node, unsigned
 * @param priority 0 for debug, 1 for info, 2 for critical
 * @param time when, by the clock of the node; null when it did not know the time, or does not say
 * @param uptime when, in milliseconds since the node started; null when it does not say
 * @param payload what happened
 */
public record ReportedEvent<T>(
        int endpoint,
        long number,
        int priority,
        @Nullable Instant time,
        @Nullable Long uptime,
        T payload) {}

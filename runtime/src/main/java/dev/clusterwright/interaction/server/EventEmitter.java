package dev.clusterwright.interaction.server;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * An event that a device can tell of. Thread-safe.
 *
 * @param <T> the payload
 */
public final class EventEmitter<T> {
    /** Keeps the event, once for each cluster that this belongs to; does nothing until there is a node. */
    private volatile Consumer<T> listener = payload -> {};

    /** An event that nobody hears of until the device belongs to a node. */
    public EventEmitter() {}

    /**
     * Tells that the event has happened, now. The node keeps it for those who read events, and reports it to those who
     * subscribe to it.
     *
     * @throws IllegalArgumentException if a part of the payload has no encoding
     */
    public void emit(T payload) {
        listener.accept(Objects.requireNonNull(payload, "payload"));
    }

    /** Tells one more from now on. */
    final synchronized void attach(Consumer<T> another) {
        listener = listener.andThen(another);
    }
}

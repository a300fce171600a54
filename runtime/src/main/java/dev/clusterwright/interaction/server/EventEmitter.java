package dev.clusterwright.interaction.server;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * An event that a device can tell of. Thread-safe.
 *
 * @param <T> the payload
 */
public final class EventEmitter<T> {
    /** Keeps the event, once for each cluster that this belongs to; does nothing until there is a node. */
    private volatile Consumer<T> listener = payload -> {};

    /** Forgets what a fabric alone could see. */
    private volatile IntConsumer forgetter = fabricIndex -> {};

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

    /**
     * To be called when the node has left a fabric: events that are fabric-sensitive, and were told to that, are not kept any
     * longer, as another fabric may come to have its index.
     *
     * @param fabricIndex 1 to 254
     */
    public void forget(int fabricIndex) {
        forgetter.accept(fabricIndex);
    }

    /** Tells one more from now on. */
    final synchronized void attach(Consumer<T> another, IntConsumer anotherForgetter) {
        listener = listener.andThen(another);
        forgetter = forgetter.andThen(anotherForgetter);
    }
}

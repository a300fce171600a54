package dev.clusterwright.interaction.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hands a subscriber what it has asked for, and keeps the rest, merged. Used by one thread at a time, but for {@link
 * #stop()}.
 *
 * @param <R> what reports are turned into
 */
final class Delivery<R> {
    private static final System.Logger LOG = System.getLogger(Delivery.class.getName());

    private final Flow.Subscriber<? super R> subscriber;
    private final Function<NodeData, List<R>> items;

    /** How many items the subscriber wants. */
    private long demand;
    /** What a report was turned into, and the subscriber has not asked for yet. */
    private final Deque<R> queue = new ArrayDeque<>();
    /** What was reported after that; null for nothing. */
    private @Nullable NodeData pending;
    /** Set once nothing may be handed over any more. */
    private volatile boolean stopped;

    Delivery(Flow.Subscriber<? super R> subscriber, Function<NodeData, List<R>> items) {
        this.subscriber = subscriber;
        this.items = items;
    }

    void start(Flow.Subscription subscription) {
        call(() -> subscriber.onSubscribe(subscription));
    }

    /** A subscriber that fails is not called again, as if it had cancelled. */
    private void call(Runnable signal) {
        try {
            signal.run();
        } catch (RuntimeException | Error e) {
            stopped = true;
            LOG.log(System.Logger.Level.WARNING, "A subscriber has failed, and hears nothing more.", e);
        }
    }

    void request(long n) {
        demand = demand + n < 0 ? Long.MAX_VALUE : demand + n;
    }

    void offer(NodeData data) {
        pending = pending == null ? data : pending.merge(data);
    }

    /**
     * Hands over what was asked for.
     *
     * @throws RuntimeException that comes from a report that cannot be turned into items
     */
    void drain() {
        while (demand > 0 && !stopped) {
            if (queue.isEmpty() && pending != null) {
                NodeData data = pending;
                pending = null;
                queue.addAll(items.apply(data));
            } else if (queue.isEmpty()) {
                return;
            } else {
                demand--;
                R item = queue.remove();
                call(() -> subscriber.onNext(item));
            }
        }
    }

    boolean isEmpty() {
        return queue.isEmpty() && pending == null;
    }

    /** About how much memory it takes what was merged, in octets. */
    long size() {
        return pending == null ? 0 : pending.size();
    }

    boolean isStopped() {
        return stopped;
    }

    /** Nothing is handed over any more. Safe to be called by any thread. */
    void stop() {
        stopped = true;
    }

    /** The last that the subscriber hears. */
    void fail(Throwable failure) {
        if (!stopped) {
            stopped = true;
            call(() -> subscriber.onError(failure));
        }
    }
}

package dev.clusterwright.interaction.client;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.Function;

/**
 * Subscribes to attributes and events, any number of them at once:
 *
 * <pre>{@code
 * client.subscribe()
 *         .attributes(new AttributePath(1, null, null))
 *         .intervals(Duration.ofSeconds(1), Duration.ofMinutes(1))
 *         .publisher()
 *         .subscribe(subscriber);
 * }</pre>
 *
 * <p>What {@link #publisher()} gives asks the node when it is subscribed to, for each subscriber anew. The first item is all
 * there is at the beginning; each of the others is what has changed since the one before.
 *
 * <p>A subscriber that is slow loses nothing: what it has not asked for is merged, the last value of each attribute and all
 * events. When that becomes more than {@link ClientSettings#maxReportSize}, the subscription is given up until the
 * subscriber has asked for it.
 *
 * <p>A node from which nothing comes within the interval that it promised, and the time that an answer may take, is
 * subscribed to again: after 1 s, 2 s, 4 s and so on, up to 10 minutes, as long as it takes, without what is known already.
 * Only if it refuses the very first time, or does not answer then, the subscriber hears of an error.
 *
 * <p>Not safe for use by several threads at once; the publisher is.
 */
public final class SubscribeBuilder extends DataRequest<SubscribeBuilder> {
    private final Wire wire;
    private final SubscriptionRegistry registry;
    private int minSeconds;
    private int maxSeconds = 60;
    private boolean keepOthers = true;
    private boolean failWhenLost;

    SubscribeBuilder(Wire wire, SubscriptionRegistry registry) {
        this.wire = wire;
        this.registry = registry;
    }

    @Override
    SubscribeBuilder self() {
        return this;
    }

    /**
     * Says how often reports are wanted; without this, 0 s and 60 s. The node may choose longer ones.
     *
     * @param min between two reports, at least
     * @param max after which a report comes even if nothing changed, at most
     * @throws IllegalArgumentException if they are not between 0 and 65,535 seconds, or the first is the longer one
     */
    public SubscribeBuilder intervals(Duration min, Duration max) {
        if (min.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    "the shortest interval, " + min + ", is longer than the longest, " + max);
        }
        minSeconds = seconds(min);
        maxSeconds = seconds(max);
        return this;
    }

    private static int seconds(Duration interval) {
        long seconds = interval.toSeconds();
        if (seconds < 0 || seconds > 0xFFFF) {
            throw new IllegalArgumentException("an interval of " + interval + " is not within 0 to 65,535 seconds");
        }
        return (int) seconds;
    }

    /** Ends all other subscriptions that this client has at the node. Without this, they go on. */
    public SubscribeBuilder replacingOthers() {
        keepOthers = false;
        return this;
    }

    /** A subscription that is lost is an error, and not subscribed to again. */
    public SubscribeBuilder failWhenLost() {
        failWhenLost = true;
        return this;
    }

    /** Publishes reports. */
    public Flow.Publisher<NodeData> publisher() {
        return publisher(List::of);
    }

    /** Publishes what is made of reports. */
    <R> Flow.Publisher<R> publisher(Function<NodeData, List<R>> items) {
        SubscriptionPlan plan = new SubscriptionPlan(
                attributes,
                events,
                versions,
                eventMin,
                fabricFiltered,
                minSeconds,
                maxSeconds,
                keepOthers,
                failWhenLost);
        return subscriber -> {
            Objects.requireNonNull(subscriber, "subscriber");
            new NodeSubscription<>(wire, registry, plan, new Delivery<>(subscriber, items)).start();
        };
    }
}

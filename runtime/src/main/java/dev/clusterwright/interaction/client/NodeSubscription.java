package dev.clusterwright.interaction.client;

import dev.clusterwright.interaction.EventData;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A subscription of one subscriber, and those that take its place when it is lost. Whatever happens to it happens one after
 * another. Thread-safe.
 */
final class NodeSubscription<R> implements Flow.Subscription {
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);

    private final Wire wire;
    private final SubscriptionRegistry registry;
    private final SubscriptionPlan plan;
    private final Delivery<R> delivery;
    private final Serial serial = new Serial();

    /** The attempt to subscribe that is going on; null for none. */
    private @Nullable CompletableFuture<SubscribeDialogue.Established> connecting;
    /** What was reported before the attempt has succeeded; null for nothing. */
    private @Nullable NodeData early;
    /** Whether an attempt has ever succeeded. */
    private boolean established;
    /** Whether the node is expected to report. */
    private boolean active;
    /** Whether it is given up until the subscriber has taken what there is. */
    private boolean paused;
    /** After which time without a report it is lost. */
    private Duration patience = Duration.ZERO;
    /** How long to wait before the next attempt. */
    private Duration delay = FIRST_DELAY;
    /** Keeps what is scheduled, the end of patience or the next attempt, from being done. */
    private Runnable unschedule = () -> {};

    /** What need not be reported again. */
    private final Map<ClusterKey, Long> versions = new LinkedHashMap<>();

    private @Nullable Long nextEvent;
    private volatile boolean ended;

    NodeSubscription(Wire wire, SubscriptionRegistry registry, SubscriptionPlan plan, Delivery<R> delivery) {
        this.wire = wire;
        this.registry = registry;
        this.plan = plan;
        this.delivery = delivery;
        this.nextEvent = plan.eventMin();
    }

    void start() {
        serial.execute(() -> {
            delivery.start(this);
            if (delivery.isStopped()) {
                end();
            }
            connect();
        });
    }

    @Override
    public void request(long n) {
        serial.execute(() -> requested(n));
    }

    @Override
    public void cancel() {
        delivery.stop();
        serial.execute(this::end);
    }

    /** A report has come. */
    void report(NodeData data) {
        serial.execute(() -> reported(data));
    }

    /** A part of a report has come. */
    void alive() {
        serial.execute(this::arm);
    }

    /** A report has come that makes no sense. */
    void broken(RuntimeException reason) {
        serial.execute(() -> lost(reason));
    }

    private void requested(long n) {
        if (ended) {
            return;
        }
        if (n <= 0) {
            fail(new IllegalArgumentException("a subscriber may not request " + n + " items"));
            return;
        }
        delivery.request(n);
        drain();
    }

    private void connect() {
        if (ended) {
            return;
        }
        unschedule.run();
        early = null;
        SubscribeDialogue dialogue = new SubscribeDialogue(
                wire,
                established ? plan.again(wire.settings(), versions, nextEvent) : plan.first(wire.settings()),
                this::begins);
        CompletableFuture<SubscribeDialogue.Established> attempt = Conversation.start(wire, dialogue);
        connecting = attempt;
        Calls.onEnd(attempt, (start, failure) -> serial.execute(() -> connected(attempt, start, failure)));
    }

    /** From now on the node may report. */
    private void begins(long id) {
        registry.put(id, this);
        if (ended) {
            registry.forget(this);
        }
    }

    private void connected(
            CompletableFuture<?> attempt, SubscribeDialogue.@Nullable Established start, @Nullable Throwable failure) {
        if (ended || connecting != attempt) {
            return;
        }
        connecting = null;
        if (start == null) {
            registry.forget(this);
            failed(failure == null ? new IllegalStateException("no subscription and no failure") : failure);
            return;
        }
        established = true;
        active = true;
        delay = FIRST_DELAY;
        patience = Duration.ofSeconds(start.maxInterval()).plus(wire.settings().answerTimeout());
        NodeData data = early == null ? start.data() : start.data().merge(early);
        early = null;
        arm();
        take(data);
    }

    private void failed(Throwable failure) {
        if (established && !plan.failWhenLost()) {
            retry();
        } else {
            fail(failure);
        }
    }

    private void reported(NodeData data) {
        if (ended) {
            return;
        }
        if (connecting != null) {
            early = early == null ? data : early.merge(data);
            if (early.size() > wire.settings().maxReportSize()) {
                connecting.completeExceptionally(
                        new UnexpectedAnswerException("the node reports and reports, but does not confirm"));
            }
            return;
        }
        arm();
        if (!data.isEmpty()) {
            take(data);
        }
    }

    private void take(NodeData data) {
        versions.putAll(data.dataVersions());
        for (EventData event : data.events()) {
            if (nextEvent == null || Long.compareUnsigned(event.number(), nextEvent) >= 0) {
                nextEvent = event.number() + 1;
            }
        }
        delivery.offer(data);
        drain();
        if (!ended && delivery.size() > wire.settings().maxReportSize()) {
            paused = true;
            active = false;
            registry.forget(this);
            unschedule.run();
        }
    }

    private void drain() {
        try {
            delivery.drain();
        } catch (RuntimeException e) {
            fail(e);
            return;
        }
        if (delivery.isStopped()) {
            end();
        } else if (paused && delivery.isEmpty()) {
            paused = false;
            connect();
        }
    }

    /** Waits for the next report. */
    private void arm() {
        if (!active) {
            return;
        }
        unschedule.run();
        String reason = "no report within " + patience;
        unschedule = wire.timer().schedule(patience, () -> serial.execute(() -> lost(new TimeoutException(reason))));
    }

    private void lost(Exception reason) {
        if (!active) {
            return;
        }
        active = false;
        registry.forget(this);
        failed(reason);
    }

    private void retry() {
        unschedule.run();
        unschedule = wire.timer().schedule(delay, () -> serial.execute(this::connect));
        Duration twice = delay.multipliedBy(2);
        delay = twice.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : twice;
    }

    private void fail(Throwable failure) {
        end();
        delivery.fail(failure);
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        active = false;
        unschedule.run();
        registry.forget(this);
        if (connecting != null) {
            connecting.cancel(false);
        }
    }
}

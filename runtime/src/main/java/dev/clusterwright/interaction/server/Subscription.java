package dev.clusterwright.interaction.server;

import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.SubscribeResponse;
import dev.clusterwright.interaction.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one subscriber follows, and what it has not been told yet: which attributes have changed, not their values, so
 * this takes no more than there are attributes. It says when the next report is due, and what it is about; one is on its
 * way at most.
 *
 * <p>Thread-safe. Its lock is held for moments only: nothing is called under it but the timer, to schedule and to take
 * back. So it may be taken by those who hold the lock of a cluster.
 */
final class Subscription {
    /** What passes between the end of the priming, which is not acknowledged, and the first report: they could overtake. */
    static final Duration SETTLING = Duration.ofMillis(100);

    /** How long after its maximum interval a subscriber that does not acknowledge is given up. */
    static final Duration MARGIN = Duration.ofSeconds(60);

    /** How often a report is lost before the time until it is tried again does not become longer. */
    private static final int LONGEST_WAIT = 6;

    private enum Phase {
        PRIMING,
        WAITING,
        REPORTING,
        ENDED
    }

    private final long id;
    private final Session session;
    private final SubscribedPaths paths;
    private final Intervals intervals;
    private final Timer timer;
    private final Consumer<Subscription> reporter;
    private final Consumer<Subscription> whenEnded;

    private final Set<ServedAttribute<?>> changes = new LinkedHashSet<>();
    private Phase phase = Phase.PRIMING;
    /** Whether an event has happened that is not to wait for the next report. */
    private boolean urgent;
    /** From which number on events have not been reported. */
    private long nextEvent;
    /** How many times in a row a report was lost. */
    private int losses;
    /** Before this there is no report, even if there is something to tell. */
    private Instant earliest;
    /** Then there is a report, even if there is nothing to tell. */
    private Instant latest;
    /** A report that is lost then or later is the last one. */
    private Instant deadline;
    /** The report that is on its way; null when none is. */
    private @Nullable Delivery delivery;
    /** The number of the alarm that is set; one that rings with another was taken back too late. */
    private long alarm;
    /** When the alarm rings; null when it does not. */
    private @Nullable Instant alarmAt;

    private Runnable cancelAlarm = () -> {};

    /**
     * One that is being primed.
     *
     * @param reporter called by a thread of the timer when a report may be due, to {@link #take} it
     * @param whenEnded called once
     */
    Subscription(
            long id,
            Session session,
            SubscribedPaths paths,
            Intervals intervals,
            Timer timer,
            Consumer<Subscription> reporter,
            Consumer<Subscription> whenEnded) {
        this.id = id;
        this.session = session;
        this.paths = paths;
        this.intervals = intervals;
        this.timer = timer;
        this.reporter = reporter;
        this.whenEnded = whenEnded;
        this.earliest = timer.now();
        this.latest = earliest;
        this.deadline = earliest;
    }

    /**
     * What a report is about.
     *
     * @param changes which attributes
     * @param firstEvent from which number on
     * @param required whether there is a report even if there is nothing to tell
     */
    record Due(List<ServedAttribute<?>> changes, long firstEvent, boolean required) {}

    long id() {
        return id;
    }

    Session session() {
        return session;
    }

    SubscribedPaths paths() {
        return paths;
    }

    /** The subscriber waits for the next part of what there is at first: it has to ask for the one after that in time. */
    synchronized void prime() {
        requireHeld();
        setAlarm(timer.now().plus(Delivery.PATIENCE));
    }

    /** Events before this number are told at first, or never. */
    synchronized void reportsFrom(long eventNumber) {
        nextEvent = eventNumber;
    }

    /** The priming is complete: from now on changes are reported. */
    synchronized Message activate() {
        requireHeld();
        Instant now = timer.now();
        phase = Phase.WAITING;
        Duration pause = intervals.floor().compareTo(SETTLING) > 0 ? intervals.floor() : SETTLING;
        earliest = now.plus(pause);
        acknowledged(now);
        latest = now.plus(intervals.max());
        setAlarm(due());
        return new SubscribeResponse(id, (int) intervals.max().toSeconds());
    }

    private void requireHeld() {
        if (phase != Phase.PRIMING) {
            throw new StatusException(StatusCode.INVALID_SUBSCRIPTION, "the subscription has ended");
        }
    }

    /** An attribute that it follows has changed. */
    synchronized void changed(ServedAttribute<?> attribute) {
        if (phase != Phase.ENDED && changes.add(attribute)) {
            setAlarmIfWaiting();
        }
    }

    /** An event that it follows has happened, and is not to wait. */
    synchronized void hurry() {
        urgent = true;
        setAlarmIfWaiting();
    }

    /** Ends it, if it has not ended yet; nothing is sent any more. */
    void end() {
        endIf(EnumSet.complementOf(EnumSet.of(Phase.ENDED)));
    }

    private void endIf(Set<Phase> phases) {
        Delivery underWay;
        synchronized (this) {
            if (!phases.contains(phase)) {
                return;
            }
            phase = Phase.ENDED;
            changes.clear();
            setAlarm(null);
            underWay = delivery;
            delivery = null;
        }
        if (underWay != null) {
            underWay.abandon();
        }
        whenEnded.accept(this);
    }

    /** What is to be reported now. Whoever takes it calls {@link #silent} or {@link #sends} next. */
    synchronized @Nullable Due take() {
        if (phase != Phase.WAITING) {
            return null;
        }
        phase = Phase.REPORTING;
        Due due = new Due(List.copyOf(changes), nextEvent, losses > 0 || !hasReason());
        changes.clear();
        urgent = false;
        return due;
    }

    /**
     * There is nothing to tell after all, as what has changed is not for this subscriber: no report.
     *
     * @param next the number of the first event that was not looked at
     */
    synchronized void silent(long next) {
        if (phase == Phase.REPORTING) {
            phase = Phase.WAITING;
            nextEvent = next;
            setAlarm(due());
        }
    }

    /**
     * A report is on its way from now on.
     *
     * @return false if it is not to be sent, as this has ended
     */
    synchronized boolean sends(Delivery report) {
        if (phase != Phase.REPORTING) {
            return false;
        }
        delivery = report;
        Instant now = timer.now();
        earliest = now.plus(intervals.floor());
        latest = now.plus(intervals.max());
        return true;
    }

    /**
     * A report has ended.
     *
     * @param due what it was about
     * @param next the number of the first event that was not in it
     */
    void delivered(Due due, long next, Delivery.Outcome outcome) {
        boolean over;
        synchronized (this) {
            if (phase != Phase.REPORTING) {
                return;
            }
            delivery = null;
            Instant now = timer.now();
            if (outcome == Delivery.Outcome.ACKNOWLEDGED) {
                nextEvent = next;
                acknowledged(now);
            } else {
                changes.addAll(due.changes());
                lost(now);
            }
            over = outcome == Delivery.Outcome.REFUSED || (outcome == Delivery.Outcome.LOST && !now.isBefore(deadline));
            if (!over) {
                phase = Phase.WAITING;
                setAlarm(due());
            }
        }
        if (over) {
            end();
        }
    }

    private void acknowledged(Instant now) {
        losses = 0;
        deadline = now.plus(intervals.max()).plus(MARGIN);
    }

    /** The same report again is not bound to the floor: the subscriber does not have it. */
    private void lost(Instant now) {
        Instant again = now.plus(Duration.ofSeconds(1L << Math.min(losses, LONGEST_WAIT)));
        earliest = again.isAfter(deadline) ? deadline : again;
        losses++;
    }

    private boolean hasReason() {
        return urgent || !changes.isEmpty();
    }

    private Instant due() {
        return (losses > 0 || hasReason()) && earliest.isBefore(latest) ? earliest : latest;
    }

    private void setAlarmIfWaiting() {
        if (phase == Phase.WAITING) {
            setAlarm(due());
        }
    }

    private void setAlarm(@Nullable Instant when) {
        if (Objects.equals(when, alarmAt)) {
            return;
        }
        cancelAlarm.run();
        cancelAlarm = () -> {};
        alarmAt = when;
        alarm++;
        long number = alarm;
        if (when != null) {
            cancelAlarm = timer.schedule(until(when), () -> ring(number));
        }
    }

    /** Not for longer than the subscriber waits, even if the clock has been set back. */
    private Duration until(Instant when) {
        Duration delay = Duration.between(timer.now(), when);
        return phase == Phase.WAITING && delay.compareTo(intervals.max()) > 0 ? intervals.max() : delay;
    }

    private void ring(long number) {
        boolean stalled;
        synchronized (this) {
            if (number != alarm) {
                return;
            }
            alarmAt = null;
            stalled = phase == Phase.PRIMING;
        }
        if (stalled) {
            // unless the subscriber was just faster
            endIf(EnumSet.of(Phase.PRIMING));
        } else {
            reporter.accept(this);
        }
    }
}

package dev.clusterwright.interaction.loopback;

import dev.clusterwright.interaction.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A clock that stands still until it is turned: tests need not wait, and what happens when is the same each time.
 * Thread-safe.
 */
public final class ManualTimer implements Timer {
    /** What is to be done, the first at the head; of two at the same time, the one that was scheduled first. */
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparing(Task::number));

    private Instant now;
    /** How many tasks there have been. */
    private long count;

    private record Task(Instant due, long number, Runnable action) {}

    /** A clock that shows the beginning of the year 2026. */
    public ManualTimer() {
        this(Instant.parse("2026-01-01T00:00:00Z"));
    }

    /** A clock that shows a time. */
    public ManualTimer(Instant start) {
        this.now = Objects.requireNonNull(start, "start");
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    /** Does something once the clock is turned to then or further; without a delay, once it is turned at all. */
    @Override
    public synchronized Runnable schedule(Duration delay, Runnable action) {
        Task task =
                new Task(delay.isNegative() ? now : now.plus(delay), count, Objects.requireNonNull(action, "action"));
        count++;
        tasks.add(task);
        return () -> remove(task);
    }

    private synchronized void remove(Task task) {
        tasks.remove(task);
    }

    /**
     * Turns the clock. What is due until then is done by this thread, each thing at its time, and so is what these
     * schedule in turn.
     *
     * @param time to turn by; zero to do only what is due at once
     * @throws IllegalArgumentException if it is negative
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time does not go back");
        }
        Instant until = now().plus(time);
        Task task = next(until);
        while (task != null) {
            task.action.run();
            task = next(until);
        }
    }

    /** Turns to the next task that is due, and takes it; when there is none, turns to the end. */
    private synchronized @Nullable Task next(Instant until) {
        Task task = tasks.peek();
        if (task == null || task.due.isAfter(until)) {
            now = later(until);
            return null;
        }
        now = later(task.due);
        return tasks.poll();
    }

    private Instant later(Instant other) {
        return other.isAfter(now) ? other : now;
    }

    /** How many things are still to be done. */
    public synchronized int scheduled() {
        return tasks.size();
    }
}

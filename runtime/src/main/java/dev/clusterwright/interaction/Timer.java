package dev.clusterwright.interaction;

import java.time.Duration;
import java.time.Instant;

/** The time, and doing things later. Tests bring one that they can turn. Thread-safe. */
public interface Timer {
    /** What the time is. */
    Instant now();

    /**
     * Does something later, on a thread of the timer. The task must not block and must not throw.
     *
     * @param delay after which to do it; at once if not positive
     * @return to be called when it is not to be done after all; does nothing when it has been done
     */
    Runnable schedule(Duration delay, Runnable task);
}

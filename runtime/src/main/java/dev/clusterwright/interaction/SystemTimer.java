package dev.clusterwright.interaction;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The time of the system, and a thread of its own that does things later. The thread does not keep the program running.
 * One timer is enough for any number of nodes and clients. Thread-safe.
 */
public final class SystemTimer implements Timer, AutoCloseable {
    private final ScheduledThreadPoolExecutor executor;

    /** Starts a timer. */
    public SystemTimer() {
        executor = new ScheduledThreadPoolExecutor(1, SystemTimer::thread, new ThreadPoolExecutor.DiscardPolicy());
        // Most of what is scheduled waits for something that happens in time: it need not stay in memory until then.
        executor.setRemoveOnCancelPolicy(true);
    }

    private static Thread thread(Runnable loop) {
        Thread thread = new Thread(loop, "clusterwright-timer");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Runnable schedule(Duration delay, Runnable task) {
        Future<?> scheduled = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    /** Ends the thread. What is scheduled, before or after this, is not done any more. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}

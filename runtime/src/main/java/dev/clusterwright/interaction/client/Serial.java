package dev.clusterwright.interaction.client;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does things one after another, each by a thread that brings one. What a task brings is done after the task, not inside
 * of it: so there are no locks that others could wait for, and no stack that grows with what a peer sends. Thread-safe.
 */
final class Serial implements Executor {
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    /** How many tasks are not done yet. */
    private final AtomicInteger open = new AtomicInteger();

    /** Does something, or leaves it to the thread that is at it. The task must not throw. */
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (open.getAndIncrement() != 0) {
            return;
        }
        do {
            tasks.remove().run();
        } while (open.decrementAndGet() != 0);
    }
}

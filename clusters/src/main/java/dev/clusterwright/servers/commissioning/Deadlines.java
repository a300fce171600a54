package dev.clusterwright.servers.commissioning;

import dev.clusterwright.interaction.Timer;
import dev.clusterwright.servers.storage.StorageException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When the fail-safe expires: one deadline that can be moved, and one that cannot. They are told by delays, so nothing comes
 * of it if somebody sets the clock. Thread-safe.
 */
final class Deadlines implements AutoCloseable {
    /** After which expiry is tried again that could not be stored. */
    static final Duration RETRY = Duration.ofSeconds(1);

    private static final Logger LOGGER = System.getLogger(Deadlines.class.getName());

    private static final String MESSAGE =
            "the fail-safe cannot expire, and tries again in " + RETRY.toSeconds() + " s: ";

    private final Timer timer;
    private @Nullable Runnable cancelNext;
    private @Nullable Runnable cancelLatest;
    private boolean closed;

    Deadlines(Timer timer) {
        this.timer = timer;
    }

    /** Instead of the one that was set before. */
    synchronized void setNext(Duration delay, Runnable expire) {
        cancel(cancelNext);
        cancelNext = schedule(delay, () -> tryTo(expire));
    }

    synchronized void setLatest(Duration delay, Runnable expire) {
        cancel(cancelLatest);
        cancelLatest = schedule(delay, () -> tryTo(expire));
    }

    private @Nullable Runnable schedule(Duration delay, Runnable task) {
        return closed ? null : timer.schedule(delay, task);
    }

    /**
     * What cannot be undone now has to be undone later; the node goes on until then as if there were time left. Who arms the
     * fail-safe meanwhile sets a deadline of his own, which this must not replace.
     */
    private void tryTo(Runnable expire) {
        if (isClosed()) {
            return;
        }
        try {
            expire.run();
        } catch (StorageException e) {
            LOGGER.log(Level.ERROR, MESSAGE + e.getMessage());
            retry(expire);
        } catch (RuntimeException e) {
            LOGGER.log(Level.ERROR, MESSAGE + "somebody who takes part has failed", e);
            retry(expire);
        }
    }

    private synchronized void retry(Runnable expire) {
        schedule(RETRY, () -> tryTo(expire));
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    synchronized void clear() {
        cancel(cancelNext);
        cancel(cancelLatest);
        cancelNext = null;
        cancelLatest = null;
    }

    private static void cancel(@Nullable Runnable cancel) {
        if (cancel != null) {
            cancel.run();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        clear();
    }
}

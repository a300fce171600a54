package dev.clusterwright.interaction.server;

import dev.clusterwright.interaction.Connection;
import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.Exchange;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.interaction.Timer;
import dev.clusterwright.tlv.TlvException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One report on its way: the messages of one exchange, each sent when the one before is acknowledged. All sending is done
 * by threads of the timer, whichever thread brings the acknowledgement. Thread-safe.
 */
final class Delivery {
    /** How long an acknowledgement may take. A transport gives up sooner; this is for one that forgets to. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Logger LOGGER = System.getLogger(Node.class.getName());

    /** How a delivery ends. */
    enum Outcome {
        /** All was acknowledged. */
        ACKNOWLEDGED,
        /** The other side answered that it does not want it. */
        REFUSED,
        /** Nothing came back, or the way is gone. */
        LOST,
        /** This side has ended it. */
        ABANDONED
    }

    private final Answers messages;
    private final Session session;
    private final Connection connection;
    private final Timer timer;
    private final Consumer<Outcome> whenOver;

    /** Null before the first message. Used, as the messages are, by the thread that is busy. */
    private @Nullable Exchange exchange;
    /** Whether a thread is at the messages or the exchange: nobody else touches them, and it cleans up if this ends. */
    private boolean busy;
    /** How it ended; null while it has not. */
    private @Nullable Outcome outcome;
    /** Takes the patience back. */
    private Runnable forget = () -> {};

    /**
     * A report that is not on its way yet.
     *
     * @param messages one at least; closed in the end
     * @param session that it is for
     * @param connection the way there
     * @param whenOver called once, by any thread
     */
    Delivery(Answers messages, Session session, Connection connection, Timer timer, Consumer<Outcome> whenOver) {
        this.messages = messages;
        this.session = session;
        this.connection = connection;
        this.timer = timer;
        this.whenOver = whenOver;
    }

    /** Sends the first message; to be called by a thread of the timer. */
    void start() {
        proceed(null, null);
    }

    /** Ends it, whatever it is at. */
    void abandon() {
        end(Outcome.ABANDONED);
    }

    /** The next step: at the beginning, or when an answer has come or will not. */
    private void proceed(@Nullable EncodedMessage answer, @Nullable Throwable failure) {
        if (!enter()) {
            return;
        }
        CompletionStage<EncodedMessage> due = null;
        try {
            due = step(answer, failure);
        } catch (RuntimeException e) {
            // A transport or a device that fails must not take the timer down; the log has no message, it may be
            // secret.
            LOGGER.log(
                    Level.WARNING, () -> "a report failed with " + e.getClass().getName());
            end(Outcome.LOST);
        } finally {
            leave();
        }
        if (due != null) {
            due.whenComplete((next, lost) -> timer.schedule(Duration.ZERO, () -> proceed(next, lost)));
        }
    }

    /** Does what is to be done now. Gives the answer that is due then; null if this was the end. */
    private @Nullable CompletionStage<EncodedMessage> step(
            @Nullable EncodedMessage answer, @Nullable Throwable failure) {
        if (failure != null) {
            end(Outcome.LOST);
        } else if (answer != null && !isSuccess(answer)) {
            end(Outcome.REFUSED);
        } else if (!messages.hasNext()) {
            end(Outcome.ACKNOWLEDGED);
        } else {
            return send(messages.next());
        }
        return null;
    }

    private static boolean isSuccess(EncodedMessage answer) {
        try {
            return Message.decode(answer) instanceof StatusResponse status
                    && status.status().equals(StatusCode.SUCCESS);
        } catch (TlvException | IllegalArgumentException e) {
            return false;
        }
    }

    private CompletionStage<EncodedMessage> send(Message message) {
        Exchange open = exchange;
        if (open == null) {
            open = connection.open();
            exchange = open;
        }
        Runnable late = timer.schedule(PATIENCE, () -> end(Outcome.LOST));
        synchronized (this) {
            forget = late;
        }
        return open.request(message.withRevision(session.revision()).encode());
    }

    private boolean enter() {
        Runnable cancel;
        synchronized (this) {
            if (outcome != null) {
                return false;
            }
            busy = true;
            cancel = forget;
        }
        cancel.run();
        return true;
    }

    private void leave() {
        boolean over;
        synchronized (this) {
            busy = false;
            over = outcome != null;
        }
        if (over) {
            release();
        }
    }

    private void end(Outcome how) {
        boolean idle;
        synchronized (this) {
            if (outcome != null) {
                return;
            }
            outcome = how;
            idle = !busy;
        }
        if (idle) {
            release();
        }
    }

    /** Called once: by who ends it, or by who was busy then. */
    private void release() {
        Outcome how;
        Runnable cancel;
        synchronized (this) {
            how = Objects.requireNonNull(outcome);
            cancel = forget;
        }
        cancel.run();
        messages.close();
        if (exchange != null) {
            exchange.close();
        }
        whenOver.accept(how);
    }
}

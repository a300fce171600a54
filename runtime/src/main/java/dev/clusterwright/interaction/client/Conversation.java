package dev.clusterwright.interaction.client;

import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.Exchange;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.tlv.TlvException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Leads a dialogue over an exchange, with a limit of time for each answer. Whatever happens to it, answers, time and
 * cancellation, happens one after another.
 */
final class Conversation<T extends @Nullable Object> {
    private static final System.Logger LOG = System.getLogger(Conversation.class.getName());

    private final Wire wire;
    private final Exchange exchange;
    private final Dialogue<T> dialogue;
    private final Serial serial = new Serial();
    private final CompletableFuture<T> result = new CompletableFuture<>();

    /** How many messages were sent: an answer or a timeout of an earlier one is of no interest. */
    private int turn;
    /** Ends waiting for the answer to come too late. */
    private Runnable stopWaiting = () -> {};

    private boolean ended;

    private Conversation(Wire wire, Exchange exchange, Dialogue<T> dialogue) {
        this.wire = wire;
        this.exchange = exchange;
        this.dialogue = dialogue;
    }

    /**
     * Starts.
     *
     * @return what it leads to; to cancel it closes the exchange
     */
    static <T extends @Nullable Object> CompletableFuture<T> start(Wire wire, Dialogue<T> dialogue) {
        Exchange exchange;
        try {
            exchange = wire.connection().open();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        Conversation<T> conversation = new Conversation<>(wire, exchange, dialogue);
        Calls.onEnd(conversation.result, (value, failure) -> conversation.serial.execute(conversation::abandon));
        conversation.serial.execute(() -> conversation.ask(dialogue.start()));
        return conversation.result;
    }

    private void ask(Message message) {
        if (ended) {
            return;
        }
        turn++;
        int asked = turn;
        stopWaiting = wire.timer().schedule(wire.settings().answerTimeout(), () -> serial.execute(() -> missed(asked)));
        try {
            exchange.request(message.encode())
                    .whenComplete((answer, failure) -> serial.execute(() -> answered(asked, answer, failure)));
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void answered(int asked, @Nullable EncodedMessage answer, @Nullable Throwable failure) {
        if (ended || asked != turn) {
            return;
        }
        stopWaiting.run();
        if (answer == null) {
            fail(failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure);
            return;
        }
        try {
            take(answer);
        } catch (UnexpectedAnswerException e) {
            refuse(answer, e);
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void take(EncodedMessage answer) {
        Step<T> step = dialogue.next(decode(answer), answer.payload().length());
        if (step instanceof Step.Ask<T> ask) {
            ask(ask.message());
        } else if (step instanceof Step.Done<T> done) {
            end(done.last());
            result.complete(done.result());
        }
    }

    private static Message decode(EncodedMessage answer) {
        try {
            return Message.decode(answer);
        } catch (TlvException | IllegalArgumentException e) {
            throw new UnexpectedAnswerException("the answer cannot be read: " + e.getMessage(), e);
        }
    }

    private void missed(int asked) {
        if (!ended && asked == turn) {
            fail(new TimeoutException("no answer within " + wire.settings().answerTimeout()));
        }
    }

    /** Tells the other side that its message makes no sense, unless it has ended the exchange with it. */
    private void refuse(EncodedMessage answer, UnexpectedAnswerException reason) {
        boolean over = answer.opcode() == StatusResponse.OPCODE;
        end(over ? null : wire.status(StatusCode.INVALID_ACTION));
        result.completeExceptionally(reason);
    }

    private void fail(@Nullable Throwable failure) {
        end(null);
        result.completeExceptionally(failure == null ? new IllegalStateException("no answer and no failure") : failure);
    }

    private void abandon() {
        if (!ended) {
            end(null);
        }
    }

    private void end(@Nullable Message last) {
        ended = true;
        stopWaiting.run();
        try {
            if (last == null) {
                exchange.close();
            } else {
                exchange.send(last.encode());
            }
        } catch (RuntimeException e) {
            // What the conversation led to is known all the same.
            LOG.log(System.Logger.Level.WARNING, "An exchange could not be ended.", e);
        }
    }
}

package dev.clusterwright.interaction.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.interaction.Connection;
import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.Exchange;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.tlv.TlvText;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.OctetString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A node that expects certain messages, one after another, and has an answer for each. */
final class ScriptedNode implements Connection {
    /** What happened, in order: {@code open}, the text of each message, {@code close}. */
    final List<String> log = new ArrayList<>();

    private final Deque<Step> steps = new ArrayDeque<>();
    private @Nullable CompletableFuture<EncodedMessage> unanswered;

    private @Nullable EncodedMessage fallback;

    private record Step(
            EncodedMessage expected,
            @Nullable EncodedMessage answer,
            @Nullable Throwable failure) {}

    /** Expects a message and answers it. */
    ScriptedNode expect(Message expected, Message answer) {
        return expect(expected.encode(), answer.encode());
    }

    ScriptedNode expect(EncodedMessage expected, EncodedMessage answer) {
        steps.add(new Step(expected, answer, null));
        return this;
    }

    /** Expects a message and does not answer it. */
    ScriptedNode expectInSilence(Message expected) {
        steps.add(new Step(expected.encode(), null, null));
        return this;
    }

    /** Expects a message that is lost for good. */
    ScriptedNode lose(Message expected, Throwable failure) {
        steps.add(new Step(expected.encode(), null, failure));
        return this;
    }

    /** Answers whatever is not expected. */
    void otherwise(EncodedMessage answer) {
        fallback = answer;
    }

    static EncodedMessage message(int opcode, String hex) {
        return new EncodedMessage(opcode, OctetString.fromHex(hex));
    }

    static String text(EncodedMessage message) {
        return String.format("%02X ", message.opcode())
                + TlvText.print(TlvValue.CODEC.decode(message.payload().toByteArray()));
    }

    static String text(Message message) {
        return text(message.encode());
    }

    /** Everything that was expected has come, and every exchange has ended. */
    void verify() {
        assertThat(steps).isEmpty();
        long opened = log.stream().filter("open"::equals).count();
        long ended = log.stream()
                .filter(entry -> entry.equals("close") || entry.startsWith("last"))
                .count();
        assertThat(ended).as("%s", log).isEqualTo(opened);
    }

    /** Answers the message that was left without an answer. */
    void answerNow(Message answer) {
        Objects.requireNonNull(unanswered, "unanswered").complete(answer.encode());
    }

    @Override
    public Exchange open() {
        log.add("open");
        return new ScriptedExchange();
    }

    private final class ScriptedExchange implements Exchange {
        private boolean closed;
        private @Nullable CompletableFuture<EncodedMessage> due;

        @Override
        public CompletionStage<EncodedMessage> request(EncodedMessage message) {
            assertThat(closed).as("closed").isFalse();
            log.add(text(message));
            if (steps.isEmpty() && fallback != null) {
                return CompletableFuture.completedFuture(fallback);
            }
            Step step = steps.poll();
            assertThat(step)
                    .as("nothing more is expected, but %s", text(message))
                    .isNotNull();
            assertThat(text(message)).isEqualTo(text(step.expected));
            assertThat(message).isEqualTo(step.expected);
            if (step.failure != null) {
                return CompletableFuture.failedFuture(step.failure);
            }
            if (step.answer != null) {
                return CompletableFuture.completedFuture(step.answer);
            }
            due = new CompletableFuture<>();
            unanswered = due;
            return due;
        }

        @Override
        public void send(EncodedMessage message) {
            assertThat(closed).as("closed").isFalse();
            closed = true;
            log.add("last " + text(message));
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                log.add("close");
                if (due != null) {
                    due.completeExceptionally(new CancellationException());
                }
            }
        }
    }
}

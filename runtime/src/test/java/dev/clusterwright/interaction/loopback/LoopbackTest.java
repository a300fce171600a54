package dev.clusterwright.interaction.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.Exchange;
import dev.clusterwright.interaction.Responder;
import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class LoopbackTest {
    private final List<String> heard = new ArrayList<>();

    /** Answers a message with the next opcode; opcode 99 not at all. */
    private final class Echo implements Responder {
        private final String name;

        Echo(String name) {
            this.name = name;
        }

        @Override
        public Optional<EncodedMessage> receive(EncodedMessage message) {
            heard.add(name + " " + message.opcode());
            return message.opcode() == 99 ? Optional.empty() : Optional.of(message(message.opcode() + 1));
        }

        @Override
        public void close() {
            heard.add(name + " closed");
        }
    }

    private static EncodedMessage message(int opcode) {
        return new EncodedMessage(opcode, OctetString.EMPTY);
    }

    private Loopback connected(Loopback loopback) {
        loopback.node(() -> new Echo("node"));
        loopback.client(() -> new Echo("client"));
        return loopback;
    }

    private static Throwable failure(CompletionStage<EncodedMessage> answer) {
        CompletableFuture<EncodedMessage> future = answer.toCompletableFuture();
        assertThat(future).isCompletedExceptionally();
        return future.handle((message, failure) -> failure).join();
    }

    @Test
    void eachDirectionHasItsOwnSideAndEachExchangeItsOwnResponder() {
        Loopback loopback = connected(new Loopback());
        Exchange exchange = loopback.toNode().open();
        assertThat(exchange.request(message(1)).toCompletableFuture().join()).isEqualTo(message(2));
        assertThat(exchange.request(message(3)).toCompletableFuture().join()).isEqualTo(message(4));
        loopback.toClient().open().send(message(5));
        exchange.close();
        exchange.close();
        assertThat(heard).containsExactly("node 1", "node 3", "client 5", "client closed", "node closed");
    }

    @Test
    void whatIsLostOrNotAnsweredFails() {
        Loopback loopback = connected(new Loopback());
        loopback.arriving(message -> message.opcode() != 1 && message.opcode() != 4);
        assertThat(failure(loopback.toNode().open().request(message(1))))
                .isInstanceOf(IOException.class)
                .hasMessage("the message is lost");
        assertThat(failure(loopback.toNode().open().request(message(3)))).hasMessage("the answer is lost");
        assertThat(failure(loopback.toNode().open().request(message(99)))).hasMessage("the message is not answered");
        assertThat(heard).containsExactly("node 3", "node 99");
    }

    @Test
    void anAnswerIsNotWaitedForOnceTheExchangeIsClosed() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        Loopback loopback = connected(new Loopback(waiting::add));
        Exchange exchange = loopback.toNode().open();
        CompletionStage<EncodedMessage> answer = exchange.request(message(1));
        assertThatThrownBy(() -> exchange.request(message(3))).isInstanceOf(IllegalStateException.class);
        exchange.close();
        assertThat(failure(answer)).isInstanceOf(CancellationException.class);
        assertThat(heard).isEmpty();
        waiting.remove().run();
        assertThat(heard).containsExactly("node 1", "node closed");
        assertThat(failure(exchange.request(message(5)))).isInstanceOf(CancellationException.class);
    }

    @Test
    void aResponderThatFailsFailsTheRequest() {
        Loopback loopback = new Loopback();
        assertThatThrownBy(() -> loopback.toNode().open()).isInstanceOf(IllegalStateException.class);
        loopback.node(() -> new Responder() {
            @Override
            public Optional<EncodedMessage> receive(EncodedMessage message) {
                throw new IllegalArgumentException("no");
            }

            @Override
            public void close() {}
        });
        assertThat(failure(loopback.toNode().open().request(message(1))))
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }
}

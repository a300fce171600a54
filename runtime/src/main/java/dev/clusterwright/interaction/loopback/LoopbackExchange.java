package dev.clusterwright.interaction.loopback;

import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.Exchange;
import dev.clusterwright.interaction.Responder;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A conversation with a responder of this process. Safe to be closed by any thread, at any time. */
final class LoopbackExchange implements Exchange {
    private final Direction direction;
    private final Responder responder;
    private final Executor executor;

    /** The answer that is due; null while none is. */
    private @Nullable CompletableFuture<EncodedMessage> due;
    /** Whether the responder has a message: it is not closed before it has answered. */
    private boolean busy;

    private boolean closed;

    LoopbackExchange(Direction direction, Responder responder, Executor executor) {
        this.direction = direction;
        this.responder = responder;
        this.executor = executor;
    }

    @Override
    public CompletionStage<EncodedMessage> request(EncodedMessage message) {
        CompletableFuture<EncodedMessage> answer = new CompletableFuture<>();
        synchronized (this) {
            if (due != null) {
                throw new IllegalStateException("an answer is still due");
            }
            if (closed) {
                return CompletableFuture.failedFuture(new CancellationException("the exchange is closed"));
            }
            due = answer;
            busy = true;
        }
        executor.execute(() -> deliver(message));
        return answer;
    }

    @Override
    public void send(EncodedMessage message) {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            busy = true;
        }
        executor.execute(() -> deliver(message));
    }

    private void deliver(EncodedMessage message) {
        Optional<EncodedMessage> answer = Optional.empty();
        IOException failure = null;
        if (!direction.arrives(message)) {
            failure = new IOException("the message is lost");
        } else {
            try {
                answer = responder.receive(message);
                failure = answer.isEmpty() ? new IOException("the message is not answered") : null;
            } catch (RuntimeException e) {
                failure = new IOException("the other side has failed", e);
            }
            if (answer.isPresent() && !direction.arrives(answer.get())) {
                failure = new IOException("the answer is lost");
            }
        }
        finish(answer.orElse(null), failure);
    }

    private void finish(@Nullable EncodedMessage message, @Nullable IOException failure) {
        CompletableFuture<EncodedMessage> waiting;
        boolean last;
        synchronized (this) {
            waiting = due;
            due = null;
            busy = false;
            last = closed;
        }
        if (last) {
            responder.close();
        }
        if (waiting != null && failure != null) {
            waiting.completeExceptionally(failure);
        } else if (waiting != null && message != null) {
            waiting.complete(message);
        }
    }

    @Override
    public void close() {
        CompletableFuture<EncodedMessage> waiting;
        boolean idle;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            waiting = due;
            due = null;
            idle = !busy;
        }
        if (idle) {
            responder.close();
        }
        if (waiting != null) {
            waiting.completeExceptionally(new CancellationException("the exchange is closed"));
        }
    }
}

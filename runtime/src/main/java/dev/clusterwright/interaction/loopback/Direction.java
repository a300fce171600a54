package dev.clusterwright.interaction.loopback;

import dev.clusterwright.interaction.Connection;
import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.Exchange;
import dev.clusterwright.interaction.Responder;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The way to one of the two sides. Thread-safe. */
final class Direction implements Connection {
    private final Executor executor;

    /** Makes what answers an exchange. */
    private volatile Supplier<Responder> responders;
    /** Whether a message is not lost. */
    private volatile Predicate<EncodedMessage> arrives = message -> true;

    Direction(String name, Executor executor) {
        this.executor = Objects.requireNonNull(executor, "executor");
        this.responders = () -> {
            throw new IllegalStateException("nobody answers for the " + name);
        };
    }

    void answeredBy(Supplier<Responder> others) {
        responders = Objects.requireNonNull(others, "responders");
    }

    void arriving(Predicate<EncodedMessage> filter) {
        arrives = filter;
    }

    boolean arrives(EncodedMessage message) {
        return arrives.test(message);
    }

    @Override
    public Exchange open() {
        return new LoopbackExchange(this, responders.get(), executor);
    }
}

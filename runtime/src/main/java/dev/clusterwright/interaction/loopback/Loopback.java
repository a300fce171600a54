package dev.clusterwright.interaction.loopback;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.interaction.Connection;
import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.Responder;
import dev.clusterwright.interaction.Timer;
import dev.clusterwright.interaction.client.InteractionClient;
import dev.clusterwright.interaction.server.Node;
import dev.clusterwright.interaction.server.Session;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Connects a node and its client within the process. Each of them needs a connection to the other, so connections are
 * there first, and who answers is told after that:
 *
 * <pre>{@code
 * Loopback loopback = new Loopback();
 * InteractionClient client = new InteractionClient(loopback.toNode(), timer);
 * Session session = Session.of(subject).withPeer(loopback.toClient());
 * loopback.node(() -> node.accept(session));
 * loopback.client(client::accept);
 * }</pre>
 *
 * <p>A message is handed over as octets, as on any other way, and arrives once or is lost. What is lost or not answered
 * fails the request with an {@link java.io.IOException}. Thread-safe.
 */
public final class Loopback {
    private final Direction toNode;
    private final Direction toClient;

    /** With answers by the thread that asks: a request is answered when the call returns. */
    public Loopback() {
        this(Runnable::run);
    }

    /**
     * With answers by other threads.
     *
     * @param executor runs what answers; the messages of one exchange one after another
     */
    public Loopback(Executor executor) {
        this.toNode = new Direction("node", executor);
        this.toClient = new Direction("client", executor);
    }

    /**
     * A client of a node, with answers by the thread that asks; what the node reports reaches it.
     *
     * @param subject who the node takes the client for
     * @param timer of the client
     */
    public static InteractionClient connect(Node node, SubjectDescriptor subject, Timer timer) {
        Loopback loopback = new Loopback();
        InteractionClient client = new InteractionClient(loopback.toNode(), timer);
        Session session = Session.of(subject).withPeer(loopback.toClient());
        loopback.node(() -> node.accept(session));
        loopback.client(client::accept);
        return client;
    }

    /** A way to the node, for its client. */
    public Connection toNode() {
        return toNode;
    }

    /** A way to the client, for the node to report over. */
    public Connection toClient() {
        return toClient;
    }

    /**
     * Says who answers for the node from now on.
     *
     * @param responders makes one for each exchange
     */
    public void node(Supplier<Responder> responders) {
        toNode.answeredBy(responders);
    }

    /**
     * Says who answers for the client from now on.
     *
     * @param responders makes one for each exchange
     */
    public void client(Supplier<Responder> responders) {
        toClient.answeredBy(responders);
    }

    /**
     * Says which messages arrive from now on; those of both directions are asked for, requests and answers. Without this
     * all do.
     *
     * @param arrives false for a message that is lost; called by the threads that send
     */
    public void arriving(Predicate<EncodedMessage> arrives) {
        Objects.requireNonNull(arrives, "arrives");
        toNode.arriving(arrives);
        toClient.arriving(arrives);
    }
}

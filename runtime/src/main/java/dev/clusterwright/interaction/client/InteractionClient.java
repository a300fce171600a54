package dev.clusterwright.interaction.client;

import dev.clusterwright.cluster.Request;
import dev.clusterwright.interaction.CommandPath;
import dev.clusterwright.interaction.Connection;
import dev.clusterwright.interaction.Responder;
import dev.clusterwright.interaction.Timer;
import dev.clusterwright.tlv.TlvValue;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Asks one other node: reads, writes and invokes, with types where there is a definition, with ids and TLV where there is
 * none. The generated clients of clusters are built upon it.
 *
 * <p>No call waits for the node. Each gives a stage that is completed once all of the answer is there, by the thread that
 * brings it, or fails:
 *
 * <ul>
 *   <li>with a {@link dev.clusterwright.interaction.StatusException} if the node says that it did not work;
 *   <li>with an {@link UnexpectedAnswerException} if the node does not keep to the interaction model;
 *   <li>with a {@link dev.clusterwright.tlv.TlvException} if a value is not what its definition says;
 *   <li>with a {@link java.util.concurrent.TimeoutException} if there is no answer in time;
 *   <li>with whatever the connection fails with.
 * </ul>
 *
 * <p>To cancel the stage, as {@code stage.toCompletableFuture().cancel(true)}, closes the exchange; what was sent before may
 * have had its effect. A request that breaks a rule of its definition is refused at once, with an {@link
 * IllegalArgumentException}, unless the rule depends on the device. Thread-safe.
 */
public final class InteractionClient {
    /** How long after its announcement a timed interaction may arrive when nobody says otherwise. */
    static final Duration TIMED_WINDOW = Duration.ofSeconds(10);

    private final Wire wire;
    private final SubscriptionRegistry subscriptions;
    /** The window of the timed interaction that everything has to be that can be one; null where it need not be. */
    private final @Nullable Duration window;

    /** A client of the node at the other end, with the usual settings. */
    public InteractionClient(Connection connection, Timer timer) {
        this(connection, timer, ClientSettings.DEFAULT);
    }

    /** A client of the node at the other end. */
    public InteractionClient(Connection connection, Timer timer, ClientSettings settings) {
        this(new Wire(connection, timer, settings), new SubscriptionRegistry(), null);
    }

    private InteractionClient(Wire wire, SubscriptionRegistry subscriptions, @Nullable Duration window) {
        this.wire = wire;
        this.subscriptions = subscriptions;
        this.window = window;
    }

    /**
     * This client, but whatever it writes or invokes is a timed interaction, whether its definition demands that or not:
     * {@code new OnOffClient(client.timed(Duration.ofSeconds(2)), 1).toggle()}.
     *
     * @param within how long after the announcement a request may arrive, 1 ms to 65,535 ms
     */
    public InteractionClient timed(Duration within) {
        return new InteractionClient(wire, subscriptions, within);
    }

    /** Reads attributes and events. */
    public ReadBuilder read() {
        return new ReadBuilder(wire);
    }

    /**
     * Subscribes to attributes and events. What the node reports has to get to {@link #accept()}: the transport has to be told
     * of it.
     */
    public SubscribeBuilder subscribe() {
        return new SubscribeBuilder(wire, subscriptions);
    }

    /**
     * Answers an exchange that the node has started, which it does to report: to be called by the transport for each. What
     * belongs to none of the subscriptions of this client is answered with INVALID_SUBSCRIPTION, and so is the next report of
     * one that was cancelled, which ends it at the node.
     */
    public Responder accept() {
        return new ReportResponder(wire, subscriptions);
    }

    /** Writes attributes. */
    public WriteBuilder write() {
        return new WriteBuilder(wire, window);
    }

    /** Invokes several commands at once. */
    public InvokeBatch batch() {
        return new InvokeBatch(wire, window);
    }

    /**
     * Invokes a command.
     *
     * @return the response; null if only a status comes back
     * @throws IllegalArgumentException if the request breaks a rule of its definition that does not depend on the device
     */
    public <R> CompletionStage<R> invoke(int endpoint, Request<R> request) {
        return invoke(PendingCommand.of(endpoint, request));
    }

    /**
     * Invokes a command of which nothing is known. One that can only be invoked as a timed interaction needs {@link #timed}.
     *
     * @param fields the payload
     * @return the payload of the response; empty if only a status comes back
     */
    public CompletionStage<Optional<TlvValue>> invoke(CommandPath path, TlvValue.Structure fields) {
        return invoke(PendingCommand.of(path, fields));
    }

    <R extends @Nullable Object> CompletableFuture<R> invoke(PendingCommand<R> command) {
        InvokeBatch batch = batch();
        CompletableFuture<R> result = batch.add(command);
        CompletableFuture<?> exchange = batch.start();
        Calls.onCancel(result, () -> exchange.cancel(false));
        return result;
    }
}

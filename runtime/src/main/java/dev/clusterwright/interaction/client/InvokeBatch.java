package dev.clusterwright.interaction.client;

import dev.clusterwright.cluster.Request;
import dev.clusterwright.interaction.CommandData;
import dev.clusterwright.interaction.CommandPath;
import dev.clusterwright.interaction.InvokeResult;
import dev.clusterwright.tlv.TlvValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Invokes several commands with one message:
 *
 * <pre>{@code
 * InvokeBatch batch = client.batch();
 * CompletionStage<Void> first = batch.add(1, new On());
 * CompletionStage<Void> second = batch.add(2, new On());
 * batch.send();
 * }</pre>
 *
 * <p>A node says in the MaxPathsPerInvoke of its Basic Information how many it takes; many take but one. Not safe for use
 * by several threads at once.
 */
public final class InvokeBatch {
    private final Wire wire;
    private final List<PendingCommand<?>> commands = new ArrayList<>();
    /** The window of the timed interaction that this has to be; null as long as it need not be one. */
    private @Nullable Duration window;

    private boolean sent;

    InvokeBatch(Wire wire, @Nullable Duration window) {
        this.wire = wire;
        this.window = window;
    }

    /**
     * Adds a command.
     *
     * @return the response, after {@link #send()}; null if only a status comes back. Fails with a {@link
     *     dev.clusterwright.interaction.StatusException} if the command does
     * @throws IllegalArgumentException if the request breaks a rule of its definition that does not depend on the device, or
     *     the same command of the same endpoint is there already
     * @throws IllegalStateException if all has been sent
     */
    public <R> CompletionStage<R> add(int endpoint, Request<R> request) {
        return add(PendingCommand.of(endpoint, request));
    }

    /**
     * Adds a command of which nothing is known; see the other method.
     *
     * @param fields a structure
     * @return the payload of the response; empty if only a status comes back
     */
    public CompletionStage<Optional<TlvValue>> add(CommandPath path, TlvValue.Structure fields) {
        return add(PendingCommand.of(path, fields));
    }

    <R extends @Nullable Object> CompletableFuture<R> add(PendingCommand<R> command) {
        checkNotSent();
        for (PendingCommand<?> other : commands) {
            if (other.path().equals(command.path())) {
                throw new IllegalArgumentException(command.name() + " is in the batch already; a batch has it once");
            }
        }
        if (command.timed() && window == null) {
            window = InteractionClient.TIMED_WINDOW;
        }
        commands.add(command);
        return command.result();
    }

    /**
     * Makes this a timed interaction. One that has to be is without being told, with a window of 10 s.
     *
     * @param within how long after the announcement the commands may arrive, 1 ms to 65,535 ms
     */
    public InvokeBatch timed(Duration within) {
        window = Objects.requireNonNull(within, "within");
        return this;
    }

    /**
     * Asks the node.
     *
     * @return done when all answers are there, however they are; fails if there are none, and so do those of all commands
     * @throws IllegalArgumentException if this does not fit into a message
     * @throws IllegalStateException if there is no command, or all has been sent
     */
    public CompletionStage<Void> send() {
        return Calls.map(start(), answers -> null);
    }

    /** Asks; to cancel what this returns closes the exchange. */
    CompletableFuture<List<InvokeResult>> start() {
        checkNotSent();
        if (commands.isEmpty()) {
            throw new IllegalStateException("the batch has no command; add one before it is sent");
        }
        Dialogue<List<InvokeResult>> dialogue = dialogue();
        sent = true;
        CompletableFuture<List<InvokeResult>> answers = Conversation.start(wire, dialogue);
        Calls.onEnd(answers, (all, failure) -> {
            for (int i = 0; i < commands.size(); i++) {
                if (failure != null) {
                    commands.get(i).result().completeExceptionally(failure);
                } else {
                    commands.get(i).answer(all.get(i));
                }
            }
        });
        return answers;
    }

    private Dialogue<List<InvokeResult>> dialogue() {
        List<CommandData> data = new ArrayList<>();
        for (PendingCommand<?> command : commands) {
            Integer reference = commands.size() == 1 ? null : Integer.valueOf(data.size());
            data.add(new CommandData(command.path(), command.fields(), reference));
        }
        InvokeDialogue dialogue = new InvokeDialogue(wire, window != null, data);
        int size = dialogue.start().encode().payload().length();
        if (size > wire.settings().maxMessageSize()) {
            throw new IllegalArgumentException(size + " octets do not fit into a message of "
                    + wire.settings().maxMessageSize());
        }
        return window == null ? dialogue : TimedDialogue.of(wire, window, dialogue);
    }

    private void checkNotSent() {
        if (sent) {
            throw new IllegalStateException("the batch has been sent; make another one");
        }
    }
}

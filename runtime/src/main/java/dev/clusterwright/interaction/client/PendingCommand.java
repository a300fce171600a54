package dev.clusterwright.interaction.client;

import dev.clusterwright.cluster.Command;
import dev.clusterwright.cluster.Request;
import dev.clusterwright.cluster.Response;
import dev.clusterwright.interaction.CommandData;
import dev.clusterwright.interaction.CommandPath;
import dev.clusterwright.interaction.CommandStatus;
import dev.clusterwright.interaction.InvokeResult;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.OctetString;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A command that waits for its answer.
 *
 * @param <R> what the answer is turned into
 * @param path of the request
 * @param name what it is, and where, for messages
 * @param fields the payload of the request
 * @param timed whether it has to be a timed interaction
 * @param reader turns the response into what is wanted, or null, if there was only a status
 * @param result gets what is wanted
 */
record PendingCommand<R extends @Nullable Object>(
        CommandPath path,
        String name,
        OctetString fields,
        boolean timed,
        Function<@Nullable CommandData, R> reader,
        CompletableFuture<R> result) {
    private static final OctetString NO_FIELDS = OctetString.fromHex("1518");

    /** A command of which the definition is known. */
    static <R> PendingCommand<R> of(int endpoint, Request<R> request) {
        return of(endpoint, String.format("cluster 0x%04X", request.command().clusterId()), request);
    }

    /**
     * A command of which the definition is known.
     *
     * @param cluster its name, for messages
     */
    @SuppressWarnings("unchecked") // a request is of the type that its own command takes
    static <R> PendingCommand<R> of(int endpoint, String cluster, Request<R> request) {
        Command<Request<R>, R> command = (Command<Request<R>, R>) request.command();
        CommandPath path = new CommandPath(endpoint, command.clusterId(), command.id());
        OctetString fields = Outgoing.request(command.name(), command.codec(), request);
        String name = command + " of " + cluster + " on endpoint " + endpoint;
        return new PendingCommand<>(
                path, name, fields, command.access().timed(), data -> typed(command, data), new CompletableFuture<>());
    }

    /** A command of which nothing is known. */
    static PendingCommand<Optional<TlvValue>> of(CommandPath path, TlvValue fields) {
        OctetString octets = OctetString.of(TlvValue.CODEC.encode(fields));
        String name = String.format(
                "command 0x%02X of cluster 0x%04X on endpoint %s",
                path.command(), path.cluster(), path.endpoint() == null ? "*" : path.endpoint());
        return new PendingCommand<>(path, name, octets, false, PendingCommand::untyped, new CompletableFuture<>());
    }

    @SuppressWarnings("NullAway") // of a command that only a status answers R is Void, which has no value
    private static <R> R typed(Command<?, R> command, @Nullable CommandData data) {
        Response<R> response = command.response().orElse(null);
        if (response == null && data == null) {
            return null;
        }
        if (response == null || data == null) {
            throw new UnexpectedAnswerException(
                    command + " is answered by " + (data == null ? "a status" : "a response") + ", which it never is");
        }
        if (response.id() != data.path().command()) {
            throw new UnexpectedAnswerException(String.format(
                    "%s is answered by response 0x%02X, not by %s",
                    command, data.path().command(), response));
        }
        OctetString octets = data.fields() == null ? NO_FIELDS : data.fields();
        return response.codec().decode(octets.toByteArray());
    }

    private static Optional<TlvValue> untyped(@Nullable CommandData data) {
        if (data == null) {
            return Optional.empty();
        }
        OctetString octets = data.fields() == null ? NO_FIELDS : data.fields();
        return Optional.of(TlvValue.CODEC.decode(octets.toByteArray()));
    }

    /** What the answer is turned into. Throws what the command ends with otherwise. */
    R read(InvokeResult answer) {
        if (answer instanceof CommandStatus status) {
            if (!status.path().equals(path)) {
                throw new UnexpectedAnswerException("a status for " + status.path() + " answers " + path);
            }
            if (!status.status().isSuccess()) {
                throw new StatusException(status.status(), name);
            }
            return reader.apply(null);
        }
        CommandData data = (CommandData) answer;
        boolean matches = data.path().cluster() == path.cluster()
                && Objects.equals(data.path().endpoint(), path.endpoint());
        if (!matches) {
            throw new UnexpectedAnswerException("a response of " + data.path() + " answers " + path);
        }
        return reader.apply(data);
    }

    void answer(InvokeResult answer) {
        try {
            result.complete(read(answer));
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }
}

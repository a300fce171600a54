package dev.clusterwright.interaction.server;

import dev.clusterwright.cluster.Command;
import dev.clusterwright.cluster.Request;
import dev.clusterwright.cluster.Response;
import dev.clusterwright.cluster.Structure;
import dev.clusterwright.cluster.Violation;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.tlv.TlvError;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command of a cluster of an endpoint. */
final class ServedCommand<Q extends Request<R>, R> {
    /** A structure without fields: what a command without fields may leave out. */
    private static final byte[] NO_FIELDS = {0x15, 0x18};

    private final ServedCluster cluster;
    private final Command<Q, R> command;
    private final CommandHandler<Q, R> handler;

    ServedCommand(ServedCluster cluster, Command<Q, R> command, CommandHandler<Q, R> handler) {
        this.cluster = cluster;
        this.command = command;
        this.handler = handler;
    }

    ServedCluster cluster() {
        return cluster;
    }

    Command<Q, R> command() {
        return command;
    }

    Optional<Response<R>> response() {
        return command.response();
    }

    /**
     * Reads the fields, checks them and carries the command out.
     *
     * @param fields as they came; null when there were none
     * @return the fields of the response; empty when there is none and a status is the answer
     * @throws StatusException if anything ends otherwise than in success; what the handler throws besides is passed on
     */
    Optional<OctetString> invoke(@Nullable OctetString fields, InteractionContext context) {
        Q request = decode(fields);
        R answer = cluster.exclusively(() -> {
            if (!handler.checksRequest()) {
                check(request);
            }
            return handler.handle(request, context);
        });
        return command.response()
                .map(response -> OctetString.of(response.codec().encode(answer)));
    }

    private Q decode(@Nullable OctetString fields) {
        try {
            TlvReader reader = new TlvReader(fields == null ? NO_FIELDS : fields.toByteArray());
            reader.ignoreFabricIndex(true); // the session says which fabric is meant
            reader.next();
            Q request = command.codec().decode(reader);
            reader.finish();
            return request;
        } catch (TlvException e) {
            boolean outOfRange = e.error() == TlvError.INTEGER_RANGE;
            throw new StatusException(
                    outOfRange ? StatusCode.CONSTRAINT_ERROR : StatusCode.INVALID_COMMAND,
                    String.valueOf(e.getMessage()));
        }
    }

    private void check(Q request) {
        if (!(request instanceof Structure structure)) {
            return;
        }
        List<Violation> violations = structure.validate(cluster.state());
        if (!violations.isEmpty()) {
            Violation first = violations.get(0);
            boolean constraint = first.kind() == Violation.Kind.CONSTRAINT;
            throw new StatusException(
                    constraint ? StatusCode.CONSTRAINT_ERROR : StatusCode.INVALID_COMMAND, first.toString());
        }
    }

    /** Where it is and its name, for the log. */
    @Override
    public String toString() {
        return cluster + "." + command.name();
    }
}

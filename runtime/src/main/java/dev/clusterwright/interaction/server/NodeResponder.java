package dev.clusterwright.interaction.server;

import dev.clusterwright.access.AuthenticationMode;
import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.InvokeRequest;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.ReadRequest;
import dev.clusterwright.interaction.Responder;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.interaction.SubscribeRequest;
import dev.clusterwright.interaction.TimedRequest;
import dev.clusterwright.interaction.Timer;
import dev.clusterwright.interaction.WriteRequest;
import dev.clusterwright.tlv.TlvException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers one exchange: knows what came before in it, and leaves the rest to those who carry requests out. */
final class NodeResponder implements Responder {
    private static final Logger LOGGER = System.getLogger(Node.class.getName());

    private final Session session;
    private final Actions actions;
    private final Timer timer;
    /** Until when the request has to come that a timed request announced; null when none did. */
    private @Nullable Instant timedUntil;
    /** What is still to be said; null when everything is. */
    private @Nullable Answers rest;
    /** The write that goes on with the next message; null when none does. */
    private @Nullable WriteProgress progress;
    /** Whether all is said: what comes still belongs to nothing. */
    private boolean over;

    NodeResponder(Session session, Actions actions, Timer timer) {
        this.session = session;
        this.actions = actions;
        this.timer = timer;
    }

    /** What carries out requests. Each gives the answer, empty when none is wanted. */
    interface Actions {
        Optional<Answers> read(Session session, ReadRequest request);

        Optional<Answers> subscribe(Session session, SubscribeRequest request);

        /** The progress is that of the messages before, if they announced this one. */
        Optional<Answers> write(Session session, WriteRequest request, boolean timed, WriteProgress progress);

        Optional<Answers> invoke(Session session, InvokeRequest request, boolean timed);
    }

    @Override
    public Optional<EncodedMessage> receive(EncodedMessage encoded) {
        if (over) {
            return Optional.empty();
        }
        Optional<Message> answer = answer(encoded);
        over |= rest == null && timedUntil == null && progress == null;
        return isGroup()
                ? Optional.empty()
                : answer.map(message -> message.withRevision(session.revision()).encode());
    }

    private boolean isGroup() {
        return session.subject().mode() == AuthenticationMode.GROUP;
    }

    private Optional<Message> answer(EncodedMessage encoded) {
        try {
            Message message = decode(encoded);
            return message instanceof StatusResponse status ? proceed(status) : start(message);
        } catch (StatusException e) {
            close();
            return Optional.of(new StatusResponse(e.status().code()));
        } catch (RuntimeException e) {
            // Access control is not this library's: should it fail, the node stays up. Its message may be secret.
            LOGGER.log(
                    Level.WARNING, () -> "a request failed with " + e.getClass().getName());
            close();
            return Optional.of(new StatusResponse(StatusCode.FAILURE));
        }
    }

    private static Message decode(EncodedMessage encoded) {
        try {
            return Message.decode(encoded);
        } catch (TlvException | IllegalArgumentException e) {
            throw new StatusException(StatusCode.INVALID_ACTION, String.valueOf(e.getMessage()));
        }
    }

    /** One that nobody waits for is dropped. */
    private Optional<Message> proceed(StatusResponse status) {
        if (!status.status().equals(StatusCode.SUCCESS)) {
            close();
            return Optional.empty();
        }
        return next();
    }

    private Optional<Message> start(Message message) {
        if (rest != null) {
            throw invalid("the answer before was not acknowledged");
        }
        if (progress != null && !(message instanceof WriteRequest)) {
            throw invalid("the rest of a write was announced");
        }
        if (isGroup() && !(message instanceof WriteRequest) && !(message instanceof InvokeRequest)) {
            throw invalid("groups only write and invoke");
        }
        if (message instanceof TimedRequest timed && timedUntil == null) {
            timedUntil = timer.now().plus(Duration.ofMillis(timed.timeout()));
            return Optional.of(new StatusResponse(StatusCode.SUCCESS));
        }
        rest = carryOut(message).orElse(null);
        return next();
    }

    private static StatusException invalid(String problem) {
        return new StatusException(StatusCode.INVALID_ACTION, problem);
    }

    private Optional<Answers> carryOut(Message message) {
        if (message instanceof InvokeRequest invoke) {
            return actions.invoke(session, invoke, isTimed(invoke.timedRequest()));
        }
        if (message instanceof WriteRequest write) {
            return write(write);
        }
        if (timedUntil != null) {
            throw invalid("a timed request announces a write or an invoke");
        }
        if (message instanceof ReadRequest read) {
            return actions.read(session, read);
        }
        if (message instanceof SubscribeRequest subscribe) {
            return actions.subscribe(session, subscribe);
        }
        throw invalid("this is an answer to something that was not asked");
    }

    private Optional<Answers> write(WriteRequest request) {
        WriteProgress soFar = progress == null ? new WriteProgress() : progress;
        Optional<Answers> answers = actions.write(session, request, isTimed(request.timedRequest()), soFar);
        progress = request.hasMoreChunks() ? soFar : null;
        return answers;
    }

    /** Whether this is a timed interaction, which the message and the one before have to agree on. */
    private boolean isTimed(boolean announced) {
        Instant until = timedUntil;
        timedUntil = null;
        if (until != null && timer.now().isAfter(until)) {
            throw new StatusException(StatusCode.TIMEOUT, "the request came too late");
        }
        if (announced != (until != null)) {
            throw new StatusException(StatusCode.TIMED_REQUEST_MISMATCH, "timed in one message but not in the other");
        }
        return announced;
    }

    private Optional<Message> next() {
        Answers answers = rest;
        if (answers == null) {
            return Optional.empty();
        }
        Message message = answers.next();
        if (!answers.hasNext()) {
            rest = null;
        }
        return Optional.of(message);
    }

    @Override
    public void close() {
        if (rest != null) {
            rest.close();
        }
        rest = null;
        timedUntil = null;
        progress = null;
        over = true;
    }
}

package dev.clusterwright.servers.testing;

import dev.clusterwright.access.AuthenticationMode;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.Responder;
import dev.clusterwright.interaction.Timer;
import dev.clusterwright.interaction.client.InteractionClient;
import dev.clusterwright.interaction.loopback.Loopback;
import dev.clusterwright.interaction.server.Node;
import dev.clusterwright.interaction.server.Session;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A session of {@link TestSessions}, with the client at its other end. Thread-safe. */
public final class TestSession {
    private final Supplier<Node> node;
    private final Loopback loopback = new Loopback();
    private final InteractionClient client;
    private final OctetString attestationChallenge = random(16);
    /** What the node has taken this for, one after another; the last is what it is. */
    private final List<Session> sessions = new ArrayList<>();
    /** Whether it ends as soon as an answer is out. */
    private boolean ending;

    private boolean ended;

    TestSession(Supplier<Node> node, Timer timer, SubjectDescriptor subject) {
        this.node = node;
        this.client = new InteractionClient(loopback.toNode(), timer);
        sessions.add(session(subject));
        loopback.node(Exchange::new);
        loopback.client(client::accept);
    }

    private static OctetString random(int length) {
        byte[] octets = new byte[length];
        try (SecretKeyMaterial secret = SecretKeyMaterial.random(length)) {
            secret.copyTo(octets, 0);
        }
        return OctetString.of(octets);
    }

    private Session session(SubjectDescriptor subject) {
        return Session.of(subject)
                .withAttestationChallenge(attestationChallenge)
                .withPeer(loopback.toClient());
    }

    /** Asks the node over this session, and is answered when a call returns. */
    public InteractionClient client() {
        return client;
    }

    /** What both ends have, and nobody else. */
    public OctetString attestationChallenge() {
        return attestationChallenge;
    }

    /** Who the node takes the other end for now. */
    public synchronized SubjectDescriptor subject() {
        return current().subject();
    }

    /** Whether requests are answered. */
    public synchronized boolean isOpen() {
        return !ended;
    }

    private Session current() {
        return sessions.get(sessions.size() - 1);
    }

    boolean isPase() {
        return subject().mode() == AuthenticationMode.PASE;
    }

    synchronized boolean isOrWas(@Nullable Session session) {
        return sessions.stream().anyMatch(it -> it == session);
    }

    /** What was subscribed to was for somebody else. */
    void join(int fabricIndex) {
        Session before;
        synchronized (this) {
            before = current();
            SubjectDescriptor subject = before.subject();
            sessions.add(
                    session(new SubjectDescriptor(fabricIndex, subject.mode(), subject.subject(), subject.tags())));
        }
        node.get().sessionClosed(before);
    }

    /** Ends at once, or once the answer that is due is out. */
    void end(boolean answerIsDue) {
        synchronized (this) {
            ending = true;
        }
        if (!answerIsDue) {
            endNow();
        }
    }

    private void endNow() {
        Session last;
        synchronized (this) {
            ended = true;
            last = current();
        }
        node.get().sessionClosed(last);
    }

    private synchronized boolean isEnding() {
        return ending && !ended;
    }

    /** A conversation in which the node answers as long as there is a session. */
    private final class Exchange implements Responder {
        private final Responder responder;

        Exchange() {
            synchronized (TestSession.this) {
                responder = node.get().accept(current());
            }
        }

        @Override
        public Optional<EncodedMessage> receive(EncodedMessage message) {
            if (!isOpen()) {
                return Optional.empty();
            }
            Optional<EncodedMessage> answer = responder.receive(message);
            if (isEnding()) {
                endNow();
                return answer;
            }
            return isOpen() ? answer : Optional.empty();
        }

        @Override
        public void close() {
            responder.close();
        }
    }
}

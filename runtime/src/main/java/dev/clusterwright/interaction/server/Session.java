package dev.clusterwright.interaction.server;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.interaction.Connection;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.type.Integers;
import dev.clusterwright.type.OctetString;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A secure session as the node sees it: who is at the other end, and how to get there. Immutable and thread-safe; the
 * same instance stands for the same session, so there is no equality but identity.
 */
public final class Session {
    /** What an IPv6 packet carries everywhere, in octets: the usual size of a message. */
    public static final int USUAL_MESSAGE_SIZE = 1280;

    private final SubjectDescriptor subject;
    private final OctetString attestationChallenge;
    private final @Nullable Connection peer;
    private final int maxMessageSize;
    private final @Nullable Long nodeId;
    private final int revision;

    private Session(
            SubjectDescriptor subject,
            OctetString attestationChallenge,
            @Nullable Connection peer,
            int maxMessageSize,
            @Nullable Long nodeId,
            int revision) {
        this.subject = Objects.requireNonNull(subject, "subject");
        this.attestationChallenge = Objects.requireNonNull(attestationChallenge, "attestationChallenge");
        this.peer = peer;
        this.maxMessageSize = maxMessageSize;
        this.nodeId = nodeId;
        this.revision = revision;
    }

    /** A session with no attestation challenge and no way back, for messages of the usual size. */
    public static Session of(SubjectDescriptor subject) {
        return new Session(subject, OctetString.EMPTY, null, USUAL_MESSAGE_SIZE, null, Message.REVISION);
    }

    /** This, with the attestation challenge that was derived with the keys of the session: 16 octets, secret. */
    public Session withAttestationChallenge(OctetString challenge) {
        return new Session(subject, challenge, peer, maxMessageSize, nodeId, revision);
    }

    /** This, with a way to the other end, over which subscriptions report. */
    public Session withPeer(Connection connection) {
        return new Session(subject, attestationChallenge, connection, maxMessageSize, nodeId, revision);
    }

    /**
     * This, with another limit for what is sent.
     *
     * @param octets the longest payload of a message, 256 at least
     * @throws IllegalArgumentException if it is less
     */
    public Session withMaxMessageSize(int octets) {
        if (octets < 256) {
            throw new IllegalArgumentException("messages of " + octets + " octets are too short, 256 it has to be");
        }
        return new Session(subject, attestationChallenge, peer, octets, nodeId, revision);
    }

    /**
     * This, with the node id that this node has on the fabric of the session: paths that name another are refused. Unless
     * this is said, every path is taken to be for this node.
     *
     * @param id unsigned
     */
    public Session withNodeId(long id) {
        return new Session(subject, attestationChallenge, peer, maxMessageSize, id, revision);
    }

    /**
     * This, with another InteractionModelRevision in what is sent; {@link Message#REVISION} unless this is said. For what
     * a release has, see {@link Message#revisionOf}.
     *
     * @throws IllegalArgumentException if it does not fit 8 bits
     */
    public Session withRevision(int other) {
        Integers.checkUnsigned("revision", other, 8);
        return new Session(subject, attestationChallenge, peer, maxMessageSize, nodeId, other);
    }

    /** The InteractionModelRevision in what is sent. */
    public int revision() {
        return revision;
    }

    /** Whether a path is for this node. */
    boolean isFor(@Nullable Long node) {
        return node == null || nodeId == null || nodeId.equals(node);
    }

    /** Who is at the other end. */
    public SubjectDescriptor subject() {
        return subject;
    }

    /** What attestation signs together with its answer, 16 octets; empty when there is none. Secret. */
    public OctetString attestationChallenge() {
        return attestationChallenge;
    }

    /** A way to the other end; null when there is none, and then nothing can be subscribed to. */
    public @Nullable Connection peer() {
        return peer;
    }

    /** The longest payload of a message that is sent, in octets. */
    public int maxMessageSize() {
        return maxMessageSize;
    }

    @Override
    public String toString() {
        return "Session[" + subject + "]";
    }
}

package dev.clusterwright.group;

import dev.clusterwright.crypto.Aes128;
import dev.clusterwright.crypto.CryptoException;
import dev.clusterwright.type.OctetString;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A message to a group that was opened: a holder of the key sent it, and nobody changed it on the way. Which of the holders
 * it was, only that one knows. It may have come before: {@link GroupCounters} tells.
 *
 * <p>Message extensions are not supported: a message that has them is refused, and none is sealed with them.
 *
 * <p>Immutable and thread-safe.
 */
public final class GroupMessage {
    /** The octets of a message that is opened, at most. */
    public static final int MAX_LENGTH = 1280;
    /**
     * The octets of a payload that is sealed, at most: with the headers of IPv6 and UDP, 40 and 8 octets, the message is a
     * packet of 1280 octets, which fits every link (RFC 8200, 5).
     */
    public static final int MAX_PAYLOAD = MAX_LENGTH - 48 - GroupHeader.LENGTH - Aes128.TAG_LENGTH;

    /** How much of the tag is in the nonce that hides a header: its end. */
    private static final int NONCE_TAG_LENGTH = Aes128.NONCE_LENGTH - Short.BYTES;

    private final GroupHeader header;
    private final OctetString payload;
    private final OperationalGroupKey key;

    private GroupMessage(GroupHeader header, OctetString payload, OperationalGroupKey key) {
        this.header = header;
        this.payload = payload;
        this.key = key;
    }

    /**
     * Seals a message.
     *
     * @param key the sending key of the group's key set
     * @param header has the session id of the key, and a counter that this source never used with this key before: the
     *     same counter twice lays both messages open
     * @param payload up to {@link #MAX_PAYLOAD} octets
     * @return the message for the wire
     * @throws IllegalArgumentException if the payload is longer, or the session id is another
     * @throws IllegalStateException if the key is closed
     */
    public static byte[] seal(OperationalGroupKey key, GroupHeader header, byte[] payload) {
        if (header.sessionId() != key.sessionId()) {
            throw new IllegalArgumentException("the session id of the header is not that of the key");
        }
        if (payload.length > MAX_PAYLOAD) {
            throw new IllegalArgumentException(
                    "a payload of " + payload.length + " octets is longer than " + MAX_PAYLOAD);
        }
        byte[] plain = header.encode();
        byte[] sealed = Aes128.seal(key.material(), GroupHeader.nonce(plain), plain, payload);
        byte[] wire = Arrays.copyOf(plain, plain.length + sealed.length);
        System.arraycopy(sealed, 0, wire, plain.length, sealed.length);
        if (header.privacy()) {
            obfuscate(key, wire, wire);
        }
        return wire;
    }

    /**
     * Opens a message, with whichever key it was sealed with.
     *
     * @param wire the message as it came
     * @param candidates the receiving keys of all key sets that groups use; those with another session id are passed over
     * @return what was sealed, with the key that it was sealed with
     * @throws GroupMessageException if it is not a message to a group, is too long, or none of the keys opens it
     * @throws IllegalStateException if a key that is tried is closed
     */
    public static GroupMessage open(byte[] wire, Collection<OperationalGroupKey> candidates) {
        if (wire.length < GroupHeader.LENGTH + Aes128.TAG_LENGTH || wire.length > MAX_LENGTH) {
            throw new GroupMessageException("a message to a group has 34 to 1280 octets, not " + wire.length);
        }
        // What is hidden reads as nonsense here; flags and session id never are.
        int sessionId = GroupHeader.decode(wire).sessionId();
        for (OperationalGroupKey key : candidates) {
            GroupMessage message = key.sessionId() == sessionId ? tryOpen(wire, key) : null;
            if (message != null) {
                return message;
            }
        }
        throw new GroupMessageException("no key opens the message: it is for others, or was changed");
    }

    /** The header in plain. */
    public GroupHeader header() {
        return header;
    }

    /** What was sealed. */
    public OctetString payload() {
        return payload;
    }

    /**
     * The candidate that opened it. Whether the group of the header is one that its key set is for, on the fabric that it is
     * derived for, is for the receiver to check: other keys protect other groups.
     */
    public OperationalGroupKey key() {
        return key;
    }

    /** The header and the length of the payload, never its content. */
    @Override
    public String toString() {
        return "GroupMessage[header=" + header + ", payload=" + payload + "]";
    }

    private static @Nullable GroupMessage tryOpen(byte[] wire, OperationalGroupKey key) {
        byte[] plain = Arrays.copyOf(wire, GroupHeader.LENGTH);
        if (GroupHeader.decode(plain).privacy()) {
            obfuscate(key, wire, plain);
        }
        byte[] sealed = Arrays.copyOfRange(wire, GroupHeader.LENGTH, wire.length);
        try {
            byte[] payload = Aes128.open(key.material(), GroupHeader.nonce(plain), plain, sealed);
            return new GroupMessage(GroupHeader.decode(plain), OctetString.of(payload), key);
        } catch (CryptoException e) {
            return null; // another key may have the same session id
        }
    }

    /** Hides or shows what follows the first four octets of a header; the message on the wire has the tag. */
    private static void obfuscate(OperationalGroupKey key, byte[] wire, byte[] header) {
        byte[] octets = Arrays.copyOfRange(header, GroupHeader.PLAIN_LENGTH, GroupHeader.LENGTH);
        byte[] others = Aes128.obfuscate(key.privacyKey(), privacyNonce(key.sessionId(), wire), octets);
        System.arraycopy(others, 0, header, GroupHeader.PLAIN_LENGTH, others.length);
    }

    /** The session id, the most significant octet first, and the last 11 octets of the tag, with which a message ends. */
    static byte[] privacyNonce(int sessionId, byte[] wire) {
        return ByteBuffer.allocate(Aes128.NONCE_LENGTH)
                .putShort((short) sessionId)
                .put(wire, wire.length - NONCE_TAG_LENGTH, NONCE_TAG_LENGTH)
                .array();
    }
}

package dev.clusterwright.group;

import dev.clusterwright.crypto.HkdfSha256;
import dev.clusterwright.crypto.HmacSha256;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.type.OctetString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A key that nodes of a fabric share: messages to groups are sealed with it. It follows from an epoch key, which an
 * administrator distributes, and the fabric (Matter Core, 4.17, Group Key Management). That of key set 0 is the IPK,
 * the identity protection key, by which nodes find each other ({@link DestinationId}) and which no message is sealed
 * with.
 *
 * <p>Closing zeros it and what is derived from it. Thread-safe; whoever closes it while others use it makes them fail
 * with an {@link IllegalStateException}.
 */
public final class OperationalGroupKey implements AutoCloseable {
    /** The octets of a key, and of the epoch key that it is derived from. */
    public static final int LENGTH = 16;

    private static final byte[] NO_SALT = {};
    private static final byte[] KEY_INFO = ascii("GroupKey v1.0");
    private static final byte[] SESSION_ID_INFO = ascii("GroupKeyHash");
    private static final byte[] PRIVACY_INFO = ascii("PrivacyKey");
    /** Not of the protocol, and never leaves this package. */
    private static final byte[] FINGERPRINT_LABEL = ascii("fingerprint");

    private final SecretKeyMaterial key;
    private final SecretKeyMaterial privacyKey;
    private final int sessionId;
    private final OctetString fingerprint;

    /** Takes the key over. */
    private OperationalGroupKey(SecretKeyMaterial key) {
        this.key = key;
        this.privacyKey = HkdfSha256.derive(key, NO_SALT, PRIVACY_INFO, LENGTH);
        this.sessionId = sessionId(key);
        this.fingerprint = OctetString.of(HmacSha256.of(key, FINGERPRINT_LABEL));
    }

    /**
     * Derives the key of a fabric from an epoch key.
     *
     * @param epochKey 16 octets; stays the caller's to close
     * @param fabric whose key it is to be
     * @throws IllegalArgumentException if the epoch key has another length
     * @throws IllegalStateException if the epoch key is closed
     */
    public static OperationalGroupKey derive(SecretKeyMaterial epochKey, CompressedFabricId fabric) {
        checkLength("an epoch key", epochKey);
        byte[] salt = fabric.octets().toByteArray();
        return new OperationalGroupKey(HkdfSha256.derive(epochKey, salt, KEY_INFO, LENGTH));
    }

    /**
     * A key that was derived before and stored since.
     *
     * @param key the 16 octets that {@link #copyTo} gave; copied, so they stay the caller's to close
     * @throws IllegalArgumentException if it has another length
     * @throws IllegalStateException if it is closed
     */
    public static OperationalGroupKey of(SecretKeyMaterial key) {
        checkLength("an operational key", key);
        byte[] octets = new byte[LENGTH];
        try {
            key.copyTo(octets, 0);
            return new OperationalGroupKey(SecretKeyMaterial.copyOf(octets));
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    /**
     * What messages name the key by, 0 to 0xFFFF. Two keys may have the same, so whoever receives a message tries all
     * that do.
     */
    public int sessionId() {
        return sessionId;
    }

    /** What hides the headers of messages, 16 octets. It is closed with this, and not the caller's to close. */
    public SecretKeyMaterial privacyKey() {
        return privacyKey;
    }

    /**
     * Copies the key, to store it where only this node can read. The copy is the caller's to zero.
     *
     * @param target receives 16 octets
     * @param offset the index in {@code target} of the first of them
     * @throws IllegalStateException if this is closed
     * @throws IndexOutOfBoundsException if they do not fit
     */
    public void copyTo(byte[] target, int offset) {
        key.copyTo(target, offset);
    }

    /**
     * Whether another is the same key. The time does not depend on where they differ.
     *
     * @throws IllegalStateException if one of the two is closed
     */
    public boolean sameAs(OperationalGroupKey other) {
        return key.sameAs(other.key);
    }

    /** Zeros the key; after that it cannot be used. Closing twice does no harm. */
    @Override
    public void close() {
        key.close();
        privacyKey.close();
    }

    /** The session id, never the key. */
    @Override
    public String toString() {
        return String.format("OperationalGroupKey[session id %04X]", sessionId);
    }

    /** The key itself, for what is sealed or authenticated with it. */
    SecretKeyMaterial material() {
        return key;
    }

    /** Tells keys apart without being one: who knows it cannot find the key. Remains when this is closed. */
    OctetString fingerprint() {
        return fingerprint;
    }

    private static int sessionId(SecretKeyMaterial key) {
        try (SecretKeyMaterial derived = HkdfSha256.derive(key, NO_SALT, SESSION_ID_INFO, Short.BYTES)) {
            byte[] octets = new byte[Short.BYTES];
            derived.copyTo(octets, 0);
            return Short.toUnsignedInt(ByteBuffer.wrap(octets).getShort());
        }
    }

    private static void checkLength(String what, SecretKeyMaterial key) {
        if (key.length() != LENGTH) {
            throw new IllegalArgumentException(what + " has " + LENGTH + " octets, not " + key.length());
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

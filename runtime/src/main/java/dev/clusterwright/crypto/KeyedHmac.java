package dev.clusterwright.crypto;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC with SHA-256 under one key, for one message after the other, composed of the JDK's SHA-256. The JDK's own HMAC takes
 * longer for short messages and keeps the key where it cannot be zeroed; closing this zeros all that it has. Not
 * thread-safe.
 */
final class KeyedHmac implements AutoCloseable {
    /** The octets that SHA-256 takes at a time. */
    private static final int BLOCK = 64;

    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5C;

    private final MessageDigest digest = Digests.newSha256();
    private final byte[] inner = new byte[BLOCK];
    private final byte[] outer = new byte[BLOCK];
    /** Whether a message has begun. */
    private boolean begun;

    /**
     * Waits for messages.
     *
     * @throws IllegalArgumentException if the key is empty
     * @throws IllegalStateException if the key is closed
     */
    KeyedHmac(SecretKeyMaterial key) {
        if (key.length() == 0) {
            throw new IllegalArgumentException("the key is empty");
        }
        byte[] octets = key.copy();
        byte[] block = octets.length > BLOCK ? digest.digest(octets) : octets;
        Arrays.fill(inner, INNER);
        Arrays.fill(outer, OUTER);
        for (int i = 0; i < block.length; i++) {
            inner[i] ^= block[i];
            outer[i] ^= block[i];
        }
        Arrays.fill(octets, (byte) 0);
        Arrays.fill(block, (byte) 0);
    }

    /** Takes a part of the message. */
    void update(byte... part) {
        begin();
        digest.update(part);
    }

    /**
     * Ends the message.
     *
     * @param code receives 32 octets, all it has
     */
    void finish(byte[] code) {
        begin();
        try {
            digest.digest(code, 0, HmacSha256.LENGTH);
            digest.update(outer);
            digest.update(code, 0, HmacSha256.LENGTH);
            digest.digest(code, 0, HmacSha256.LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("a code has 32 octets", e);
        }
        begun = false;
    }

    private void begin() {
        if (!begun) {
            digest.update(inner);
            begun = true;
        }
    }

    @Override
    public void close() {
        Arrays.fill(inner, (byte) 0);
        Arrays.fill(outer, (byte) 0);
        // The JDK's digest zeros its state and its buffer.
        digest.reset();
    }
}

package dev.clusterwright.crypto;

import dev.clusterwright.type.OctetString;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKey;

/**
 * Octets that nobody but their users may see: a key, or what keys are derived from. Closing overwrites them with zeros.
 *
 * <p>They are never printed and cannot be serialised; {@link #copyTo} is the one way to them. Two are compared by {@link
 * #sameAs}, in a time that does not depend on the content; {@link #equals} is that of {@link Object}, as a key that is
 * closed has no value.
 *
 * <p>HMAC, and what is derived with it, zeros all that it copies of a key. AES and ECDSA leave something until the garbage
 * collector takes it, as the JDK and BouncyCastle have no way to zero it: the round keys of AES, and a private key as a
 * number.
 *
 * <p>Thread-safe. Whoever closes it while others use it makes them fail with an {@link IllegalStateException}.
 */
public final class SecretKeyMaterial implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] octets;
    private boolean closed;

    private SecretKeyMaterial(byte[] octets) {
        this.octets = octets;
    }

    /** Copies octets; those given stay the caller's to zero. */
    public static SecretKeyMaterial copyOf(byte[] octets) {
        return new SecretKeyMaterial(octets.clone());
    }

    /** Copies octets that came as a field of a message. */
    public static SecretKeyMaterial copyOf(OctetString octets) {
        return new SecretKeyMaterial(octets.toByteArray());
    }

    /**
     * Octets that nobody can guess.
     *
     * @param length how many, 1 or more
     * @throws IllegalArgumentException if there are to be none
     */
    public static SecretKeyMaterial random(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("a secret of " + length + " octets is none");
        }
        byte[] octets = new byte[length];
        RANDOM.nextBytes(octets);
        return new SecretKeyMaterial(octets);
    }

    /** Takes the array over: nobody else may hold it. */
    static SecretKeyMaterial owning(byte[] octets) {
        return new SecretKeyMaterial(octets);
    }

    /** The number of octets. */
    public int length() {
        return octets.length;
    }

    /**
     * Copies the octets. The copy is the caller's to zero.
     *
     * @param target receives {@link #length()} octets
     * @param offset the index in {@code target} of the first of them
     * @throws IllegalStateException if this is closed
     * @throws IndexOutOfBoundsException if they do not fit
     */
    public synchronized void copyTo(byte[] target, int offset) {
        if (closed) {
            throw new IllegalStateException("the secret is closed");
        }
        System.arraycopy(octets, 0, target, offset, octets.length);
    }

    /**
     * Whether another has the same octets. For the same length, the time does not depend on where they differ.
     *
     * @throws IllegalStateException if one of the two is closed
     */
    public boolean sameAs(SecretKeyMaterial other) {
        byte[] these = copy();
        byte[] those = other.copy();
        try {
            return MessageDigest.isEqual(these, those);
        } finally {
            Arrays.fill(these, (byte) 0);
            Arrays.fill(those, (byte) 0);
        }
    }

    /** Zeros the octets; after that they cannot be used. Closing twice does no harm. */
    @Override
    public synchronized void close() {
        closed = true;
        Arrays.fill(octets, (byte) 0);
    }

    /** The length, never the content. */
    @Override
    public String toString() {
        return "SecretKeyMaterial[" + octets.length + (octets.length == 1 ? " octet]" : " octets]");
    }

    /** A copy for a primitive of this package, which zeros it. */
    byte[] copy() {
        byte[] copy = new byte[octets.length];
        copyTo(copy, 0);
        return copy;
    }

    /** This as the JDK takes keys; unlike its own class, it leaves no copy behind that cannot be zeroed. */
    SecretKey asKey(String algorithm) {
        return new Key(this, algorithm);
    }

    @SuppressWarnings("serial") // it refuses to be serialised
    private record Key(SecretKeyMaterial material, String algorithm) implements SecretKey {
        @Override
        public String getAlgorithm() {
            return algorithm;
        }

        @Override
        public String getFormat() {
            return "RAW";
        }

        @Override
        public byte[] getEncoded() {
            return material.copy();
        }
    }
}

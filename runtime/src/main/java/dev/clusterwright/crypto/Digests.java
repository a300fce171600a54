package dev.clusterwright.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digests that the protocol uses, from the JDK. Thread-safe. */
public final class Digests {
    private Digests() {}

    /**
     * SHA-256 (FIPS 180-4).
     *
     * @param message parts that are taken one after the other
     * @return 32 octets
     */
    public static byte[] sha256(byte[]... message) {
        return digest("SHA-256", message);
    }

    /**
     * SHA-1 (FIPS 180-4), which names keys and protects nothing.
     *
     * @param message parts that are taken one after the other
     * @return 20 octets
     */
    public static byte[] sha1(byte[]... message) {
        return digest("SHA-1", message);
    }

    private static byte[] digest(String algorithm, byte[]... message) {
        MessageDigest digest = instance(algorithm);
        for (byte[] part : message) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** SHA-256 that waits for its message. */
    static MessageDigest newSha256() {
        return instance("SHA-256");
    }

    private static MessageDigest instance(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}

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
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            for (byte[] part : message) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}

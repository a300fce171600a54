package dev.clusterwright.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;

/** HMAC with SHA-256 (RFC 2104): 32 octets that only holders of a key can make. Thread-safe. */
public final class HmacSha256 {
    /** The number of octets it gives. */
    public static final int LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private HmacSha256() {}

    /**
     * The code of a message.
     *
     * @param key 1 octet or more
     * @param message parts that are taken one after the other
     * @return 32 octets
     * @throws IllegalArgumentException if the key is empty
     * @throws IllegalStateException if the key is closed
     */
    public static byte[] of(SecretKeyMaterial key, byte[]... message) {
        Mac mac = keyed(key);
        for (byte[] part : message) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    /** A code that waits for its message. */
    static Mac keyed(SecretKeyMaterial key) {
        if (key.length() == 0) {
            throw new IllegalArgumentException("the key is empty");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key.asKey(ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}

package dev.clusterwright.crypto;

/** HMAC with SHA-256 (RFC 2104): 32 octets that only holders of a key can make. Thread-safe. */
public final class HmacSha256 {
    /** The number of octets it gives. */
    public static final int LENGTH = 32;

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
        try (KeyedHmac hmac = new KeyedHmac(key)) {
            for (byte[] part : message) {
                hmac.update(part);
            }
            byte[] code = new byte[LENGTH];
            hmac.finish(code);
            return code;
        }
    }
}

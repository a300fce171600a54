package dev.clusterwright.crypto;

import java.util.Arrays;

/** HKDF with SHA-256 (RFC 5869): keys for several purposes from one secret. Thread-safe. */
public final class HkdfSha256 {
    private static final int MAX_LENGTH = 255 * HmacSha256.LENGTH;

    private HkdfSha256() {}

    /**
     * Derives a key.
     *
     * @param secret what it is derived from, 1 octet or more
     * @param salt mixed in; may be empty
     * @param info what the key is for; may be empty
     * @param length the octets wanted, 1 to 8160
     * @return a secret of its own, for the caller to close
     * @throws IllegalArgumentException if the length is outside that range or the secret is empty
     * @throws IllegalStateException if the secret is closed
     */
    public static SecretKeyMaterial derive(SecretKeyMaterial secret, byte[] salt, byte[] info, int length) {
        if (length < 1 || length > MAX_LENGTH) {
            throw new IllegalArgumentException("length is " + length + ", which is not within 1 to " + MAX_LENGTH);
        }
        if (secret.length() == 0) {
            throw new IllegalArgumentException("the secret is empty");
        }
        try (SecretKeyMaterial pseudorandom = extract(secret, salt)) {
            return expand(pseudorandom, info, length);
        }
    }

    private static SecretKeyMaterial extract(SecretKeyMaterial secret, byte[] salt) {
        // An empty key and one of zeros are the same to HMAC; as a key, the former is more likely a mistake.
        byte[] key = salt.length == 0 ? new byte[HmacSha256.LENGTH] : salt;
        byte[] input = secret.copy();
        try (SecretKeyMaterial salted = SecretKeyMaterial.copyOf(key)) {
            return SecretKeyMaterial.owning(HmacSha256.of(salted, input));
        } finally {
            Arrays.fill(input, (byte) 0);
        }
    }

    private static SecretKeyMaterial expand(SecretKeyMaterial pseudorandom, byte[] info, int length) {
        byte[] block = new byte[HmacSha256.LENGTH];
        byte[] output = new byte[length];
        try (KeyedHmac hmac = new KeyedHmac(pseudorandom)) {
            for (int done = 0, n = 1; done < length; n++) {
                if (n > 1) {
                    hmac.update(block);
                }
                hmac.update(info);
                hmac.update((byte) n);
                hmac.finish(block);
                int taken = Math.min(block.length, length - done);
                System.arraycopy(block, 0, output, done, taken);
                done += taken;
            }
        } finally {
            Arrays.fill(block, (byte) 0);
        }
        return SecretKeyMaterial.owning(output);
    }
}

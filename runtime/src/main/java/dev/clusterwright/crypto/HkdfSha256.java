package dev.clusterwright.crypto;

import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;

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
        try (SecretKeyMaterial pseudorandom = extract(secret, salt)) {
            return expand(pseudorandom, info, length);
        }
    }

    private static SecretKeyMaterial extract(SecretKeyMaterial secret, byte[] salt) {
        // An empty key and one of zeros are the same to HMAC, and the JDK refuses the former.
        byte[] key = salt.length == 0 ? new byte[HmacSha256.LENGTH] : salt;
        byte[] input = secret.copy();
        try {
            return SecretKeyMaterial.owning(HmacSha256.of(SecretKeyMaterial.copyOf(key), input));
        } finally {
            Arrays.fill(input, (byte) 0);
        }
    }

    private static SecretKeyMaterial expand(SecretKeyMaterial pseudorandom, byte[] info, int length) {
        Mac mac = HmacSha256.keyed(pseudorandom);
        byte[] block = new byte[HmacSha256.LENGTH];
        byte[] output = new byte[length];
        try {
            for (int done = 0, n = 1; done < length; n++) {
                if (n > 1) {
                    mac.update(block);
                }
                mac.update(info);
                mac.update((byte) n);
                mac.doFinal(block, 0);
                int taken = Math.min(block.length, length - done);
                System.arraycopy(block, 0, output, done, taken);
                done += taken;
            }
        } catch (ShortBufferException e) {
            throw new IllegalStateException("a code has 32 octets", e);
        } finally {
            Arrays.fill(block, (byte) 0);
        }
        return SecretKeyMaterial.owning(output);
    }
}

package dev.clusterwright.crypto;

import java.util.Arrays;

/** PBKDF2 with HMAC and SHA-256 (RFC 8018, 5.2): a key from a passcode, made slow on purpose. Thread-safe. */
public final class Pbkdf2Sha256 {
    private static final int MAX_LENGTH = 255 * HmacSha256.LENGTH;

    private Pbkdf2Sha256() {}

    /**
     * Derives a key.
     *
     * @param password the octets of the passcode, 1 or more
     * @param salt mixed in
     * @param iterations how often, 1 or more; a peer's number needs a bound, as the time grows with it
     * @param length the octets wanted, 1 to 8160
     * @return a secret of its own, for the caller to close
     * @throws IllegalArgumentException if a number is outside its range or the password is empty
     * @throws IllegalStateException if the password is closed
     */
    public static SecretKeyMaterial derive(SecretKeyMaterial password, byte[] salt, int iterations, int length) {
        if (iterations < 1) {
            throw new IllegalArgumentException("iterations is " + iterations + ", which is not 1 or more");
        }
        if (length < 1 || length > MAX_LENGTH) {
            throw new IllegalArgumentException("length is " + length + ", which is not within 1 to " + MAX_LENGTH);
        }
        byte[] output = new byte[length];
        byte[] sum = new byte[HmacSha256.LENGTH];
        byte[] round = new byte[HmacSha256.LENGTH];
        try (KeyedHmac hmac = new KeyedHmac(password)) {
            for (int done = 0, n = 1; done < length; n++) {
                block(hmac, salt, iterations, n, round, sum);
                int taken = Math.min(sum.length, length - done);
                System.arraycopy(sum, 0, output, done, taken);
                done += taken;
            }
        } finally {
            Arrays.fill(sum, (byte) 0);
            Arrays.fill(round, (byte) 0);
        }
        return SecretKeyMaterial.owning(output);
    }

    private static void block(KeyedHmac hmac, byte[] salt, int iterations, int number, byte[] round, byte[] sum) {
        hmac.update(salt);
        hmac.update((byte) 0, (byte) 0, (byte) 0, (byte) number);
        hmac.finish(round);
        System.arraycopy(round, 0, sum, 0, sum.length);
        for (int i = 1; i < iterations; i++) {
            hmac.update(round);
            hmac.finish(round);
            for (int j = 0; j < sum.length; j++) {
                sum[j] ^= round[j];
            }
        }
    }
}

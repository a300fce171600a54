package dev.clusterwright.crypto;

/**
 * AES with keys of 128 bits as messages use it: CCM with a tag of 16 octets (RFC 3610, NIST SP 800-38C), and the counter
 * mode within it for what is only obfuscated. Thread-safe.
 */
public final class Aes128 {
    /** The octets of a key. */
    public static final int KEY_LENGTH = 16;
    /** The octets of a nonce. */
    public static final int NONCE_LENGTH = 13;
    /** The octets of a tag, the message integrity code. */
    public static final int TAG_LENGTH = 16;

    /** With a nonce of 13 octets, the length of a message has two. */
    private static final int MAX_MESSAGE = 0xFFFF;
    /** So has the number of a block of the key stream. */
    private static final int MAX_OBFUSCATED = 0xFFFF * 16;

    private Aes128() {}

    /**
     * Encrypts a message and makes a tag over it and the additional data.
     *
     * @param key 16 octets
     * @param nonce 13 octets, never the same again with this key
     * @param additional what the tag protects too, in the clear
     * @param message up to 65,535 octets
     * @return the encrypted message and the tag
     * @throws IllegalArgumentException if a length is another
     * @throws IllegalStateException if the key is closed
     */
    public static byte[] seal(SecretKeyMaterial key, byte[] nonce, byte[] additional, byte[] message) {
        if (message.length > MAX_MESSAGE) {
            throw new IllegalArgumentException("a message of " + message.length + " octets is longer than 65535");
        }
        return ccm(key, nonce).seal(additional, message);
    }

    /**
     * Checks the tag and decrypts.
     *
     * @param key 16 octets
     * @param nonce 13 octets
     * @param additional what the tag protects too
     * @param sealed what {@link #seal} gave
     * @return the message
     * @throws CryptoException if key, nonce, additional data and sealed octets do not belong together
     * @throws IllegalArgumentException if the length of the key or the nonce is another
     * @throws IllegalStateException if the key is closed
     */
    public static byte[] open(SecretKeyMaterial key, byte[] nonce, byte[] additional, byte[] sealed) {
        if (sealed.length < TAG_LENGTH || sealed.length > MAX_MESSAGE + TAG_LENGTH) {
            throw new CryptoException("a sealed message has 16 to 65551 octets, not " + sealed.length);
        }
        return ccm(key, nonce).open(additional, sealed);
    }

    /**
     * Hides octets, or shows them again: the key stream of CCM without its tag. Who may have changed them is for a tag
     * over something else to tell.
     *
     * @param key 16 octets
     * @param nonce 13 octets
     * @param octets up to 1,048,560, which are 65,535 blocks
     * @return as many octets
     * @throws IllegalArgumentException if a length is another
     * @throws IllegalStateException if the key is closed
     */
    public static byte[] obfuscate(SecretKeyMaterial key, byte[] nonce, byte[] octets) {
        if (octets.length > MAX_OBFUSCATED) {
            throw new IllegalArgumentException(octets.length + " octets are more than " + MAX_OBFUSCATED);
        }
        return ccm(key, nonce).obfuscate(octets);
    }

    private static Ccm ccm(SecretKeyMaterial key, byte[] nonce) {
        if (key.length() != KEY_LENGTH) {
            throw new IllegalArgumentException("a key has 16 octets, not " + key.length());
        }
        if (nonce.length != NONCE_LENGTH) {
            throw new IllegalArgumentException("a nonce has 13 octets, not " + nonce.length);
        }
        return new Ccm(key, nonce);
    }
}

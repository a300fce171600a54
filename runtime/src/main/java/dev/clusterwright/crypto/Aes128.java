package dev.clusterwright.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.modes.CCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

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

    private static final int BLOCK = 16;
    private static final int TAG_BITS = 8 * TAG_LENGTH;
    /** The mode insists on a key, which {@link JdkAes} does not look at: it has been given the real one. */
    private static final KeyParameter NO_KEY = new KeyParameter(new byte[KEY_LENGTH]);
    /** With a nonce of 13 octets, the length of a message has two. */
    private static final int MAX_MESSAGE = 0xFFFF;
    /** So has the number of a block of the key stream. */
    private static final int MAX_OBFUSCATED = 0xFFFF * BLOCK;

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
        try {
            return ccm(true, key, nonce, additional, message);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("sealing cannot fail", e);
        }
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
        try {
            return ccm(false, key, nonce, additional, sealed);
        } catch (InvalidCipherTextException e) {
            throw new CryptoException("the message was not sealed with this key, or was changed");
        }
    }

    private static byte[] ccm(boolean seal, SecretKeyMaterial key, byte[] nonce, byte[] additional, byte[] input)
            throws InvalidCipherTextException {
        check(key, nonce);
        CCMModeCipher cipher = CCMBlockCipher.newInstance(new JdkAes(key));
        cipher.init(seal, new AEADParameters(NO_KEY, TAG_BITS, nonce, additional));
        return ((CCMBlockCipher) cipher).processPacket(input, 0, input.length);
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
        check(key, nonce);
        // Block 0 of the key stream masks the tag; messages begin with block 1.
        byte[] counter = new byte[BLOCK];
        counter[0] = 1;
        System.arraycopy(nonce, 0, counter, 1, NONCE_LENGTH);
        counter[BLOCK - 1] = 1;
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key.asKey("AES"), new IvParameterSpec(counter));
            return cipher.doFinal(octets);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES in counter mode", e);
        }
    }

    private static void check(SecretKeyMaterial key, byte[] nonce) {
        if (key.length() != KEY_LENGTH) {
            throw new IllegalArgumentException("a key has 16 octets, not " + key.length());
        }
        if (nonce.length != NONCE_LENGTH) {
            throw new IllegalArgumentException("a nonce has 13 octets, not " + nonce.length);
        }
    }
}

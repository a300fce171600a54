package dev.clusterwright.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;

/**
 * CCM under one key and one nonce (RFC 3610), with lengths of two octets and tags of 16, composed of the JDK's AES, which
 * has no tables that a cache would tell of. It takes one message. Not thread-safe.
 */
final class Ccm {
    private static final int BLOCK = 16;
    private static final int TAG = Aes128.TAG_LENGTH;
    /** Where a nonce of 13 octets ends and a number of two begins: the counter, or the length of the message. */
    private static final int NUMBER = 14;
    /** What a block of the key stream begins with: a number has two octets. */
    private static final byte STREAM_FLAGS = 1;
    /** What the first block of the tag begins with: a number has two octets, the tag 16. */
    private static final byte TAG_FLAGS = 1 | (7 << 3);

    private static final byte ADDITIONAL_FLAG = 0x40;
    /** From here on, the length of additional data has six octets instead of two. */
    private static final int LONG_ADDITIONAL = 0xFF00;

    private static final String TRANSFORMATION = "AES/ECB/NoPadding";
    /** Looking for it each time takes as long as 20 blocks. */
    private static final Provider PROVIDER = provider();

    private final Cipher aes;
    private final byte[] nonce;

    /** The state of the tag: a block, to which the next octets are added. */
    private final byte[] state = new byte[BLOCK];
    /** How many octets were added to it since it was last encrypted. */
    private int added;

    Ccm(SecretKeyMaterial key, byte[] nonce) {
        this.nonce = nonce;
        try {
            aes = Cipher.getInstance(TRANSFORMATION, PROVIDER);
            aes.init(Cipher.ENCRYPT_MODE, key.asKey("AES"));
        } catch (GeneralSecurityException e) {
            throw noAes(e);
        }
    }

    private static Provider provider() {
        try {
            return Cipher.getInstance(TRANSFORMATION).getProvider();
        } catch (GeneralSecurityException e) {
            throw noAes(e);
        }
    }

    private static IllegalStateException noAes(GeneralSecurityException e) {
        return new IllegalStateException("every JDK has AES", e);
    }

    /** The message, encrypted, and the tag. */
    byte[] seal(byte[] additional, byte[] message) {
        byte[] stream = keyStream(0, message.length);
        byte[] sealed = new byte[message.length + TAG];
        xor(message, message.length, stream, BLOCK, sealed, 0);
        xor(tag(additional, message), TAG, stream, 0, sealed, message.length);
        Arrays.fill(stream, (byte) 0);
        return sealed;
    }

    /**
     * The message.
     *
     * @param sealed 16 octets or more
     * @throws CryptoException if the tag is not that of message and additional data
     */
    byte[] open(byte[] additional, byte[] sealed) {
        int length = sealed.length - TAG;
        byte[] stream = keyStream(0, length);
        byte[] message = new byte[length];
        xor(sealed, length, stream, BLOCK, message, 0);
        byte[] expected = new byte[TAG];
        xor(tag(additional, message), TAG, stream, 0, expected, 0);
        Arrays.fill(stream, (byte) 0);
        // It takes the same time wherever they differ.
        if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(sealed, length, sealed.length))) {
            Arrays.fill(message, (byte) 0);
            throw new CryptoException("the message was not sealed with this key, or was changed");
        }
        return message;
    }

    /** Hides octets, or shows them again, without a tag. */
    byte[] obfuscate(byte[] octets) {
        byte[] stream = keyStream(1, octets.length);
        byte[] output = new byte[octets.length];
        xor(octets, octets.length, stream, 0, output, 0);
        Arrays.fill(stream, (byte) 0);
        return output;
    }

    /**
     * The key stream for a message, after the blocks that come before block 1. Block 0 masks the tag.
     *
     * @param first the number of the first block, 0 or 1
     */
    private byte[] keyStream(int first, int messageLength) {
        byte[] stream = new byte[BLOCK * (1 - first + (messageLength + BLOCK - 1) / BLOCK)];
        for (int start = 0, number = first; start < stream.length; start += BLOCK, number++) {
            block(STREAM_FLAGS, number, stream, start);
        }
        encrypt(stream);
        return stream;
    }

    private void block(byte flags, int number, byte[] target, int start) {
        target[start] = flags;
        System.arraycopy(nonce, 0, target, start + 1, nonce.length);
        target[start + NUMBER] = (byte) (number >> 8);
        target[start + NUMBER + 1] = (byte) number;
    }

    private byte[] tag(byte[] additional, byte[] message) {
        block(additional.length == 0 ? TAG_FLAGS : TAG_FLAGS | ADDITIONAL_FLAG, message.length, state, 0);
        encrypt(state);
        if (additional.length > 0) {
            add(additionalLength(additional.length));
            add(additional);
            endBlock();
        }
        add(message);
        endBlock();
        return state;
    }

    private static byte[] additionalLength(int length) {
        return length < LONG_ADDITIONAL
                ? new byte[] {(byte) (length >> 8), (byte) length}
                : new byte[] {
                    (byte) 0xFF,
                    (byte) 0xFE,
                    (byte) (length >> 24),
                    (byte) (length >> 16),
                    (byte) (length >> 8),
                    (byte) length
                };
    }

    private void add(byte[] octets) {
        int done = 0;
        while (done < octets.length) {
            int count = Math.min(BLOCK - added, octets.length - done);
            for (int i = 0; i < count; i++) {
                state[added + i] ^= octets[done + i];
            }
            done += count;
            added += count;
            if (added == BLOCK) {
                endBlock();
            }
        }
    }

    /** Encrypts what was added; a block that is not full ends with zeros. */
    private void endBlock() {
        if (added > 0) {
            encrypt(state);
            added = 0;
        }
    }

    /** Encrypts whole blocks, each by itself, where they are. */
    private void encrypt(byte[] blocks) {
        try {
            aes.update(blocks, 0, blocks.length, blocks, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("an encrypted block is as long as the block", e);
        }
    }

    private static void xor(byte[] one, int length, byte[] other, int from, byte[] target, int start) {
        for (int i = 0; i < length; i++) {
            target[start + i] = (byte) (one[i] ^ other[from + i]);
        }
    }
}

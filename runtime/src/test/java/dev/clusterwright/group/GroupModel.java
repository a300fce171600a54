package dev.clusterwright.group;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keys and messages of groups once more, slow and plain, from nothing but HMAC and single blocks of AES of the JDK. */
final class GroupModel {
    private static final int BLOCK = 16;

    private GroupModel() {}

    /** RFC 5869. */
    static byte[] hkdf(byte[] secret, byte[] salt, String info, int length) {
        byte[] pseudorandom = hmac(salt.length == 0 ? new byte[32] : salt, secret);
        byte[] block = {};
        byte[] output = {};
        for (int n = 1; output.length < length; n++) {
            block = hmac(pseudorandom, concat(block, info.getBytes(StandardCharsets.US_ASCII), new byte[] {(byte) n}));
            output = concat(output, block);
        }
        return Arrays.copyOf(output, length);
    }

    static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] operationalKey(byte[] epochKey, byte[] compressedFabricId) {
        return hkdf(epochKey, compressedFabricId, "GroupKey v1.0", 16);
    }

    static int sessionId(byte[] operationalKey) {
        byte[] octets = hkdf(operationalKey, new byte[0], "GroupKeyHash", 2);
        return ((octets[0] & 0xFF) << 8) | (octets[1] & 0xFF);
    }

    static byte[] privacyKey(byte[] operationalKey) {
        return hkdf(operationalKey, new byte[0], "PrivacyKey", 16);
    }

    /**
     * Seals a message with any header, whether or not it is one.
     *
     * @param hidden where what is hidden ends, or 0
     */
    static byte[] seal(byte[] operationalKey, byte[] header, byte[] payload, int hidden) {
        byte[] nonce = Arrays.copyOfRange(header, 3, 16);
        byte[] wire = concat(header, ccm(operationalKey, nonce, header, payload));
        if (hidden > 0) {
            byte[] privacyNonce =
                    concat(new byte[] {header[2], header[1]}, Arrays.copyOfRange(wire, wire.length - 11, wire.length));
            byte[] others = counterMode(privacyKey(operationalKey), privacyNonce, Arrays.copyOfRange(wire, 4, hidden));
            System.arraycopy(others, 0, wire, 4, others.length);
        }
        return wire;
    }

    /** RFC 3610 with a tag of 16 octets and a length of two. */
    private static byte[] ccm(byte[] key, byte[] nonce, byte[] additional, byte[] message) {
        ByteArrayOutputStream blocks = new ByteArrayOutputStream();
        blocks.writeBytes(concat(new byte[] {0x40 | (7 << 3) | 1}, nonce, length(message.length)));
        blocks.writeBytes(padded(concat(length(additional.length), additional)));
        blocks.writeBytes(padded(message));
        byte[] tag = new byte[BLOCK];
        byte[] input = blocks.toByteArray();
        for (int i = 0; i < input.length; i += BLOCK) {
            tag = aes(key, xor(tag, Arrays.copyOfRange(input, i, i + BLOCK)));
        }
        byte[] mask = aes(key, concat(new byte[] {1}, nonce, length(0)));
        return concat(counterMode(key, nonce, message), xor(tag, mask));
    }

    private static byte[] counterMode(byte[] key, byte[] nonce, byte[] octets) {
        byte[] output = {};
        for (int i = 0; i * BLOCK < octets.length; i++) {
            byte[] part = Arrays.copyOfRange(octets, i * BLOCK, Math.min(octets.length, (i + 1) * BLOCK));
            output = concat(output, xor(part, aes(key, concat(new byte[] {1}, nonce, length(i + 1)))));
        }
        return output;
    }

    private static byte[] aes(byte[] key, byte[] block) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
            return cipher.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] length(int length) {
        return new byte[] {(byte) (length >> 8), (byte) length};
    }

    private static byte[] padded(byte[] octets) {
        return Arrays.copyOf(octets, (octets.length + BLOCK - 1) / BLOCK * BLOCK);
    }

    private static byte[] xor(byte[] octets, byte[] mask) {
        byte[] output = octets.clone();
        for (int i = 0; i < output.length; i++) {
            output[i] ^= mask[i];
        }
        return output;
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}

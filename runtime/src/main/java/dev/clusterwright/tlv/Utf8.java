package dev.clusterwright.tlv;

import java.nio.charset.StandardCharsets;

/**
 * Text to UTF-8 and back, without an array in between and without the leniency of the JDK's charset, which replaces what
 * it cannot read or write.
 */
final class Utf8 {
    /** Only characters below U+0080, and no NUL among them. */
    static final int ASCII = 0;
    /** Well-formed, with characters above U+007F, and without a NUL. */
    static final int MULTIBYTE = 1;
    /** Well-formed, with a NUL. */
    static final int WITH_NUL = 2;
    /** Not UTF-8. */
    static final int MALFORMED = 3;

    private static final long LOW_BITS = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Utf8() {}

    /** Returns which of the four constants of this class describes a part of an array. */
    static int classify(byte[] bytes, int from, int to) {
        int at = from;
        for (; to - at >= Long.BYTES; at += Long.BYTES) {
            long octets = LittleEndian.int64(bytes, at);
            // An octet's high bit is set on the right if it is zero, or the one before it made it borrow for being
            // zero.
            if ((octets & HIGH_BITS) != 0 || ((octets - LOW_BITS) & HIGH_BITS) != 0) {
                return classifySlowly(bytes, at, to);
            }
        }
        for (; at < to; at++) {
            if (bytes[at] <= 0) {
                return classifySlowly(bytes, at, to);
            }
        }
        return ASCII;
    }

    private static int classifySlowly(byte[] bytes, int from, int to) {
        boolean nul = false;
        int at = from;
        while (at < to) {
            int length = sequenceLength(bytes, at, to);
            if (length == 0) {
                return MALFORMED;
            }
            nul |= bytes[at] == 0;
            at += length;
        }
        return nul ? WITH_NUL : MULTIBYTE;
    }

    /** Returns the number of octets of the character that begins at an index, or 0 if no well-formed one does. */
    private static int sequenceLength(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        if (lead < 0x80) {
            return 1;
        }
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        // C0 and C1 would begin overlong forms, F5 and above lie beyond U+10FFFF.
        if (lead < 0xC2 || lead > 0xF4 || to - at < length) {
            return 0;
        }
        // The second octet is where the other overlong forms, the surrogates and the rest above U+10FFFF show.
        int second = bytes[at + 1] & 0xFF;
        int min = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int max = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < min || second > max) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** Returns text that {@link #classify} found to be {@link #ASCII} or {@link #MULTIBYTE}. */
    static String decode(byte[] bytes, int from, int to, int classification) {
        // Latin-1 is the same for ASCII, and becomes a string by a plain copy.
        return new String(
                bytes, from, to - from, classification == ASCII ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /**
     * Returns the number of octets that a text takes.
     *
     * @throws IllegalArgumentException if it has no encoding: for an unpaired surrogate or a NUL, or more than 2^31 - 1
     *     octets
     */
    static int length(String text) {
        int chars = text.length();
        long length = chars;
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                length += c < 0x800 ? 1 : 2;
                if (Character.isSurrogate(c)) {
                    // A pair takes four octets: two counted as characters, two added here.
                    checkPair(text, i++);
                }
            } else if (c == 0) {
                throw new IllegalArgumentException("text has a NUL at index " + i);
            }
        }
        if (length > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("text takes " + length + " octets");
        }
        return (int) length;
    }

    private static void checkPair(String text, int index) {
        if (!Character.isHighSurrogate(text.charAt(index))
                || index + 1 == text.length()
                || !Character.isLowSurrogate(text.charAt(index + 1))) {
            throw new IllegalArgumentException("text has an unpaired surrogate at index " + index);
        }
    }

    /** Writes a text whose {@link #length} is known. */
    static void encode(String text, int length, byte[] target, int offset) {
        int chars = text.length();
        if (chars == length) {
            for (int i = 0; i < chars; i++) {
                target[offset + i] = (byte) text.charAt(i);
            }
            return;
        }
        int at = offset;
        for (int i = 0; i < chars; i++) {
            int c = text.charAt(i);
            if (c < 0x80) {
                target[at++] = (byte) c;
            } else if (c < 0x800) {
                target[at++] = (byte) (0xC0 | (c >> 6));
                target[at++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isSurrogate((char) c)) {
                c = Character.toCodePoint((char) c, text.charAt(++i));
                target[at++] = (byte) (0xF0 | (c >> 18));
                target[at++] = (byte) (0x80 | ((c >> 12) & 0x3F));
                target[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                target[at++] = (byte) (0x80 | (c & 0x3F));
            } else {
                target[at++] = (byte) (0xE0 | (c >> 12));
                target[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                target[at++] = (byte) (0x80 | (c & 0x3F));
            }
        }
    }
}

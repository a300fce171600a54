package dev.clusterwright.der;

import java.math.BigInteger;
import java.util.Arrays;

/** Object identifiers: numbers with dots between them, and the content octets of their elements (X.690, 8.19). */
final class Oids {
    /** The octets that are read. To write a number as decimal digits takes time that grows faster than its length. */
    static final int MAX_LENGTH = 128;

    private static final int ARCS_PER_ROOT = 40;
    private static final BigInteger LAST_ROOT = BigInteger.valueOf(2L * ARCS_PER_ROOT);

    private Oids() {}

    static byte[] encode(String dotted) {
        // A number has no more octets than digits.
        byte[] octets = new byte[dotted.length()];
        int dot = dotted.indexOf('.');
        int end = end(dotted, dot + 1);
        int length = base128(octets, 0, ARCS_PER_ROOT * arc(dotted, 0, dot) + arc(dotted, dot + 1, end));
        while (end < dotted.length()) {
            int start = end + 1;
            end = end(dotted, start);
            length = base128(octets, length, arc(dotted, start, end));
        }
        return Arrays.copyOf(octets, length);
    }

    private static int end(String dotted, int start) {
        int dot = dotted.indexOf('.', start);
        return dot < 0 ? dotted.length() : dot;
    }

    private static long arc(String dotted, int start, int end) {
        return Long.parseLong(dotted, start, end, 10);
    }

    private static int base128(byte[] octets, int start, long number) {
        int digits = Math.max(1, (70 - Long.numberOfLeadingZeros(number)) / 7);
        int next = start;
        for (int i = digits - 1; i > 0; i--) {
            octets[next++] = (byte) (((number >>> (7 * i)) & 0x7F) | 0x80);
        }
        octets[next++] = (byte) (number & 0x7F);
        return next;
    }

    /** The last of the octets is the end of a number. */
    static String decode(byte[] input, int from, int to) {
        StringBuilder dotted = new StringBuilder();
        int start = from;
        while (start < to) {
            int end = start;
            long number = 0;
            while (input[end] < 0) {
                number = (number << 7) | (input[end++] & 0x7F);
            }
            number = (number << 7) | input[end++];
            // Nine octets have 63 bits. Identifiers made of random numbers have more.
            if (end - start <= 9) {
                append(dotted, number);
            } else {
                append(dotted, large(input, start, end));
            }
            start = end;
        }
        return dotted.toString();
    }

    private static BigInteger large(byte[] input, int from, int to) {
        BigInteger number = BigInteger.ZERO;
        for (int i = from; i < to; i++) {
            number = number.shiftLeft(7).or(BigInteger.valueOf(input[i] & 0x7F));
        }
        return number;
    }

    private static void append(StringBuilder dotted, long arc) {
        if (dotted.isEmpty()) {
            long root = Math.min(arc / ARCS_PER_ROOT, 2);
            dotted.append(root).append('.').append(arc - root * ARCS_PER_ROOT);
        } else {
            dotted.append('.').append(arc);
        }
    }

    /** One that is larger than any arc of the roots 0 and 1. */
    private static void append(StringBuilder dotted, BigInteger arc) {
        if (dotted.isEmpty()) {
            dotted.append("2.").append(arc.subtract(LAST_ROOT));
        } else {
            dotted.append('.').append(arc);
        }
    }
}

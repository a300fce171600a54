package dev.clusterwright.der;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/** Object identifiers: numbers with dots between them, and the content octets of their elements (X.690, 8.19). */
final class Oids {
    /** The octets that are read. To write a number as decimal digits takes time that grows faster than its length. */
    static final int MAX_LENGTH = 128;

    private static final int ARCS_PER_ROOT = 40;
    private static final BigInteger LAST_ROOT = BigInteger.valueOf(2L * ARCS_PER_ROOT);

    private Oids() {}

    static byte[] encode(String dotted) {
        String[] arcs = dotted.split("\\.", -1);
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        base128(octets, ARCS_PER_ROOT * Long.parseLong(arcs[0]) + Long.parseLong(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            base128(octets, Long.parseLong(arcs[i]));
        }
        return octets.toByteArray();
    }

    private static void base128(ByteArrayOutputStream octets, long number) {
        int digits = Math.max(1, (70 - Long.numberOfLeadingZeros(number)) / 7);
        for (int i = digits - 1; i > 0; i--) {
            octets.write((int) (((number >>> (7 * i)) & 0x7F) | 0x80));
        }
        octets.write((int) (number & 0x7F));
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
            BigInteger arc = end - start <= 9 ? BigInteger.valueOf(number) : large(input, start, end);
            append(dotted, arc);
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

    private static void append(StringBuilder dotted, BigInteger arc) {
        if (!dotted.isEmpty()) {
            dotted.append('.').append(arc);
        } else if (arc.compareTo(LAST_ROOT) >= 0) {
            dotted.append("2.").append(arc.subtract(LAST_ROOT));
        } else {
            dotted.append(arc.intValue() / ARCS_PER_ROOT).append('.').append(arc.intValue() % ARCS_PER_ROOT);
        }
    }
}

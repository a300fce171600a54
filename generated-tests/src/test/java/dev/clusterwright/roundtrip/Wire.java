package dev.clusterwright.roundtrip;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/**
 * Writes TLV by the rules of the encoding, word for word and without a thought for speed: what generated code has to
 * write. It shares no code with the runtime.
 */
final class Wire {
    /** In the place of a context tag, for an element that has none. */
    static final int ANONYMOUS = -1;

    static final int TEXT = 0x0C;
    static final int OCTETS = 0x10;
    static final int STRUCTURE = 0x15;
    static final int ARRAY = 0x16;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    byte[] toByteArray() {
        return out.toByteArray();
    }

    /** The number that 64 bits stand for without a sign. */
    static BigInteger unsigned(long bits) {
        BigInteger signed = BigInteger.valueOf(bits);
        return bits < 0 ? signed.add(BigInteger.TWO.pow(64)) : signed;
    }

    void integer(int tag, boolean signed, BigInteger value) {
        int octets = 1;
        while (!fits(value, signed, 8 * octets)) {
            octets *= 2;
        }
        begin(tag, (signed ? 0x00 : 0x04) + Integer.numberOfTrailingZeros(octets));
        number(value, octets);
    }

    void bool(int tag, boolean value) {
        begin(tag, value ? 0x09 : 0x08);
    }

    /** Writes a number of 4 octets. */
    void single(int tag, int bits) {
        begin(tag, 0x0A);
        number(BigInteger.valueOf(bits), 4);
    }

    /** Writes a number of 8 octets. */
    void real(int tag, long bits) {
        begin(tag, 0x0B);
        number(BigInteger.valueOf(bits), 8);
    }

    /**
     * Writes text or octets.
     *
     * @param type {@link #TEXT} or {@link #OCTETS}
     */
    void string(int tag, int type, byte[] content) {
        BigInteger length = BigInteger.valueOf(content.length);
        int octets = 1;
        while (!fits(length, false, 8 * octets)) {
            octets *= 2;
        }
        begin(tag, type + Integer.numberOfTrailingZeros(octets));
        number(length, octets);
        out.writeBytes(content);
    }

    /** Writes what is encoded already, without a tag. */
    void element(int tag, byte[] encoded) {
        begin(tag, encoded[0]);
        out.write(encoded, 1, encoded.length - 1);
    }

    void nullValue(int tag) {
        begin(tag, 0x14);
    }

    /**
     * Begins a container.
     *
     * @param type {@link #STRUCTURE} or {@link #ARRAY}
     */
    void start(int tag, int type) {
        begin(tag, type);
    }

    void end() {
        out.write(0x18);
    }

    private void begin(int tag, int type) {
        out.write(tag == ANONYMOUS ? type : 0x20 | type);
        if (tag != ANONYMOUS) {
            out.write(tag);
        }
    }

    private static boolean fits(BigInteger value, boolean signed, int bits) {
        return signed ? value.bitLength() < bits : value.signum() >= 0 && value.bitLength() <= bits;
    }

    /** The lowest octets in two's complement, least significant first. */
    private void number(BigInteger value, int octets) {
        for (int i = 0; i < octets; i++) {
            out.write(value.shiftRight(8 * i).intValue() & 0xFF);
        }
    }
}

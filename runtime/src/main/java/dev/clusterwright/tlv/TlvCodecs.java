package dev.clusterwright.tlv;

import dev.clusterwright.type.OctetString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The codecs of the basic types, and how to make codecs of lists and nullable values from others.
 *
 * <p>The integer codecs hold to their range in both directions: a value outside it is an {@link
 * IllegalArgumentException} when encoding and {@link TlvError#INTEGER_RANGE} when decoding. The odd widths of 24, 40, 48
 * and 56 bits are ranges only; the encoding takes 1, 2, 4 or 8 octets.
 *
 * <p>All codecs are safe to share between threads.
 */
public final class TlvCodecs {
    /** True and false. */
    public static final TlvCodec<Boolean> BOOL = new BooleanCodec();

    /** Unsigned integers of 8 bits. */
    public static final TlvCodec<Integer> UINT8 = new UnsignedIntegerCodec(8);
    /** Unsigned integers of 16 bits. */
    public static final TlvCodec<Integer> UINT16 = new UnsignedIntegerCodec(16);
    /** Unsigned integers of 24 bits. */
    public static final TlvCodec<Integer> UINT24 = new UnsignedIntegerCodec(24);
    /** Unsigned integers of 32 bits. */
    public static final TlvCodec<Long> UINT32 = new UnsignedLongCodec(32);
    /** Unsigned integers of 40 bits. */
    public static final TlvCodec<Long> UINT40 = new UnsignedLongCodec(40);
    /** Unsigned integers of 48 bits. */
    public static final TlvCodec<Long> UINT48 = new UnsignedLongCodec(48);
    /** Unsigned integers of 56 bits. */
    public static final TlvCodec<Long> UINT56 = new UnsignedLongCodec(56);
    /** Unsigned integers of 64 bits; 2^63 and above are negative in Java. */
    public static final TlvCodec<Long> UINT64 = new UnsignedLongCodec(64);

    /** Signed integers of 8 bits. */
    public static final TlvCodec<Integer> INT8 = new SignedIntegerCodec(8);
    /** Signed integers of 16 bits. */
    public static final TlvCodec<Integer> INT16 = new SignedIntegerCodec(16);
    /** Signed integers of 24 bits. */
    public static final TlvCodec<Integer> INT24 = new SignedIntegerCodec(24);
    /** Signed integers of 32 bits. */
    public static final TlvCodec<Integer> INT32 = new SignedIntegerCodec(32);
    /** Signed integers of 40 bits. */
    public static final TlvCodec<Long> INT40 = new SignedLongCodec(40);
    /** Signed integers of 48 bits. */
    public static final TlvCodec<Long> INT48 = new SignedLongCodec(48);
    /** Signed integers of 56 bits. */
    public static final TlvCodec<Long> INT56 = new SignedLongCodec(56);
    /** Signed integers of 64 bits. */
    public static final TlvCodec<Long> INT64 = new SignedLongCodec(64);

    /** Numbers of 4 octets. */
    public static final TlvCodec<Float> FLOAT32 = new FloatCodec();
    /** Numbers of 8 octets; those of 4 are read as well. */
    public static final TlvCodec<Double> FLOAT64 = new DoubleCodec();

    /** Text. */
    public static final TlvCodec<String> TEXT = new TextCodec();
    /** Octets. */
    public static final TlvCodec<OctetString> OCTETS = new OctetsCodec();
    /** Any value, as the TLV of its element without a tag. */
    public static final TlvCodec<OctetString> ANY = new AnyCodec();

    private TlvCodecs() {}

    /**
     * Makes a codec of lists, which are arrays in the encoding.
     *
     * @param <T> the type of the entries
     * @param entries the codec of one entry
     * @return a codec whose decoded lists do not change
     */
    public static <T extends @Nullable Object> TlvCodec<List<T>> list(TlvCodec<T> entries) {
        return new ListCodec<>(entries);
    }

    /**
     * Makes a codec of values that may be null, which is an element of its own kind in the encoding.
     *
     * @param <T> the type of the values that are not null
     * @param values the codec of those
     * @return a codec of null and of everything that the other codec knows
     */
    public static <T> TlvCodec<@Nullable T> nullable(TlvCodec<T> values) {
        return new NullableCodec<>(values);
    }

    private static long checkUnsigned(long value, int bits) {
        if (value >>> (bits - 1) >>> 1 != 0) {
            throw new IllegalArgumentException(value + " is outside the range of uint" + bits);
        }
        return value;
    }

    private static long checkSigned(long value, int bits) {
        int spare = Long.SIZE - bits;
        if (value << spare >> spare != value) {
            throw new IllegalArgumentException(value + " is outside the range of int" + bits);
        }
        return value;
    }

    private record UnsignedIntegerCodec(int bits) implements TlvCodec<Integer> {
        @Override
        public void encode(TlvWriter writer, Integer value) {
            writer.unsigned(checkUnsigned(value, bits));
        }

        @Override
        public Integer decode(TlvReader reader) {
            return (int) reader.unsigned(bits);
        }
    }

    private record UnsignedLongCodec(int bits) implements TlvCodec<Long> {
        @Override
        public void encode(TlvWriter writer, Long value) {
            writer.unsigned(checkUnsigned(value, bits));
        }

        @Override
        public Long decode(TlvReader reader) {
            return reader.unsigned(bits);
        }
    }

    private record SignedIntegerCodec(int bits) implements TlvCodec<Integer> {
        @Override
        public void encode(TlvWriter writer, Integer value) {
            writer.signed(checkSigned(value, bits));
        }

        @Override
        public Integer decode(TlvReader reader) {
            return (int) reader.signed(bits);
        }
    }

    private record SignedLongCodec(int bits) implements TlvCodec<Long> {
        @Override
        public void encode(TlvWriter writer, Long value) {
            writer.signed(checkSigned(value, bits));
        }

        @Override
        public Long decode(TlvReader reader) {
            return reader.signed(bits);
        }
    }

    private record BooleanCodec() implements TlvCodec<Boolean> {
        @Override
        public void encode(TlvWriter writer, Boolean value) {
            writer.bool(value);
        }

        @Override
        public Boolean decode(TlvReader reader) {
            return reader.bool();
        }
    }

    private record FloatCodec() implements TlvCodec<Float> {
        @Override
        public void encode(TlvWriter writer, Float value) {
            writer.float32(value);
        }

        @Override
        public Float decode(TlvReader reader) {
            return reader.float32();
        }
    }

    private record DoubleCodec() implements TlvCodec<Double> {
        @Override
        public void encode(TlvWriter writer, Double value) {
            writer.float64(value);
        }

        @Override
        public Double decode(TlvReader reader) {
            return reader.float64();
        }
    }

    private record TextCodec() implements TlvCodec<String> {
        @Override
        public void encode(TlvWriter writer, String value) {
            writer.text(value);
        }

        @Override
        public String decode(TlvReader reader) {
            return reader.text();
        }
    }

    private record AnyCodec() implements TlvCodec<OctetString> {
        @Override
        public void encode(TlvWriter writer, OctetString value) {
            writer.element(value);
        }

        @Override
        public OctetString decode(TlvReader reader) {
            return reader.element();
        }
    }

    private record OctetsCodec() implements TlvCodec<OctetString> {
        @Override
        public void encode(TlvWriter writer, OctetString value) {
            writer.octets(value);
        }

        @Override
        public OctetString decode(TlvReader reader) {
            return reader.octets();
        }
    }

    private record ListCodec<T extends @Nullable Object>(TlvCodec<T> entries) implements TlvCodec<List<T>> {
        @Override
        public void encode(TlvWriter writer, List<T> value) {
            writer.list(value, entries);
        }

        @Override
        public List<T> decode(TlvReader reader) {
            return reader.list(entries);
        }
    }

    private record NullableCodec<T>(TlvCodec<T> values) implements TlvCodec<@Nullable T> {
        @Override
        public void encode(TlvWriter writer, @Nullable T value) {
            if (value == null) {
                writer.nullValue();
            } else {
                values.encode(writer, value);
            }
        }

        // Here T of the interface is a nullable type, which NullAway does not follow outside its JSpecify mode.
        @SuppressWarnings("NullAway")
        @Override
        public @Nullable T decode(TlvReader reader) {
            return reader.readNull() ? null : values.decode(reader);
        }
    }
}

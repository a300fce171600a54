package dev.clusterwright.cluster;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvWriter;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * What generated bitmaps implement. Bits that this build does not know are kept: they compare, encode and print like the
 * others. Immutable and thread-safe.
 *
 * @param <B> the bitmap itself
 */
public interface Bitmap<B extends Bitmap<B>> {
    /** All bits as an unsigned number of 64 bits. */
    long toLong();

    /** The bits that the definition names. */
    long knownBits();

    /**
     * A bitmap of the same kind.
     *
     * @param bits all its bits
     * @throws IllegalArgumentException if they do not fit its width
     */
    B withBits(long bits);

    /** This and another together. */
    default B plus(B other) {
        return withBits(toLong() | other.toLong());
    }

    /** This without the bits of another. */
    default B minus(B other) {
        return withBits(toLong() & ~other.toLong());
    }

    /** Whether every bit of another is set here. */
    default boolean contains(B other) {
        return (toLong() & other.toLong()) == other.toLong();
    }

    /**
     * A codec for a bitmap.
     *
     * @param decode reads one with the width it has
     */
    static <T extends Bitmap<T>> TlvCodec<T> codec(Function<TlvReader, T> decode) {
        return new TlvCodec<>() {
            @Override
            public void encode(TlvWriter writer, T value) {
                writer.unsigned(value.toLong());
            }

            @Override
            public T decode(TlvReader reader) {
                return decode.apply(reader);
            }
        };
    }

    /**
     * A bitmap as people read it: {@code CacheAndSync | Groupcast | 0x10}, what has no name in hexadecimal.
     *
     * @param named the bits that have a name
     */
    static String toString(Bitmap<?> bitmap, Bit... named) {
        StringJoiner text = new StringJoiner(" | ");
        text.setEmptyValue("0");
        long rest = bitmap.toLong();
        for (Bit bit : named) {
            long mask = 1L << bit.index();
            if ((rest & mask) != 0) {
                text.add(bit.name());
                rest &= ~mask;
            }
        }
        if (rest != 0) {
            text.add("0x" + Long.toHexString(rest));
        }
        return text.toString();
    }

    /**
     * A bit and its name.
     *
     * @param index from 0 for the lowest, to 63
     * @param name as the specification writes it
     */
    record Bit(int index, String name) {}
}

package dev.clusterwright.cluster;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Integers;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The base of generated enums. A release adds values to enums, so a peer may send one that this build does not know: it
 * is kept as its number, compares and encodes as such, and is told apart by the generated {@code known()}.
 *
 * <p>Two values are equal when their class and their number are. Immutable and thread-safe.
 */
public abstract class OpenEnum {
    private final int value;
    private final String name;

    /**
     * For generated constructors.
     *
     * @param value the number
     * @param bits 8 or 16: the width of the enum
     * @param name its name as the specification writes it; empty for a number that has none
     * @throws IllegalArgumentException if the number does not fit
     */
    protected OpenEnum(int value, int bits, String name) {
        Integers.checkUnsigned("value", value, bits);
        this.value = value;
        this.name = name;
    }

    /** The number that stands on the wire. */
    public final int value() {
        return value;
    }

    /** Whether the number has a name. */
    final boolean isNamed() {
        return !name.isEmpty();
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof OpenEnum that && that.getClass() == getClass() && that.value == value;
    }

    @Override
    public final int hashCode() {
        return value;
    }

    /** The name as the specification writes it, or the number in hexadecimal. */
    @Override
    public final String toString() {
        return name.isEmpty() ? String.format(Locale.ROOT, "0x%02X", value) : name;
    }

    /** For generated enums of 8 bits: their codec. */
    protected static <T extends OpenEnum> TlvCodec<T> codec8(IntFunction<T> of) {
        return codec(reader -> of.apply(reader.uint8()));
    }

    /** For generated enums of 16 bits: their codec. */
    protected static <T extends OpenEnum> TlvCodec<T> codec16(IntFunction<T> of) {
        return codec(reader -> of.apply(reader.uint16()));
    }

    private static <T extends OpenEnum> TlvCodec<T> codec(Function<TlvReader, T> decode) {
        return new TlvCodec<>() {
            @Override
            public void encode(TlvWriter writer, T value) {
                writer.unsigned(value.value());
            }

            @Override
            public T decode(TlvReader reader) {
                return decode.apply(reader);
            }
        };
    }
}

package dev.clusterwright.type;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Range checks and unsigned text for integers that are narrower than their Java type, or unsigned. */
public final class Integers {
    private Integers() {}

    /**
     * Checks that a value is an unsigned integer of so many bits.
     *
     * @param name what the value is, for the message
     * @param bits 1 to 63
     * @throws IllegalArgumentException if it is negative or too large
     */
    public static void checkUnsigned(String name, long value, int bits) {
        if (value >>> bits != 0) {
            throw outOfRange(name, value, 0, (1L << bits) - 1);
        }
    }

    /** The same for a value that may be null: null passes. */
    public static void checkUnsigned(String name, @Nullable Number value, int bits) {
        if (value != null) {
            checkUnsigned(name, value.longValue(), bits);
        }
    }

    /**
     * Checks that a value is a signed integer of so many bits.
     *
     * @param name what the value is, for the message
     * @param bits 2 to 64
     * @throws IllegalArgumentException if it is too small or too large
     */
    public static void checkSigned(String name, long value, int bits) {
        long max = (1L << (bits - 1)) - 1;
        if (value < -max - 1 || value > max) {
            throw outOfRange(name, value, -max - 1, max);
        }
    }

    /** The same for a value that may be null: null passes. */
    public static void checkSigned(String name, @Nullable Number value, int bits) {
        if (value != null) {
            checkSigned(name, value.longValue(), bits);
        }
    }

    /** An unsigned 64-bit integer in decimal; {@code "null"} for null. */
    public static String toUnsignedString(@Nullable Long value) {
        return value == null ? "null" : Long.toUnsignedString(value);
    }

    /** Unsigned 64-bit integers in decimal, as a list prints; {@code "null"} for null. */
    public static String toUnsignedString(@Nullable List<? extends @Nullable Long> values) {
        return values == null
                ? "null"
                : values.stream().map(Integers::toUnsignedString).toList().toString();
    }

    private static IllegalArgumentException outOfRange(String name, long value, long min, long max) {
        return new IllegalArgumentException(name + " is " + value + ", which is not within " + min + " to " + max);
    }
}

package dev.clusterwright.generator.model;

import java.math.BigInteger;

/**
 * The least and the greatest of a number, of a length in octets or of a count of entries.
 *
 * @param min the least that is allowed
 * @param max the greatest that is allowed
 */
public record Bounds(BigInteger min, BigInteger max) {
    /** Any length of a string, any count of a list. */
    public static final Bounds SIZES = of(0, Integer.MAX_VALUE);

    /** Both bounds fit 64 bits, signed or unsigned. */
    public static Bounds of(long min, long max) {
        return new Bounds(BigInteger.valueOf(min), BigInteger.valueOf(max));
    }

    /** What both allow. */
    public Bounds and(Bounds other) {
        BigInteger greaterMin = min.max(other.min);
        BigInteger smallerMax = max.min(other.max);
        return new Bounds(greaterMin, smallerMax);
    }

    /** Whether nothing at all is allowed. */
    public boolean isEmpty() {
        return min.compareTo(max) > 0;
    }

    @Override
    public String toString() {
        return min + " to " + max;
    }
}

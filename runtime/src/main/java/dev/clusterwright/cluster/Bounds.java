package dev.clusterwright.cluster;

/**
 * The least and the greatest that is known without a device: of a number its value, of octets and text their length in
 * octets, of a list its count. Of the constraint {@code max SupportedFabrics} it is the most that SupportedFabrics can be.
 *
 * <p>They are signed numbers when {@code min <= max}, and unsigned otherwise: 1 to -1 is 1 to 2<sup>64</sup>-1.
 *
 * @param min the least that is allowed
 * @param max the greatest that is allowed
 */
public record Bounds(long min, long max) {
    /** Whether a value, a length or a count is within the bounds. */
    public boolean admits(long value) {
        return min <= max
                ? min <= value && value <= max
                : Long.compareUnsigned(min, value) <= 0 && Long.compareUnsigned(value, max) <= 0;
    }

    /** Whether there is a single value that is allowed. */
    boolean isSingle() {
        return min == max;
    }

    @Override
    public String toString() {
        return isSingle()
                ? Long.toString(min)
                : min < max ? min + " to " + max : Long.toUnsignedString(min) + " to " + Long.toUnsignedString(max);
    }
}

package dev.clusterwright.cluster;

/**
 * What a value has to be like: of a number its value, of octets and text their length in octets, of a list its count
 * (Matter Core, 7.13.3 Constraint).
 *
 * <p>The bounds are what is known without a device: of {@code max SupportedFabrics} the most that SupportedFabrics can
 * be. They are signed numbers when {@code min <= max}, and unsigned otherwise: 1 to -1 is 1 to 2<sup>64</sup>-1.
 *
 * @param text the specification's notation, such as {@code 5 to 254}; {@code all} when only the type sets bounds
 * @param min the least that is allowed
 * @param max the greatest that is allowed
 */
public record Constraint(String text, long min, long max) {
    /** Whether a value, a length or a count is within the bounds. */
    public boolean admits(long value) {
        return min <= max
                ? min <= value && value <= max
                : Long.compareUnsigned(min, value) <= 0 && Long.compareUnsigned(value, max) <= 0;
    }

    @Override
    public String toString() {
        return text;
    }
}

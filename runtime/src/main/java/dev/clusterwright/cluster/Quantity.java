package dev.clusterwright.cluster;

import dev.clusterwright.type.OctetString;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a constraint limits: of a number its value, of octets and text their length in octets, of a list its count.
 *
 * @param what {@code "length "}, {@code "count "}, or nothing
 * @param amount null for a NaN
 * @param bits the amount as descriptors have it; null for what they do not limit
 * @param codePoints of text, how many Unicode characters it has; 0 otherwise
 */
record Quantity(
        String what, @Nullable BigDecimal amount, @Nullable Long bits, int codePoints) {
    /** Greater than any bound of 64 bits. */
    private static final BigDecimal INFINITE = BigDecimal.TEN.pow(400);

    /** What follows in a text is the number of a translation (Matter Core, 7.19.2.8 Character String). */
    private static final char LOCALIZED = '\u001F';

    /**
     * What there is to limit of a value.
     *
     * @param type in the specification's spelling
     * @return null if there is nothing, as of a struct or a bool
     */
    static @Nullable Quantity of(Object value, String type) {
        if (value instanceof OctetString octets) {
            return type.equals(BaseTypes.ANY) ? null : size("length ", octets.length());
        }
        if (value instanceof List<?> list) {
            return size("count ", list.size());
        }
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Float || value instanceof Double) {
            return new Quantity("", number(value, type), null, 0);
        }
        BigDecimal number = number(value, type);
        return number == null ? null : new Quantity("", number, number.longValue(), 0);
    }

    /** The number that a value is; null if it is none. */
    static @Nullable BigDecimal number(Object value, String type) {
        if (value instanceof Integer number) {
            return BigDecimal.valueOf(number);
        }
        if (value instanceof Long number) {
            return BaseTypes.isUnsigned64(type) ? unsigned(number) : BigDecimal.valueOf(number);
        }
        if (value instanceof OpenEnum item) {
            return BigDecimal.valueOf(item.value());
        }
        if (value instanceof Bitmap<?> bitmap) {
            return unsigned(bitmap.toLong());
        }
        if (value instanceof Float || value instanceof Double) {
            double number = ((Number) value).doubleValue();
            if (Double.isInfinite(number)) {
                return number > 0 ? INFINITE : INFINITE.negate();
            }
            // As it is written: the float next to 0.1 is 0.1, not a little more.
            return Double.isNaN(number) ? null : new BigDecimal(value.toString());
        }
        return null;
    }

    private static BigDecimal unsigned(long number) {
        return new BigDecimal(Long.toUnsignedString(number));
    }

    private static Quantity size(String what, int size) {
        return new Quantity(what, BigDecimal.valueOf(size), (long) size, 0);
    }

    private static Quantity text(String text) {
        int end = text.indexOf(LOCALIZED);
        String shown = end < 0 ? text : text.substring(0, end);
        int octets = shown.codePoints()
                .map(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4)
                .sum();
        return new Quantity(
                "length ", BigDecimal.valueOf(octets), (long) octets, shown.codePointCount(0, shown.length()));
    }

    /** {@code 300}, {@code length 15}. */
    @Override
    public String toString() {
        if (amount == null) {
            return "NaN";
        }
        boolean infinite = amount.abs().compareTo(INFINITE) == 0;
        return infinite ? (amount.signum() < 0 ? "-" : "") + "infinity" : what + amount.toPlainString();
    }
}

package dev.clusterwright.generator.link;

import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import java.math.BigInteger;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the numbers of definitions: decimal, or hexadecimal after {@code 0x}. */
final class Numbers {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,20}");
    private static final Pattern HEX = Pattern.compile("0[xX][0-9A-Fa-f]{1,16}");

    private static final String FORM = "Write it in decimal, or in hexadecimal after 0x";

    private final Problems problems;

    Numbers(Problems problems) {
        this.problems = problems;
    }

    /** The number that a text is; null if it is none. */
    static @Nullable BigInteger parse(String text) {
        String stripped = text.strip().replace("_", "");
        if (DECIMAL.matcher(stripped).matches()) {
            return new BigInteger(stripped);
        }
        return HEX.matcher(stripped).matches() ? new BigInteger(stripped.substring(2), 16) : null;
    }

    /** The number that a text is, without what it may be written with or without; null if it is none. */
    static @Nullable String canonical(String text) {
        if (parse(text) == null) {
            return null;
        }
        String plain = text.strip().replace("_", "").replace("+", "");
        return plain.startsWith("0X") ? "0x" + plain.substring(2) : plain;
    }

    /**
     * A number that has to be there.
     *
     * @param what what it is, for messages: {@code "the id of attribute 'Fabrics'"}
     * @return nothing if it is missing, no number, or out of range; then there is a problem
     */
    OptionalLong required(@Nullable String text, long min, long max, SourceLocation location, String what) {
        if (text == null || text.isBlank()) {
            problems.error("missing-number", location, what + " is missing", FORM);
            return OptionalLong.empty();
        }
        BigInteger number = parse(text);
        if (number == null) {
            problems.error("bad-number", location, what + " is not a number: '" + text + "'", FORM);
            return OptionalLong.empty();
        }
        if (number.compareTo(BigInteger.valueOf(min)) < 0 || number.compareTo(BigInteger.valueOf(max)) > 0) {
            problems.error(
                    "number-out-of-range",
                    location,
                    what + " is " + text + ", which is not within " + hex(min, text) + " to " + hex(max, text),
                    "");
            return OptionalLong.empty();
        }
        return OptionalLong.of(number.longValueExact());
    }

    private static String hex(long bound, String like) {
        return like.startsWith("0x") ? "0x" + Long.toHexString(bound).toUpperCase(Locale.ROOT) : Long.toString(bound);
    }
}

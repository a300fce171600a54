package dev.clusterwright.tlv;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers and tags as both notations of values write them. What cannot be read is an {@link IllegalArgumentException} that
 * says what could, and does not repeat a value.
 */
final class Notation {
    private static final String NUMBER = "(0|[1-9][0-9]{0,9})";
    private static final Pattern CONTEXT_TAG = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern COMMON_TAG = Pattern.compile("(?:common:|Matter::)" + NUMBER);
    private static final Pattern IMPLICIT_TAG = Pattern.compile("implicit:" + NUMBER);
    private static final Pattern QUALIFIED_TAG = Pattern.compile("0x([0-9A-Fa-f]{4}):0x([0-9A-Fa-f]{4}):" + NUMBER);
    private static final Pattern DECIMAL_QUALIFIED_TAG = Pattern.compile("([0-9]{1,5})::([0-9]{1,5}):" + NUMBER);

    /** An integer of no more digits than those of 64 bits have. */
    private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9][0-9]{0,19})");

    // All bits of the exponent are set, and one of the fraction is: without that it would be an infinity.
    private static final Pattern NAN_32 = Pattern.compile("NaN\\(0x([7fF][fF](?!800000)[89a-fA-F][0-9a-fA-F]{5})\\)");
    private static final Pattern NAN_64 = Pattern.compile("NaN\\(0x([7fF][fF]{2}(?!0{13})[0-9a-fA-F]{13})\\)");

    private Notation() {}

    /** Reads a tag as {@link TlvTag#toString()} prints it, or the specification: {@code Matter::1}, {@code 65521::2:3}. */
    static TlvTag tag(String text) {
        if (CONTEXT_TAG.matcher(text).matches()) {
            return TlvTag.context(Integer.parseInt(text));
        }
        Matcher common = COMMON_TAG.matcher(text);
        if (common.matches()) {
            return TlvTag.commonProfile(Long.parseLong(common.group(1)));
        }
        Matcher implicit = IMPLICIT_TAG.matcher(text);
        if (implicit.matches()) {
            return TlvTag.implicitProfile(Long.parseLong(implicit.group(1)));
        }
        Matcher qualified = QUALIFIED_TAG.matcher(text);
        if (qualified.matches()) {
            return qualified(qualified, 16);
        }
        Matcher decimal = DECIMAL_QUALIFIED_TAG.matcher(text);
        if (decimal.matches()) {
            return qualified(decimal, 10);
        }
        throw new IllegalArgumentException(
                "expected a tag: a number from 0 to 255, common:N, implicit:N, or 0xVVVV:0xPPPP:N of a vendor's profile");
    }

    private static TlvTag qualified(Matcher parts, int radix) {
        return TlvTag.fullyQualified(
                Integer.parseInt(parts.group(1), radix),
                Integer.parseInt(parts.group(2), radix),
                Long.parseLong(parts.group(3)));
    }

    static TlvValue.SignedInteger signed(String digits) {
        BigInteger value = INTEGER.matcher(digits).matches() ? new BigInteger(digits) : null;
        if (value == null || value.bitLength() >= Long.SIZE) {
            throw new IllegalArgumentException("expected an integer from -2^63 to 2^63 - 1");
        }
        return new TlvValue.SignedInteger(value.longValue());
    }

    static TlvValue.UnsignedInteger unsigned(String digits) {
        BigInteger value = INTEGER.matcher(digits).matches() ? new BigInteger(digits) : null;
        if (value == null || value.signum() < 0 || value.bitLength() > Long.SIZE) {
            throw new IllegalArgumentException("expected an integer from 0 to 2^64 - 1");
        }
        return new TlvValue.UnsignedInteger(value.longValue());
    }

    /** Reads a number as JSON has it. */
    static TlvValue.Float32 float32(String number) {
        float value = Float.parseFloat(number);
        if (Float.isInfinite(value)) {
            throw new IllegalArgumentException("a number beyond the range of 4 octets");
        }
        return new TlvValue.Float32(value);
    }

    /** Reads a number as JSON has it. */
    static TlvValue.Float64 float64(String number) {
        double value = Double.parseDouble(number);
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException("a number beyond the range of 8 octets");
        }
        return new TlvValue.Float64(value);
    }

    /** Prints a number, or a word for what JSON has no number for. */
    static String print(TlvValue.Float32 number) {
        float value = number.value();
        int bits = Float.floatToRawIntBits(value);
        boolean otherNaN = Float.isNaN(value) && bits != Float.floatToIntBits(Float.NaN);
        return otherNaN ? "NaN(0x%08x)".formatted(bits) : Float.toString(value);
    }

    /** Prints a number, or a word for what JSON has no number for. */
    static String print(TlvValue.Float64 number) {
        double value = number.value();
        long bits = Double.doubleToRawLongBits(value);
        boolean otherNaN = Double.isNaN(value) && bits != Double.doubleToLongBits(Double.NaN);
        return otherNaN ? "NaN(0x%016x)".formatted(bits) : Double.toString(value);
    }

    /** Reads a word that stands for a number of 4 octets. */
    static TlvValue.Float32 float32Word(String word) {
        float value = switch (word) {
            case "Infinity" -> Float.POSITIVE_INFINITY;
            case "-Infinity" -> Float.NEGATIVE_INFINITY;
            case "NaN" -> Float.NaN;
            default -> Float.intBitsToFloat(HexFormat.fromHexDigits(nanBits(NAN_32, word)));
        };
        return new TlvValue.Float32(value);
    }

    /** Reads a word that stands for a number of 8 octets. */
    static TlvValue.Float64 float64Word(String word) {
        double value = switch (word) {
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            case "NaN" -> Double.NaN;
            default -> Double.longBitsToDouble(HexFormat.fromHexDigitsToLong(nanBits(NAN_64, word)));
        };
        return new TlvValue.Float64(value);
    }

    private static String nanBits(Pattern pattern, String word) {
        Matcher nan = pattern.matcher(word);
        if (!nan.matches()) {
            throw new IllegalArgumentException(
                    "expected a number, Infinity, -Infinity, NaN or NaN(0x...) with all its bits");
        }
        return nan.group(1);
    }
}

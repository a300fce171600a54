package dev.clusterwright.credentials;

import dev.clusterwright.access.NodeIds;
import dev.clusterwright.tlv.TlvText;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.Integers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One attribute of a name: text, or a number of the protocol's own (Matter Core, 6.5, Operational Certificate
 * Encoding). Immutable and thread-safe.
 *
 * @param type what it says
 * @param printable whether text has the type PrintableString in X.509 and not UTF8String; false for numbers, and for a
 *     domain component, which has one type only
 * @param text the text, at least a character, without NUL; for a number, its upper-case hexadecimal digits as X.509 has
 *     them, 16 or 8
 */
public record NameAttribute(NameType type, boolean printable, String text) {
    private static final String PRINTABLE = " '()+,-./:=?";

    /**
     * Checks text and number.
     *
     * @throws CredentialsException if the text is not of the characters of its type, or the number is not one of its kind
     */
    public NameAttribute {
        if (type.isNumber()) {
            checkNumber(type, printable, text);
        } else {
            checkText(type, printable, text);
        }
    }

    /** Text, as a UTF-8 string in X.509 wherever there is a choice. */
    public static NameAttribute of(NameType type, String text) {
        return new NameAttribute(type, false, text);
    }

    /**
     * A number.
     *
     * @param type one of the protocol's own
     * @param number unsigned, of 64 bits, or of 32 for a tag
     * @throws IllegalArgumentException if the type is one of text, or a tag has more bits
     * @throws CredentialsException if the number is not one of its kind: no operational node id, fabric 0, version 0 of a tag
     */
    public static NameAttribute of(NameType type, long number) {
        if (!type.isNumber()) {
            throw new IllegalArgumentException(type + " is text and not a number");
        }
        if (type.digits() == 8) {
            Integers.checkUnsigned("tag", number, 32);
        }
        String digits = Long.toHexString(number).toUpperCase(Locale.ROOT);
        return new NameAttribute(type, false, "0".repeat(type.digits() - digits.length()) + digits);
    }

    /**
     * The number.
     *
     * @throws IllegalStateException if this is text
     */
    public long number() {
        if (!type.isNumber()) {
            throw new IllegalStateException(type + " is text and not a number");
        }
        return Long.parseUnsignedLong(text, 16);
    }

    private static void checkText(NameType type, boolean printable, String text) {
        check(!text.isEmpty(), type, "is empty");
        check(text.length() <= MatterCertificate.MAX_TLV_LENGTH, type, "is longer than a certificate");
        // TLV has no NUL, and half a surrogate pair is no character.
        boolean encodable =
                text.indexOf(0) < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
        check(encodable, type, "has a character that text cannot have");
        if (type == NameType.DOMAIN_COMPONENT) {
            check(!printable && text.chars().allMatch(c -> c < 0x80), type, "is no IA5 string");
        } else {
            check(!printable || text.chars().allMatch(NameAttribute::isPrintable), type, "is no printable string");
        }
    }

    private static void checkNumber(NameType type, boolean printable, String text) {
        boolean digits = text.length() == type.digits()
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'));
        check(digits && !printable, type, "is not " + type.digits() + " upper-case hexadecimal digits as UTF-8");
        long number = Long.parseUnsignedLong(text, 16);
        switch (type) {
            case NODE_ID ->
                check(
                        NodeIds.kind(number) == NodeIds.Kind.OPERATIONAL,
                        CredentialsError.NODE_ID,
                        type,
                        text + " is not one of a node of a fabric");
            case FABRIC_ID -> check(number != 0, type, "is 0");
            case NOC_CAT -> check((number & 0xFFFF) != 0, type, text + " has the version 0");
            default -> {}
        }
    }

    /**
     * Type and value. Whoever asks for a certificate chooses the text, so what would not be seen in a log is escaped.
     */
    @Override
    public String toString() {
        String value = type.isNumber() ? text : TlvText.print(new TlvValue.Text(text));
        return type + "=" + value + (printable ? " (printable)" : "");
    }

    private static boolean isPrintable(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || PRINTABLE.indexOf(c) >= 0;
    }

    private static void check(boolean holds, NameType type, String problem) {
        check(holds, CredentialsError.NAME, type, problem);
    }

    private static void check(boolean holds, CredentialsError error, NameType type, String problem) {
        if (!holds) {
            throw new CredentialsException(error, type + " " + problem);
        }
    }
}

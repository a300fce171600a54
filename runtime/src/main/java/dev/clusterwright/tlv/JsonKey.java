package dev.clusterwright.tlv;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the key of a {@link TlvJson} says of its value.
 *
 * @param tag the tag of the value, {@link TlvTag#ANONYMOUS} for none
 * @param type the type of the value
 * @param elementType the type of all elements of an array; null if each says its own, and for whatever is no array
 */
record JsonKey(TlvTag tag, TlvType type, @Nullable TlvType elementType) {
    private static final String ARRAY = "ARRAY-";
    /** Stands for the type of elements that have none in common. */
    private static final String ANY = "?";

    private static final Pattern NUMBER = Pattern.compile("(?:0|[1-9][0-9]{0,9})");
    private static final Pattern OTHER_TAG =
            Pattern.compile("(?:common|implicit|0x[0-9A-Fa-f]{4}/0x[0-9A-Fa-f]{4})/" + NUMBER);
    private static final long MAX_NUMBER = 0xFFFF_FFFFL;

    /** Returns the key of a value. */
    static JsonKey of(TlvTag tag, TlvValue value) {
        TlvType elementType = value instanceof TlvValue.Array array ? commonType(array.elements()) : null;
        return new JsonKey(tag, value.type(), elementType);
    }

    /** Returns the type that all values have, or null if there is none; arrays are not enough of a type. */
    private static @Nullable TlvType commonType(List<TlvValue> values) {
        TlvType first = values.isEmpty() ? TlvType.ARRAY : values.get(0).type();
        boolean isCommon = first != TlvType.ARRAY && values.stream().allMatch(value -> value.type() == first);
        return isCommon ? first : null;
    }

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException if it is none; the message says what is expected
     */
    static JsonKey parse(String key) {
        String[] parts = key.split(":", 4);
        if (parts.length > 3) {
            throw new IllegalArgumentException("a key has no more than a name, a tag and a type with ':' between them");
        }
        String type = parts[parts.length - 1];
        TlvTag tag = parts.length == 1 ? TlvTag.ANONYMOUS : tag(parts[parts.length - 2]);
        if (!type.startsWith(ARRAY)) {
            return new JsonKey(tag, simpleType(type), null);
        }
        String elements = type.substring(ARRAY.length());
        return new JsonKey(tag, TlvType.ARRAY, elements.equals(ANY) ? null : simpleType(elements));
    }

    private static TlvType simpleType(String name) {
        for (TlvType type : TlvType.values()) {
            if (type != TlvType.ARRAY && name(type).equals(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException(
                "the type in a key is one of INT, UINT, BOOL, FLOAT, DOUBLE, STRING, BYTES, NULL,"
                        + " STRUCT, LIST, and ARRAY- followed by one of these or by '?'");
    }

    private static String name(TlvType type) {
        return switch (type) {
            case SIGNED_INTEGER -> "INT";
            case UNSIGNED_INTEGER -> "UINT";
            case BOOLEAN -> "BOOL";
            case FLOAT -> "FLOAT";
            case DOUBLE -> "DOUBLE";
            case TEXT -> "STRING";
            case OCTETS -> "BYTES";
            case NULL -> "NULL";
            case STRUCTURE -> "STRUCT";
            case ARRAY -> "ARRAY";
            case LIST -> "LIST";
        };
    }

    /** Reads the number of a field as the SDK encodes it, or a tag's own notation with slashes. */
    private static TlvTag tag(String text) {
        long number = NUMBER.matcher(text).matches() ? Long.parseLong(text) : Long.MAX_VALUE;
        if (number <= 0xFF) {
            return TlvTag.context((int) number);
        }
        if (number <= 0xFFFF) {
            return TlvTag.implicitProfile(number);
        }
        if (number <= MAX_NUMBER) {
            return TlvTag.fullyQualified((int) (number >>> 16), 0, number & 0xFFFF);
        }
        if (!OTHER_TAG.matcher(text).matches()) {
            throw new IllegalArgumentException("the tag in a key is a number from 0 to " + MAX_NUMBER
                    + ", common/N, implicit/N, or 0xVVVV/0xPPPP/N of a vendor's profile");
        }
        return Notation.tag(text.replace('/', ':'));
    }

    /** Returns the key as it is printed. */
    @Override
    public String toString() {
        String name = name(type);
        if (type == TlvType.ARRAY) {
            name = ARRAY + (elementType == null ? ANY : name(elementType));
        }
        if (tag.equals(TlvTag.ANONYMOUS)) {
            return name;
        }
        long number = tag.jsonNumber();
        return (number < 0 ? tag.toString().replace(':', '/') : Long.toString(number)) + ":" + name;
    }
}

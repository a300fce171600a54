package dev.clusterwright.tlv;

/** The kinds of element, without the widths they are encoded in (Matter Core 1.6, Appendix A). */
public enum TlvType {
    /** An integer encoded as signed, whatever its value. */
    SIGNED_INTEGER("a signed integer"),
    /** An integer encoded as unsigned. */
    UNSIGNED_INTEGER("an unsigned integer"),
    /** True or false. */
    BOOLEAN("a boolean"),
    /** An IEEE 754 number of 4 octets. */
    FLOAT("a 4-octet float"),
    /** An IEEE 754 number of 8 octets. */
    DOUBLE("an 8-octet float"),
    /** A string of characters, encoded as UTF-8. */
    TEXT("text"),
    /** A string of octets. */
    OCTETS("octets"),
    /** The value of a nullable field that has none. */
    NULL("null"),
    /** A container of tagged elements, each tag at most once. */
    STRUCTURE("a structure"),
    /** A container of elements without tags. */
    ARRAY("an array"),
    /** A container of elements with or without tags; a tag may occur again, and the order has a meaning. */
    LIST("a list");

    private final String phrase;

    TlvType(String phrase) {
        this.phrase = phrase;
    }

    /** Returns the type as a message names it, with its article. */
    String phrase() {
        return phrase;
    }
}

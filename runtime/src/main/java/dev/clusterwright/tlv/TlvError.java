package dev.clusterwright.tlv;

/**
 * What is wrong with octets that cannot be read.
 *
 * <p>Either the octets are no TLV at all, whoever reads them ({@link #malformed()}), or they are, and the reader expected
 * something else. A server answers the two differently.
 */
public enum TlvError {
    /** The input ends before the element does. An unclosed container and an empty input are truncated too. */
    TRUNCATED(true),
    /** The element type is one of the reserved ones. */
    INVALID_ELEMENT_TYPE(true),
    /** The tag has a form that is not allowed where the element stands, or the end of a container carries a tag. */
    INVALID_TAG(true),
    /** The tag leaves its profile to an agreement that the reader was not told of. */
    UNKNOWN_IMPLICIT_PROFILE(true),
    /** The end of a container where none is open. */
    UNEXPECTED_END_OF_CONTAINER(true),
    /** Text that is not UTF-8. Overlong forms, surrogates and anything above U+10FFFF are not. */
    INVALID_UTF8(true),
    /** Text with a NUL character. */
    INVALID_STRING_NUL(true),
    /** A structure with two elements of the same tag. */
    DUPLICATE_TAG(true),
    /** More than 32 containers inside each other: more than this implementation follows. */
    NESTING_TOO_DEEP(true),
    /** Octets after the end of the one element that was expected. */
    TRAILING_DATA(true),
    /** An element of another type than the reader asked for. */
    WRONG_TYPE(false),
    /** An integer of the right type outside the range that the reader asked for. */
    INTEGER_RANGE(false),
    /** A structure without one of its mandatory fields. */
    MISSING_FIELD(false);

    private final boolean malformed;

    TlvError(boolean malformed) {
        this.malformed = malformed;
    }

    /**
     * Tells octets that break a rule of the encoding from octets that keep them all but do not hold what was expected.
     *
     * @return true for octets that nobody should read, false for a well-formed element of the wrong shape
     */
    public boolean malformed() {
        return malformed;
    }
}

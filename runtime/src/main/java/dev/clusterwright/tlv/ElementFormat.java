package dev.clusterwright.tlv;

/**
 * The numbers of the encoding (Matter Core 1.6, Appendix A). An element is a control octet, a tag, for strings a length,
 * and a value; the control octet says the form of the tag in its upper three bits and the element type in its lower five.
 *
 * <p>Integers and strings have four element types each, one for each width: 1, 2, 4 or 8 octets for the integer or the
 * length. The constants name the first, and its lower two bits are the logarithm of the width, here called width code.
 */
final class ElementFormat {
    static final int SIGNED = 0x00;
    static final int UNSIGNED = 0x04;
    static final int FALSE = 0x08;
    static final int TRUE = 0x09;
    static final int FLOAT = 0x0A;
    static final int DOUBLE = 0x0B;
    static final int TEXT = 0x0C;
    static final int OCTETS = 0x10;
    static final int NULL = 0x14;
    static final int STRUCTURE = 0x15;
    static final int ARRAY = 0x16;
    static final int LIST = 0x17;
    /** Ends the innermost container. Element types above this one are reserved. */
    static final int END = 0x18;

    static final int TYPE_MASK = 0x1F;
    static final int TAG_MASK = 0xE0;

    static final int ANONYMOUS = 0x00;
    static final int CONTEXT = 0x20;
    static final int COMMON_2 = 0x40;
    static final int COMMON_4 = 0x60;
    static final int IMPLICIT_2 = 0x80;
    static final int IMPLICIT_4 = 0xA0;
    static final int QUALIFIED_6 = 0xC0;
    static final int QUALIFIED_8 = 0xE0;

    /** Stands for the number of a context tag where an element has no tag. */
    static final int NO_TAG = -1;
    /** Stands for the number of a context tag where an element has a tag of a profile. */
    static final int PROFILE_TAG = -2;

    /** How many containers may be inside each other: a policy of this implementation, not a rule of the encoding. */
    static final int MAX_DEPTH = 32;

    private static final TlvType[] TYPES = {
        TlvType.SIGNED_INTEGER, TlvType.SIGNED_INTEGER, TlvType.SIGNED_INTEGER, TlvType.SIGNED_INTEGER,
        TlvType.UNSIGNED_INTEGER, TlvType.UNSIGNED_INTEGER, TlvType.UNSIGNED_INTEGER, TlvType.UNSIGNED_INTEGER,
        TlvType.BOOLEAN, TlvType.BOOLEAN, TlvType.FLOAT, TlvType.DOUBLE,
        TlvType.TEXT, TlvType.TEXT, TlvType.TEXT, TlvType.TEXT,
        TlvType.OCTETS, TlvType.OCTETS, TlvType.OCTETS, TlvType.OCTETS,
        TlvType.NULL, TlvType.STRUCTURE, TlvType.ARRAY, TlvType.LIST,
    };

    private ElementFormat() {}

    /** Returns the kind of an element type below {@link #END}. */
    static TlvType typeOf(int elementType) {
        return TYPES[elementType];
    }

    /** Returns the number of octets between the control octet and the length or value. */
    static int tagLength(int control) {
        return switch (control & TAG_MASK) {
            case ANONYMOUS -> 0;
            case CONTEXT -> 1;
            case COMMON_2, IMPLICIT_2 -> 2;
            case COMMON_4, IMPLICIT_4 -> 4;
            case QUALIFIED_6 -> 6;
            default -> 8;
        };
    }

    static boolean isString(int elementType) {
        return elementType >= TEXT && elementType < NULL;
    }

    static boolean isContainer(int elementType) {
        return elementType >= STRUCTURE && elementType <= LIST;
    }

    /** Returns the number of octets of the value or, for a string, of its length. */
    static int width(int elementType) {
        if (elementType < FALSE || isString(elementType)) {
            return 1 << (elementType & 3);
        }
        return switch (elementType) {
            case FLOAT -> 4;
            case DOUBLE -> 8;
            default -> 0;
        };
    }
}

package dev.clusterwright.der;

/** The identifier octets of the types that certificates are made of (X.690, 8.1.2). */
public final class DerTag {
    public static final int BOOLEAN = 0x01;
    public static final int INTEGER = 0x02;
    public static final int BIT_STRING = 0x03;
    public static final int OCTET_STRING = 0x04;
    public static final int NULL = 0x05;
    public static final int OBJECT_IDENTIFIER = 0x06;
    public static final int UTF8_STRING = 0x0C;
    public static final int PRINTABLE_STRING = 0x13;
    public static final int IA5_STRING = 0x16;
    public static final int UTC_TIME = 0x17;
    public static final int GENERALIZED_TIME = 0x18;
    public static final int SEQUENCE = 0x30;
    public static final int SET = 0x31;

    private DerTag() {}

    /** The identifier of {@code [number] IMPLICIT} of a primitive type; the number is 0 to 30. */
    public static int context(int number) {
        return 0x80 | number;
    }

    /** The identifier of {@code [number]} around another element, or of a constructed type; the number is 0 to 30. */
    public static int constructedContext(int number) {
        return 0xA0 | number;
    }
}

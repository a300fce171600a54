package dev.clusterwright.credentials;

import org.jspecify.annotations.Nullable;

/** What an attribute of a name says (RFC 5280, 4.1.2.4; Matter Core, 6.5, Operational Certificate Encoding). */
public enum NameType {
    COMMON_NAME(1, "2.5.4.3"),
    SURNAME(2, "2.5.4.4"),
    SERIAL_NUMBER(3, "2.5.4.5"),
    COUNTRY(4, "2.5.4.6"),
    LOCALITY(5, "2.5.4.7"),
    STATE_OR_PROVINCE(6, "2.5.4.8"),
    ORGANIZATION(7, "2.5.4.10"),
    ORGANIZATIONAL_UNIT(8, "2.5.4.11"),
    TITLE(9, "2.5.4.12"),
    NAME(10, "2.5.4.41"),
    GIVEN_NAME(11, "2.5.4.42"),
    INITIALS(12, "2.5.4.43"),
    GENERATION_QUALIFIER(13, "2.5.4.44"),
    DN_QUALIFIER(14, "2.5.4.46"),
    PSEUDONYM(15, "2.5.4.65"),
    DOMAIN_COMPONENT(16, "0.9.2342.19200300.100.1.25"),
    /** The id of a node, 64 bits. */
    NODE_ID(17, "1.3.6.1.4.1.37244.1.1", 16),
    /** The id of a signer of firmware, 64 bits. */
    FIRMWARE_SIGNING_ID(18, "1.3.6.1.4.1.37244.1.2", 16),
    /** The id of an intermediate authority, 64 bits. */
    ICAC_ID(19, "1.3.6.1.4.1.37244.1.3", 16),
    /** The id of a root, 64 bits. */
    RCAC_ID(20, "1.3.6.1.4.1.37244.1.4", 16),
    /** The id of a fabric, 64 bits. */
    FABRIC_ID(21, "1.3.6.1.4.1.37244.1.5", 16),
    /** A CASE authenticated tag, 32 bits. */
    NOC_CAT(22, "1.3.6.1.4.1.37244.1.6", 8),
    /** The id of a signer of statements about vendors, 64 bits. */
    VVS_ID(23, "1.3.6.1.4.1.37244.1.7", 16);

    private final int tag;
    private final String oid;
    private final int digits;

    NameType(int tag, String oid) {
        this(tag, oid, 0);
    }

    NameType(int tag, String oid, int digits) {
        this.tag = tag;
        this.oid = oid;
        this.digits = digits;
    }

    /** Whether it is a number of the protocol's own, and not text. */
    public boolean isNumber() {
        return digits != 0;
    }

    /** The number of hexadecimal digits, for a number. */
    int digits() {
        return digits;
    }

    /** The context tag in TLV, without the bit for printable strings. */
    int tag() {
        return tag;
    }

    /** What X.509 calls it. */
    String oid() {
        return oid;
    }

    static @Nullable NameType ofTag(int tag) {
        return tag >= 1 && tag <= values().length ? values()[tag - 1] : null;
    }

    static @Nullable NameType ofOid(String oid) {
        for (NameType type : values()) {
            if (type.oid.equals(oid)) {
                return type;
            }
        }
        return null;
    }
}

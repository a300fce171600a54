package dev.clusterwright.credentials;

import org.jspecify.annotations.Nullable;

/** The extensions that the protocol has a form of its own for, with their tags in TLV and their names in X.509. */
enum ExtensionType {
    BASIC_CONSTRAINTS(1, "2.5.29.19", true),
    KEY_USAGE(2, "2.5.29.15", true),
    EXTENDED_KEY_USAGE(3, "2.5.29.37", true),
    SUBJECT_KEY_IDENTIFIER(4, "2.5.29.14", false),
    AUTHORITY_KEY_IDENTIFIER(5, "2.5.29.35", false);

    /** The tag of an extension that has no form of its own. */
    static final int FUTURE = 6;

    private final int tag;
    private final String oid;
    private final boolean critical;

    ExtensionType(int tag, String oid, boolean critical) {
        this.tag = tag;
        this.oid = oid;
        this.critical = critical;
    }

    int tag() {
        return tag;
    }

    String oid() {
        return oid;
    }

    /** Whether X.509 must have it as critical; the others must not be. */
    boolean critical() {
        return critical;
    }

    static @Nullable ExtensionType ofOid(String oid) {
        for (ExtensionType type : values()) {
            if (type.oid.equals(oid)) {
                return type;
            }
        }
        return null;
    }
}

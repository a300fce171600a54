package dev.clusterwright.credentials;

import org.jspecify.annotations.Nullable;

/** The extensions that the protocol has a form of its own for, with what X.509 calls them. */
enum ExtensionType {
    BASIC_CONSTRAINTS("2.5.29.19", true),
    KEY_USAGE("2.5.29.15", true),
    EXTENDED_KEY_USAGE("2.5.29.37", true),
    SUBJECT_KEY_IDENTIFIER("2.5.29.14", false),
    AUTHORITY_KEY_IDENTIFIER("2.5.29.35", false);

    private final String oid;
    private final boolean critical;

    ExtensionType(String oid, boolean critical) {
        this.oid = oid;
        this.critical = critical;
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

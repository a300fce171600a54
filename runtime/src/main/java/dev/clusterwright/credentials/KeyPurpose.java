package dev.clusterwright.credentials;

import org.jspecify.annotations.Nullable;

/** What a key may be used for, in an extended key usage (RFC 5280, 4.2.1.12). */
public enum KeyPurpose {
    SERVER_AUTHENTICATION(1, "1.3.6.1.5.5.7.3.1"),
    CLIENT_AUTHENTICATION(2, "1.3.6.1.5.5.7.3.2"),
    CODE_SIGNING(3, "1.3.6.1.5.5.7.3.3"),
    EMAIL_PROTECTION(4, "1.3.6.1.5.5.7.3.4"),
    TIME_STAMPING(5, "1.3.6.1.5.5.7.3.8"),
    OCSP_SIGNING(6, "1.3.6.1.5.5.7.3.9");

    private final int value;
    private final String oid;

    KeyPurpose(int value, String oid) {
        this.value = value;
        this.oid = oid;
    }

    /** The number in TLV. */
    int value() {
        return value;
    }

    /** What X.509 calls it. */
    String oid() {
        return oid;
    }

    static @Nullable KeyPurpose of(int value) {
        return value >= 1 && value <= values().length ? values()[value - 1] : null;
    }

    static @Nullable KeyPurpose ofOid(String oid) {
        for (KeyPurpose purpose : values()) {
            if (purpose.oid.equals(oid)) {
                return purpose;
            }
        }
        return null;
    }
}

package dev.clusterwright.credentials.attestation;

import org.jspecify.annotations.Nullable;

/** How far the certification of a product has come, with its number in a declaration. */
public enum CertificationType {
    /** Nobody has certified it: it is being developed or tested. */
    DEVELOPMENT(0),
    /** It is being certified. */
    PROVISIONAL(1),
    /** It is certified. */
    OFFICIAL(2);

    private final int value;

    CertificationType(int value) {
        this.value = value;
    }

    /** The number in a declaration. */
    public int value() {
        return value;
    }

    static @Nullable CertificationType of(long value) {
        for (CertificationType type : values()) {
            if (type.value == value) {
                return type;
            }
        }
        return null;
    }
}

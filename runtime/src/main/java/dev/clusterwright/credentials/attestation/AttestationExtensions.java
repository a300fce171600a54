package dev.clusterwright.credentials.attestation;

import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.der.DerReader;
import dev.clusterwright.der.DerTag;
import dev.clusterwright.type.OctetString;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The extensions of a certificate that rules ask for (RFC 5280, 4.2). Not thread-safe until it is read. */
final class AttestationExtensions {
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String KEY_USAGE = "2.5.29.15";
    /** Known, but not looked at: what it could restrict, nobody does with these keys. */
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";

    private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
    private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
    private static final int KEY_IDENTIFIER_LENGTH = 20;
    private static final int MAX_PATH_LENGTH = 0x7F;

    /**
     * Basic constraints.
     *
     * @param pathLength null for none
     */
    record BasicConstraints(boolean authority, @Nullable Integer pathLength) {}

    private final Set<String> all = new HashSet<>();
    /** Those that must not be ignored. */
    private final Set<String> critical = new HashSet<>();

    private @Nullable BasicConstraints basicConstraints;
    private @Nullable Integer keyUsage;
    private @Nullable OctetString subjectKeyIdentifier;
    private @Nullable OctetString authorityKeyIdentifier;

    private AttestationExtensions() {}

    static AttestationExtensions read(DerReader reader) {
        AttestationExtensions extensions = new AttestationExtensions();
        while (reader.hasNext()) {
            extensions.extension(reader.sequence());
        }
        return extensions;
    }

    private void extension(DerReader extension) {
        String oid = extension.oid();
        if (!all.add(oid)) {
            throw new CredentialsException(CredentialsError.EXTENSION, "the extension " + oid + " is there twice");
        }
        if (extension.nextIs(DerTag.BOOLEAN)) {
            if (!extension.bool()) {
                throw new CredentialsException(
                        CredentialsError.EXTENSION, "the extension " + oid + " writes a default");
            }
            critical.add(oid);
        }
        OctetString octets = extension.octets();
        extension.finish();
        DerReader value = new DerReader(octets.toByteArray());
        switch (oid) {
            case BASIC_CONSTRAINTS -> basicConstraints = basicConstraints(value.sequence());
            case KEY_USAGE -> keyUsage = value.namedBits();
            case SUBJECT_KEY_IDENTIFIER -> subjectKeyIdentifier = keyIdentifier(value.octets());
            case AUTHORITY_KEY_IDENTIFIER -> authorityKeyIdentifier = authorityKeyIdentifier(value.sequence());
            default -> value.element();
        }
        value.finish();
    }

    private static BasicConstraints basicConstraints(DerReader value) {
        boolean authority = false;
        if (value.nextIs(DerTag.BOOLEAN)) {
            authority = value.bool();
            if (!authority) {
                throw new CredentialsException(CredentialsError.EXTENSION, "the basic constraints write a default");
            }
        }
        Integer pathLength = value.hasNext() ? value.smallInteger(MAX_PATH_LENGTH) : null;
        value.finish();
        return new BasicConstraints(authority, pathLength);
    }

    /** Issuer and serial number may follow; nobody here needs them. */
    private static @Nullable OctetString authorityKeyIdentifier(DerReader value) {
        OctetString identifier =
                value.nextIs(DerTag.context(0)) ? keyIdentifier(value.octets(DerTag.context(0))) : null;
        while (value.hasNext()) {
            value.element();
        }
        return identifier;
    }

    private static OctetString keyIdentifier(OctetString identifier) {
        if (identifier.length() != KEY_IDENTIFIER_LENGTH) {
            throw new CredentialsException(
                    CredentialsError.KEY_IDENTIFIER,
                    "a key identifier has " + identifier.length() + " octets and not " + KEY_IDENTIFIER_LENGTH);
        }
        return identifier;
    }

    /** Checks which extensions are critical: two must be, two must not be, and no unknown one is. */
    void checkCritical() {
        require(isCritical(BASIC_CONSTRAINTS), "the basic constraints are not critical");
        require(isCritical(KEY_USAGE), "the key usage is not critical");
        require(!critical.contains(SUBJECT_KEY_IDENTIFIER), "the subject key identifier is critical");
        require(!critical.contains(AUTHORITY_KEY_IDENTIFIER), "the authority key identifier is critical");
        for (String oid : critical) {
            if (!Set.of(BASIC_CONSTRAINTS, KEY_USAGE, EXTENDED_KEY_USAGE).contains(oid)) {
                throw new CredentialsException(
                        CredentialsError.CRITICAL_EXTENSION,
                        "the extension " + oid + " is critical, and nobody here knows it");
            }
        }
    }

    private boolean isCritical(String oid) {
        return critical.contains(oid) || !all.contains(oid);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new CredentialsException(CredentialsError.EXTENSION, otherwise);
        }
    }

    @Nullable BasicConstraints basicConstraints() {
        return basicConstraints;
    }

    /** Bit 0 is the first of them; null for none. */
    @Nullable Integer keyUsage() {
        return keyUsage;
    }

    @Nullable OctetString subjectKeyIdentifier() {
        return subjectKeyIdentifier;
    }

    @Nullable OctetString authorityKeyIdentifier() {
        return authorityKeyIdentifier;
    }
}

package dev.clusterwright.credentials.attestation;

import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.type.OctetString;
import java.util.Set;

/**
 * A key that certification declarations are signed with.
 *
 * @param identifier what declarations name it by: 20 octets
 * @param publicKey the key
 * @param types the declarations that it may sign; the key of a test lab must not make official ones
 */
public record CertificationKey(OctetString identifier, P256PublicKey publicKey, Set<CertificationType> types) {
    /** Takes a copy of the types. */
    public CertificationKey {
        types = Set.copyOf(types);
    }

    /** A key that may sign all declarations and is named as keys are named: by its SHA-1. */
    public static CertificationKey of(P256PublicKey publicKey) {
        return of(publicKey, CertificationType.values());
    }

    /** A key that may sign some declarations and is named as keys are named: by its SHA-1. */
    public static CertificationKey of(P256PublicKey publicKey, CertificationType... types) {
        return new CertificationKey(publicKey.identifier(), publicKey, Set.of(types));
    }
}

package dev.clusterwright.credentials.attestation;

import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Optional;

/**
 * The keys whose certification declarations a commissioner trusts. An implementation may ask whatever store they are kept
 * in. It is asked by as many threads as verify.
 */
@FunctionalInterface
public interface CertificationKeys {
    /**
     * The trusted key of an identifier.
     *
     * @param identifier what a declaration names its key by: 20 octets
     */
    Optional<CertificationKey> find(OctetString identifier);

    /** Trusts these keys and no others. */
    static CertificationKeys of(List<CertificationKey> keys) {
        List<CertificationKey> trusted = List.copyOf(keys);
        return identifier -> trusted.stream()
                .filter(key -> key.identifier().equals(identifier))
                .findFirst();
    }
}

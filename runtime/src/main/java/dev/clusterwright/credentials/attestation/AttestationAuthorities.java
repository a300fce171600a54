package dev.clusterwright.credentials.attestation;

import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.type.OctetString;
import java.util.List;

/**
 * The roots that a commissioner trusts. An implementation may ask whatever store they are kept in, such as a copy of the
 * Distributed Compliance Ledger. It is asked by as many threads as verify.
 */
@FunctionalInterface
public interface AttestationAuthorities {
    /**
     * The trusted roots whose key has an identifier. Whoever asks checks that they are proper roots.
     *
     * @param subjectKeyIdentifier 20 octets
     * @return none, if nobody of that identifier is trusted; several, if a key has certificates under several names or
     *     for several times
     */
    List<AttestationCertificate> find(OctetString subjectKeyIdentifier);

    /**
     * Trusts these roots and no others.
     *
     * @throws CredentialsException if one is no proper root
     */
    static AttestationAuthorities of(List<AttestationCertificate> roots) {
        List<AttestationCertificate> trusted = List.copyOf(roots);
        trusted.forEach(root -> root.check(AttestationCertificateType.PAA));
        return identifier -> trusted.stream()
                .filter(root ->
                        root.subjectKeyIdentifier().filter(identifier::equals).isPresent())
                .toList();
    }
}

package dev.clusterwright.credentials.attestation;

/**
 * Knows which certificates their issuers have taken back, from revocation lists or elsewhere. It is asked by as many threads
 * as verify.
 */
@FunctionalInterface
public interface RevocationCheck {
    /**
     * Whether a certificate is no longer to be trusted.
     *
     * @param certificate of a device or of a maker's authority
     * @param issuer the certificate of who issued it
     */
    boolean isRevoked(AttestationCertificate certificate, AttestationCertificate issuer);
}

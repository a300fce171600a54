package dev.clusterwright.credentials;

import dev.clusterwright.credentials.CertificateExtension.BasicConstraints;
import java.util.List;

/** Whether one certificate was issued by another; both are proper ones of their types (Matter Core, 6.5; RFC 5280, 6.1). */
final class Issuance {
    private Issuance() {}

    /**
     * Checks a certificate against the one above it.
     *
     * @throws CredentialsException if names, key identifiers, fabrics or signature do not fit, or if there are more
     *     certificates than the issuer allows
     */
    static void check(MatterCertificate issued, MatterCertificate issuer) {
        checkUnsigned(issued, issuer);
        if (!issued.isSignedBy(issuer.publicKey())) {
            throw refused(CredentialsError.SIGNATURE, issued, "has a signature that is not by the key of the", issuer);
        }
    }

    /** Checks what is still to be signed: everything but the signature. */
    static void checkUnsigned(MatterCertificate issued, MatterCertificate issuer) {
        if (!issued.issuer().equals(issuer.subject())) {
            throw new CredentialsException(
                    CredentialsError.ISSUER,
                    "the issuer of the " + issued.type() + ", " + issued.issuer() + ", is not the subject of the "
                            + issuer.type() + ", " + issuer.subject());
        }
        if (!issued.authorityKeyIdentifier().equals(issuer.subjectKeyIdentifier())) {
            throw refused(CredentialsError.KEY_IDENTIFIER, issued, "names another key than that of the", issuer);
        }
        checkPathLength(issued, issuer);
        checkFabric(issued, issuer);
    }

    /** An authority that issues an authority needs to be a root, and to allow it. */
    private static void checkPathLength(MatterCertificate issued, MatterCertificate issuer) {
        Integer pathLength =
                issuer.extension(BasicConstraints.class).orElseThrow().pathLength();
        boolean maySignAuthorities = issuer.type() == CertificateType.RCAC && (pathLength == null || pathLength > 0);
        if (issued.type() == CertificateType.ICAC && !maySignAuthorities) {
            throw refused(CredentialsError.PATH_LENGTH, issued, "is one authority too many below the", issuer);
        }
    }

    /** A certificate above another is of the same fabric, or of none in particular. */
    static void checkFabric(MatterCertificate issued, MatterCertificate issuer) {
        List<Long> fabrics = issued.subject().numbers(NameType.FABRIC_ID);
        List<Long> above = issuer.subject().numbers(NameType.FABRIC_ID);
        if (!fabrics.isEmpty() && !above.isEmpty() && !fabrics.equals(above)) {
            throw refused(CredentialsError.FABRIC, issued, "is of another fabric than the", issuer);
        }
    }

    private static CredentialsException refused(
            CredentialsError error, MatterCertificate issued, String problem, MatterCertificate issuer) {
        return new CredentialsException(error, "the " + issued.type() + " " + problem + " " + issuer.type());
    }
}

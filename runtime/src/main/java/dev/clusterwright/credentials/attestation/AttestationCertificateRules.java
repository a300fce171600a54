package dev.clusterwright.credentials.attestation;

import dev.clusterwright.credentials.CertificateExtension.KeyUsage;
import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.credentials.attestation.AttestationExtensions.BasicConstraints;
import dev.clusterwright.type.OctetString;
import org.jspecify.annotations.Nullable;

/** What a proper certificate of each type says of itself (Matter Core, 6.2.2, Device Attestation PKI). */
final class AttestationCertificateRules {
    private static final int SIGNS_CERTIFICATES = KeyUsage.KEY_CERT_SIGN | KeyUsage.CRL_SIGN;

    private final AttestationCertificate certificate;
    private final AttestationContent content;
    private final AttestationCertificateType type;

    AttestationCertificateRules(
            AttestationCertificate certificate, AttestationContent content, AttestationCertificateType type) {
        this.certificate = certificate;
        this.content = content;
        this.type = type;
    }

    void check() {
        subject();
        basicConstraints();
        keyUsage();
        keyIdentifiers();
        content.extensions().checkCritical();
        if (type == AttestationCertificateType.PAA) {
            root();
        }
    }

    private void subject() {
        boolean vendor = content.vendorId() != null;
        boolean product = content.productId() != null;
        switch (type) {
            case DAC -> require(vendor && product, CredentialsError.SUBJECT, "does not name its vendor and product");
            case PAI -> require(vendor, CredentialsError.SUBJECT, "does not name its vendor");
            case PAA -> require(!product, CredentialsError.SUBJECT, "names a product");
        }
    }

    private void basicConstraints() {
        BasicConstraints basic = content.extensions().basicConstraints();
        if (basic == null) {
            throw refused(CredentialsError.BASIC_CONSTRAINTS, "has no basic constraints");
        }
        boolean authority = type != AttestationCertificateType.DAC;
        require(
                basic.authority() == authority,
                CredentialsError.BASIC_CONSTRAINTS,
                authority ? "is not that of an authority" : "is that of an authority");
        require(
                isPathLength(basic.pathLength()),
                CredentialsError.BASIC_CONSTRAINTS,
                "has the path length " + basic.pathLength());
    }

    private boolean isPathLength(@Nullable Integer pathLength) {
        return switch (type) {
            case DAC -> pathLength == null;
            case PAI -> pathLength != null && pathLength == 0;
            case PAA -> pathLength == null || pathLength == 1;
        };
    }

    private void keyUsage() {
        Integer bits = content.extensions().keyUsage();
        if (bits == null) {
            throw refused(CredentialsError.KEY_USAGE, "has no key usage");
        }
        boolean allowed = type == AttestationCertificateType.DAC
                ? bits == KeyUsage.DIGITAL_SIGNATURE
                : (bits & ~KeyUsage.DIGITAL_SIGNATURE) == SIGNS_CERTIFICATES;
        require(allowed, CredentialsError.KEY_USAGE, String.format("has the key usage 0x%02X", bits));
    }

    private void keyIdentifiers() {
        OctetString authority = content.extensions().authorityKeyIdentifier();
        require(
                content.extensions().subjectKeyIdentifier() != null,
                CredentialsError.KEY_IDENTIFIER,
                "has no subject key identifier");
        require(
                authority != null || type == AttestationCertificateType.PAA,
                CredentialsError.KEY_IDENTIFIER,
                "has no authority key identifier");
    }

    private void root() {
        OctetString authority = content.extensions().authorityKeyIdentifier();
        require(content.subject().equals(content.issuer()), CredentialsError.ISSUER, "was issued by somebody else");
        require(
                authority == null || authority.equals(content.extensions().subjectKeyIdentifier()),
                CredentialsError.KEY_IDENTIFIER,
                "names two keys as its own");
        require(
                certificate.isSignedBy(content.publicKey()),
                CredentialsError.SIGNATURE,
                "has a signature that is not its own");
    }

    private void require(boolean holds, CredentialsError error, String problem) {
        if (!holds) {
            throw refused(error, problem);
        }
    }

    private CredentialsException refused(CredentialsError error, String problem) {
        return new CredentialsException(error, "the " + type + " " + problem);
    }
}

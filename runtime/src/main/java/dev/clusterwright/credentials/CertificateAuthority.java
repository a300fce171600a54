package dev.clusterwright.credentials;

import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.Signer;
import dev.clusterwright.type.OctetString;

/**
 * Issues certificates: a root or an authority below one, with who can sign for it. The key may be elsewhere, as {@link
 * Signer} says. What is issued has been checked: it is a proper certificate of its type, verifies with this authority's
 * key and fits below its certificate (Matter Core, 6.5, Operational Certificate Encoding).
 *
 * <p>Thread-safe if the signer is.
 */
public final class CertificateAuthority {
    /** No signature has more octets in DER. */
    private static final EcdsaSignature LONGEST =
            EcdsaSignature.of(OctetString.fromHex("ff".repeat(EcdsaSignature.LENGTH)));

    private final MatterCertificate certificate;
    private final Signer signer;

    private CertificateAuthority(MatterCertificate certificate, Signer signer) {
        this.certificate = certificate;
        this.signer = signer;
    }

    /**
     * A new root, with a certificate that it has signed itself.
     *
     * @param signer with the key of the root
     * @param template of type RCAC
     * @throws CredentialsException if the certificate would break a rule
     */
    public static CertificateAuthority createRoot(Signer signer, CertificateTemplate template) {
        P256PublicKey key = signer.publicKey();
        CertificateContent content = template.content(template.subject(), key.identifier(), key);
        CertificateRules.checkUnsigned(unsigned(content), CertificateType.RCAC);
        MatterCertificate certificate = sign(signer, content);
        certificate.check(CertificateType.RCAC);
        return new CertificateAuthority(certificate, signer);
    }

    /**
     * An authority that has its certificate already.
     *
     * @param certificate of type RCAC or ICAC
     * @param signer with the key of the certificate
     * @throws CredentialsException if the certificate breaks a rule of its type, or is of no authority
     * @throws IllegalArgumentException if the signer has another key
     */
    public static CertificateAuthority of(MatterCertificate certificate, Signer signer) {
        CertificateType type = certificate.type();
        if (type != CertificateType.RCAC && type != CertificateType.ICAC) {
            throw new CredentialsException(
                    CredentialsError.TYPE, "the certificate is of type " + type + ", which issues no certificates");
        }
        certificate.check(type);
        if (!certificate.publicKey().equals(signer.publicKey())) {
            throw new IllegalArgumentException("the signer does not have the key of the certificate");
        }
        return new CertificateAuthority(certificate, signer);
    }

    /** The certificate of the authority itself. */
    public MatterCertificate certificate() {
        return certificate;
    }

    /**
     * Issues a certificate. It gets a serial number of 62 random bits. Its validity is that of the template, also where it
     * goes beyond that of this authority: whoever verifies a chain looks at all certificates.
     *
     * @param template what it shall say; not of type RCAC, as a root signs its certificate itself
     * @param publicKey of who it is for, who has proved to have the private key, as by a {@link CertificateSigningRequest}
     * @throws CredentialsException if the certificate would break a rule: of its type, or of what this authority may issue
     * @throws IllegalArgumentException if the template is of type RCAC
     */
    public MatterCertificate issue(CertificateTemplate template, P256PublicKey publicKey) {
        if (template.type() == CertificateType.RCAC) {
            throw new IllegalArgumentException("a root signs its certificate itself");
        }
        OctetString key = certificate.subjectKeyIdentifier().orElseThrow();
        CertificateContent content = template.content(certificate.subject(), key, publicKey);
        // Whoever keeps the key signs nothing that breaks a rule; what comes back is checked as if it came from
        // outside.
        CertificateRules.checkUnsigned(unsigned(content), template.type());
        Issuance.checkUnsigned(unsigned(content), certificate);
        MatterCertificate issued = sign(signer, content);
        issued.check(template.type());
        Issuance.check(issued, certificate);
        return issued;
    }

    private static MatterCertificate unsigned(CertificateContent content) {
        return new MatterCertificate(content, LONGEST);
    }

    private static MatterCertificate sign(Signer signer, CertificateContent content) {
        return new MatterCertificate(content, signer.sign(X509Writer.toBeSigned(content)));
    }

    /** The certificate. */
    @Override
    public String toString() {
        return "CertificateAuthority[" + certificate + "]";
    }
}

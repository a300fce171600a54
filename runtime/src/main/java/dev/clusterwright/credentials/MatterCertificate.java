package dev.clusterwright.credentials;

import dev.clusterwright.credentials.CertificateExtension.AuthorityKeyIdentifier;
import dev.clusterwright.credentials.CertificateExtension.SubjectKeyIdentifier;
import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A certificate of a fabric (Matter Core, 6.5, Operational Certificate Encoding). It has two forms that say the same: TLV,
 * which messages and attributes have, and X.509 in DER (RFC 5280), which is what is signed. Both convert to each other
 * octet for octet.
 *
 * <p>An instance is well-formed; whether it is a proper certificate of its type is what {@link #check} tells, and whether
 * anybody trusts it, {@link CertificateChain}. Two are equal if they say the same and have the same signature. Immutable
 * and thread-safe.
 */
public final class MatterCertificate {
    /** The octets that a certificate may have in TLV. */
    public static final int MAX_TLV_LENGTH = 400;
    /** The octets that a certificate may have in DER. */
    public static final int MAX_X509_LENGTH = 600;

    /** Reads and writes certificates of any length as TLV. */
    static final TlvCodec<MatterCertificate> CODEC = new CertificateCodec();

    /** What the forms of certificates begin with: a sequence, a structure, a line of hyphens. */
    private static final int DER = 0x30;

    private static final int TLV = 0x15;
    private static final int PEM = '-';

    private final CertificateContent content;
    private final EcdsaSignature signature;

    MatterCertificate(CertificateContent content, EcdsaSignature signature) {
        this.content = content;
        this.signature = signature;
    }

    /**
     * Reads a certificate in TLV.
     *
     * @param tlv up to 400 octets
     * @throws CredentialsException if it is longer or not well-formed
     */
    public static MatterCertificate decode(OctetString tlv) {
        if (beginsWith(tlv, DER)) {
            throw new CredentialsException(
                    CredentialsError.MALFORMED, "the certificate is in DER and not in TLV: fromX509 reads it");
        }
        if (tlv.length() > MAX_TLV_LENGTH) {
            throw new CredentialsException(
                    CredentialsError.TOO_LONG,
                    "the certificate has " + tlv.length() + " octets, more than " + MAX_TLV_LENGTH);
        }
        try {
            return CODEC.decode(tlv.toByteArray());
        } catch (TlvException e) {
            throw new CredentialsException(CredentialsError.MALFORMED, e);
        }
    }

    /**
     * Reads a certificate in DER.
     *
     * @param der up to 600 octets
     * @throws CredentialsException if it is longer or not well-formed, or if TLV has no way to say what it says
     */
    public static MatterCertificate fromX509(OctetString der) {
        if (beginsWith(der, TLV)) {
            throw new CredentialsException(
                    CredentialsError.MALFORMED, "the certificate is in TLV and not in DER: decode reads it");
        }
        if (beginsWith(der, PEM)) {
            throw new CredentialsException(
                    CredentialsError.MALFORMED, "the certificate is in PEM: DER is what its Base64 stands for");
        }
        return X509Reader.certificate(der);
    }

    private static boolean beginsWith(OctetString octets, int first) {
        return octets.length() > 0 && octets.get(0) == first;
    }

    /**
     * The certificate in TLV.
     *
     * @return up to 400 octets
     * @throws CredentialsException if there are more
     */
    public OctetString encode() {
        byte[] tlv = CODEC.encode(this);
        if (tlv.length > MAX_TLV_LENGTH) {
            throw new CredentialsException(
                    CredentialsError.TOO_LONG,
                    "the certificate has " + tlv.length + " octets, more than " + MAX_TLV_LENGTH);
        }
        return OctetString.of(tlv);
    }

    /**
     * The certificate in DER.
     *
     * @return up to 600 octets
     * @throws CredentialsException if there are more
     */
    public OctetString toX509() {
        return X509Writer.certificate(content, signature);
    }

    /** What is signed: the part of the certificate in DER that RFC 5280 calls TBSCertificate. */
    public OctetString toBeSigned() {
        return OctetString.of(X509Writer.toBeSigned(content));
    }

    /**
     * Whether it was signed with a key.
     *
     * @param key of the issuer
     */
    public boolean isSignedBy(P256PublicKey key) {
        return key.verify(X509Writer.toBeSigned(content), signature);
    }

    /**
     * What it is for: its subject has exactly one attribute that says so.
     *
     * @throws CredentialsException if it has none or several
     */
    public CertificateType type() {
        return CertificateRules.type(this);
    }

    /**
     * Checks that it is a proper certificate of a type: subject, basic constraints, key usages, key identifiers; for a root
     * also its signature, which is its own (Matter Core, 6.5, Operational Certificate Encoding).
     *
     * @param type what it is to be used as
     * @throws CredentialsException if it breaks one of the rules
     */
    public void check(CertificateType type) {
        CertificateRules.check(this, type);
    }

    /** The number that its issuer gave it: the content of an integer in DER, 1 to 20 octets. */
    public OctetString serialNumber() {
        return content.serialNumber();
    }

    /** Who signed it. */
    public DistinguishedName issuer() {
        return content.issuer();
    }

    /** From when until when it is valid. */
    public Validity validity() {
        return content.validity();
    }

    /** Who it is for. */
    public DistinguishedName subject() {
        return content.subject();
    }

    /** The key of who it is for. */
    public P256PublicKey publicKey() {
        return content.publicKey();
    }

    /** What it says beyond that, in its order. */
    public List<CertificateExtension> extensions() {
        return content.extensions();
    }

    /** The signature of its issuer. */
    public EcdsaSignature signature() {
        return signature;
    }

    /** The extension of a kind, of which there is one at most. */
    public <E extends CertificateExtension> Optional<E> extension(Class<E> kind) {
        return content.extensions().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    /** What its key is named by: 20 octets, if it says so. */
    public Optional<OctetString> subjectKeyIdentifier() {
        return extension(SubjectKeyIdentifier.class).map(SubjectKeyIdentifier::identifier);
    }

    /** What its issuer's key is named by: 20 octets, if it says so. */
    public Optional<OctetString> authorityKeyIdentifier() {
        return extension(AuthorityKeyIdentifier.class).map(AuthorityKeyIdentifier::identifier);
    }

    CertificateContent content() {
        return content;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MatterCertificate that
                && content.equals(that.content)
                && signature.equals(that.signature);
    }

    @Override
    public int hashCode() {
        return Objects.hash(content, signature);
    }

    /** Subject and issuer. */
    @Override
    public String toString() {
        return "MatterCertificate[subject=" + subject() + ", issuer=" + issuer() + "]";
    }
}

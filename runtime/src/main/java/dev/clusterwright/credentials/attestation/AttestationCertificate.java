package dev.clusterwright.credentials.attestation;

import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.type.OctetString;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A certificate of a device, of its maker's authority or of the root above these: X.509 in DER (RFC 5280; Matter Core, 6.2.2,
 * Device Attestation PKI). Other than certificates of a fabric, it has no form in TLV.
 *
 * <p>An instance is well-formed; whether it is a proper certificate of its type is what {@link #check} tells, and whether
 * anybody trusts it, {@link AttestationChain}. Two are equal if they have the same octets. Immutable and thread-safe.
 */
public final class AttestationCertificate {
    /** The octets that a certificate may have. */
    public static final int MAX_LENGTH = 600;

    private final OctetString x509;
    private final AttestationContent content;
    private final EcdsaSignature signature;

    AttestationCertificate(OctetString x509, AttestationContent content, EcdsaSignature signature) {
        this.x509 = x509;
        this.content = content;
        this.signature = signature;
    }

    /**
     * Reads a certificate in DER.
     *
     * @param der up to 600 octets
     * @throws CredentialsException if it is longer or not well-formed: no certificate of version 3 with a key of P-256 and a
     *     signature of ECDSA with SHA-256
     */
    public static AttestationCertificate fromX509(OctetString der) {
        return AttestationCertificateReader.certificate(der);
    }

    /** The certificate in DER, as it was read. */
    public OctetString toX509() {
        return x509;
    }

    /**
     * Whether it was signed with a key.
     *
     * @param key of the issuer
     */
    public boolean isSignedBy(P256PublicKey key) {
        return key.verify(content.toBeSigned().toByteArray(), signature);
    }

    /**
     * Checks that it is a proper certificate of a type: vendor and product, basic constraints, key usage, key identifiers, no
     * critical extension that nobody here knows; for a root also its signature, which is its own (Matter Core, 6.2.2, Device
     * Attestation PKI).
     *
     * @param type what it is to be used as
     * @throws CredentialsException if it breaks one of the rules
     */
    public void check(AttestationCertificateType type) {
        new AttestationCertificateRules(this, content, type).check();
    }

    /** The number that its issuer gave it: the content of an integer in DER, 1 to 20 octets. */
    public OctetString serialNumber() {
        return content.serialNumber();
    }

    /** Who signed it: a name in DER. */
    public OctetString issuer() {
        return content.issuer();
    }

    /** Who it is for: a name in DER. */
    public OctetString subject() {
        return content.subject();
    }

    /** The vendor in its subject, if it names one: 0 to 0xFFFF. */
    public OptionalInt vendorId() {
        return optional(content.vendorId());
    }

    /** The product in its subject, if it names one: 0 to 0xFFFF. */
    public OptionalInt productId() {
        return optional(content.productId());
    }

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /** The first second that it is valid in. */
    public Instant notBefore() {
        return content.notBefore();
    }

    /** The last second that it is valid in; that of the year 9999 if it does not expire. */
    public Instant notAfter() {
        return content.notAfter();
    }

    /** The key of who it is for. */
    public P256PublicKey publicKey() {
        return content.publicKey();
    }

    /** What its key is named by: 20 octets, if it says so. */
    public Optional<OctetString> subjectKeyIdentifier() {
        return Optional.ofNullable(content.extensions().subjectKeyIdentifier());
    }

    /** What its issuer's key is named by: 20 octets, if it says so. */
    public Optional<OctetString> authorityKeyIdentifier() {
        return Optional.ofNullable(content.extensions().authorityKeyIdentifier());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AttestationCertificate that && x509.equals(that.x509);
    }

    @Override
    public int hashCode() {
        return x509.hashCode();
    }

    /** Vendor, product and serial number. */
    @Override
    public String toString() {
        return "AttestationCertificate[vendorId=" + hex(content.vendorId()) + ", productId=" + hex(content.productId())
                + ", serialNumber=" + serialNumber().toHex() + "]";
    }

    private static String hex(@Nullable Integer id) {
        return id == null ? "none" : String.format("0x%04X", id);
    }
}

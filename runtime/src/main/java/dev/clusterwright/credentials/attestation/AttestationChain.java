package dev.clusterwright.credentials.attestation;

import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.type.OctetString;
import java.time.Instant;
import java.util.List;

/**
 * A device's certificate and those that vouch for it, up to a root that is trusted (Matter Core, 6.2.3, Device Attestation
 * Procedure). There is only {@link #verify} to get one, so whoever has it need not ask again. Immutable and thread-safe.
 */
public final class AttestationChain {
    private final AttestationCertificate dac;
    private final AttestationCertificate pai;
    private final AttestationCertificate paa;

    private AttestationChain(AttestationCertificate dac, AttestationCertificate pai, AttestationCertificate paa) {
        this.dac = dac;
        this.pai = pai;
        this.paa = paa;
    }

    /**
     * Verifies that certificates are what they should be and that each was issued by the next. Devices outlive their
     * makers' certificates, so authorities must have been valid when the device's certificate began, not now.
     *
     * @param dac the device's own
     * @param pai of the authority that issued it
     * @param authorities the roots that are trusted
     * @throws CredentialsException if a certificate is not a proper one of its type, does not belong to the others, or nobody
     *     trusted issued the second
     */
    public static AttestationChain verify(
            AttestationCertificate dac, AttestationCertificate pai, AttestationAuthorities authorities) {
        checkPair(dac, pai);
        AttestationCertificate paa = root(dac, pai, authorities);
        require(
                paa.vendorId().isEmpty() || paa.vendorId().equals(pai.vendorId()),
                CredentialsError.VENDOR,
                "the PAI is of another vendor than the PAA");
        checkIssued(pai, "PAI", paa, "PAA");
        checkBegan(dac.notBefore(), paa, "PAA");
        return new AttestationChain(dac, pai, paa);
    }

    /** Checks what a device can know: that both certificates are proper, and that one issued the other. */
    static void checkPair(AttestationCertificate dac, AttestationCertificate pai) {
        dac.check(AttestationCertificateType.DAC);
        pai.check(AttestationCertificateType.PAI);
        require(
                dac.vendorId().equals(pai.vendorId()),
                CredentialsError.VENDOR,
                "the DAC is of another vendor than the PAI");
        require(
                pai.productId().isEmpty() || dac.productId().equals(pai.productId()),
                CredentialsError.PRODUCT,
                "the DAC is of another product than the PAI");
        checkIssued(dac, "DAC", pai, "PAI");
        checkBegan(dac.notBefore(), pai, "PAI");
    }

    private static AttestationCertificate root(
            AttestationCertificate dac, AttestationCertificate pai, AttestationAuthorities authorities) {
        OctetString identifier = pai.authorityKeyIdentifier().orElseThrow();
        List<AttestationCertificate> roots = authorities.find(identifier);
        if (roots.isEmpty()) {
            throw new CredentialsException(
                    CredentialsError.NOT_TRUSTED,
                    "the PAI was issued with the key " + identifier.toHex() + ", which is not that of a trusted PAA");
        }
        List<AttestationCertificate> named = roots.stream()
                .filter(root -> root.subject().equals(pai.issuer()))
                .toList();
        require(!named.isEmpty(), CredentialsError.ISSUER, "the PAI names an issuer that is not the PAA of this key");
        // A root that was renewed has several certificates of one name and key, for other times.
        AttestationCertificate paa = named.stream()
                .filter(root -> root.notBefore().compareTo(dac.notBefore()) <= 0
                        && root.notAfter().compareTo(dac.notBefore()) >= 0)
                .findFirst()
                .orElse(named.get(0));
        paa.check(AttestationCertificateType.PAA);
        return paa;
    }

    private static void checkIssued(
            AttestationCertificate certificate, String type, AttestationCertificate issuer, String issuerType) {
        require(
                certificate.issuer().equals(issuer.subject()),
                CredentialsError.ISSUER,
                "the " + type + " names an issuer that is not the " + issuerType);
        require(
                certificate.authorityKeyIdentifier().equals(issuer.subjectKeyIdentifier()),
                CredentialsError.KEY_IDENTIFIER,
                "the " + type + " names a key that is not that of the " + issuerType);
        require(
                certificate.isSignedBy(issuer.publicKey()),
                CredentialsError.SIGNATURE,
                "the " + type + " has a signature that is not of the " + issuerType);
    }

    private static void checkBegan(Instant begin, AttestationCertificate issuer, String type) {
        require(
                !begin.isBefore(issuer.notBefore()),
                CredentialsError.NOT_YET_VALID,
                "the " + type + " was not valid yet when the DAC began");
        require(
                !begin.isAfter(issuer.notAfter()),
                CredentialsError.EXPIRED,
                "the " + type + " was no longer valid when the DAC began");
    }

    /**
     * Checks that the device's certificate is valid at a time.
     *
     * @param time the present one, for example
     * @throws CredentialsException if it is not
     */
    public void checkTime(Instant time) {
        require(
                !time.isBefore(dac.notBefore()),
                CredentialsError.NOT_YET_VALID,
                "the DAC is valid from " + dac.notBefore());
        require(
                time.isBefore(dac.notAfter().plusSeconds(1)),
                CredentialsError.EXPIRED,
                "the DAC was valid until " + dac.notAfter());
    }

    /**
     * Checks that neither the device's certificate nor that of its maker was taken back.
     *
     * @throws CredentialsException if one was
     */
    public void checkRevocation(RevocationCheck revocation) {
        require(!revocation.isRevoked(pai, paa), CredentialsError.REVOKED, "the PAI is revoked");
        require(!revocation.isRevoked(dac, pai), CredentialsError.REVOKED, "the DAC is revoked");
    }

    private static void require(boolean holds, CredentialsError error, String otherwise) {
        if (!holds) {
            throw new CredentialsException(error, otherwise);
        }
    }

    /** The device's own certificate. */
    public AttestationCertificate dac() {
        return dac;
    }

    /** The certificate of who issued the device's. */
    public AttestationCertificate pai() {
        return pai;
    }

    /** The root that is trusted. */
    public AttestationCertificate paa() {
        return paa;
    }

    /** The vendor that the certificates name. */
    public int vendorId() {
        return dac.vendorId().orElseThrow();
    }

    /** The product that the device's certificate names. */
    public int productId() {
        return dac.productId().orElseThrow();
    }

    @Override
    public String toString() {
        return "AttestationChain[dac=" + dac + ", pai=" + pai + ", paa=" + paa + "]";
    }
}

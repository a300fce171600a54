package dev.clusterwright.credentials.attestation;

import dev.clusterwright.credentials.ChallengeSignature;
import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.credentials.NocsrInformation;
import dev.clusterwright.crypto.Signer;
import dev.clusterwright.type.OctetString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a device was given when it was made, and what it answers with when a commissioner asks who it is (Matter Core,
 * 6.2.3, Device Attestation Procedure). Its key may be in a secure element: it only has to sign. Immutable, and
 * thread-safe if the signer is.
 */
public final class DeviceCredentials {
    private final OctetString dac;
    private final OctetString pai;
    private final OctetString certificationDeclaration;
    private final @Nullable OctetString firmwareInformation;
    private final List<VendorElement> vendorElements;
    private final Signer signer;

    private DeviceCredentials(
            OctetString dac,
            OctetString pai,
            OctetString certificationDeclaration,
            @Nullable OctetString firmwareInformation,
            List<VendorElement> vendorElements,
            Signer signer) {
        this.dac = dac;
        this.pai = pai;
        this.certificationDeclaration = certificationDeclaration;
        this.firmwareInformation = firmwareInformation;
        this.vendorElements = vendorElements;
        this.signer = signer;
    }

    /**
     * Checks that everything belongs together, so that no device with a wrong key or certificate leaves the factory.
     *
     * @param dac the device's certificate in DER
     * @param pai that of its maker's authority in DER
     * @param certificationDeclaration that of its product, a {@link SignedDeclaration} in DER
     * @param signer holds the private key of the device's certificate
     * @throws CredentialsException if a certificate is not a proper one of its type, the second did not issue the first, the
     *     key is another, or the declaration is not well-formed
     */
    public static DeviceCredentials of(
            OctetString dac, OctetString pai, OctetString certificationDeclaration, Signer signer) {
        AttestationCertificate certificate = AttestationCertificate.fromX509(dac);
        AttestationChain.checkPair(certificate, AttestationCertificate.fromX509(pai));
        if (!certificate.publicKey().equals(signer.publicKey())) {
            throw new CredentialsException(
                    CredentialsError.PUBLIC_KEY, "the DAC is of another key than that of the signer");
        }
        CertificationDeclaration.decode(
                SignedDeclaration.decode(certificationDeclaration).content());
        return new DeviceCredentials(dac, pai, certificationDeclaration, null, List.of(), signer);
    }

    /** The same, with what runs on the device, in a format that the vendor publishes. */
    public DeviceCredentials withFirmwareInformation(OctetString information) {
        return new DeviceCredentials(dac, pai, certificationDeclaration, information, vendorElements, signer);
    }

    /** The same, with these elements of vendors. */
    public DeviceCredentials withVendorElements(List<VendorElement> elements) {
        return new DeviceCredentials(
                dac, pai, certificationDeclaration, firmwareInformation, List.copyOf(elements), signer);
    }

    /** The device's certificate in DER, for CertificateChainRequest. */
    public OctetString dac() {
        return dac;
    }

    /** The certificate of its maker's authority in DER, for CertificateChainRequest. */
    public OctetString pai() {
        return pai;
    }

    /** Signs with the key of the device's certificate: also what asks for operational certificates, {@link NocsrInformation#sign}. */
    public Signer signer() {
        return signer;
    }

    /**
     * Answers AttestationRequest.
     *
     * @param nonce from the request, 32 octets
     * @param challenge the attestation challenge of the session, 16 octets
     * @param timestamp seconds since the beginning of the year 2000; 0 for a device that does not know the time
     * @throws CredentialsException if the nonce has another length, or the elements have more than 900 octets
     * @throws IllegalArgumentException if the challenge has another length, the timestamp is out of its range, or an element
     *     of a vendor is there twice
     */
    public AttestationAnswer attest(OctetString nonce, OctetString challenge, long timestamp) {
        OctetString elements = new AttestationElements(
                        certificationDeclaration, nonce, timestamp, firmwareInformation, vendorElements)
                .encode();
        return new AttestationAnswer(
                elements, ChallengeSignature.sign(signer, elements, challenge).octets());
    }
}

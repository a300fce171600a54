package dev.clusterwright.credentials.attestation;

import dev.clusterwright.credentials.ChallengeSignature;
import dev.clusterwright.type.Integers;
import dev.clusterwright.type.OctetString;

/**
 * What a commissioner has collected from a device, and what it knows itself of the session. Immutable and thread-safe.
 *
 * @param dac the device's certificate in DER, from CertificateChainRequest
 * @param pai that of its maker's authority in DER, from CertificateChainRequest
 * @param elements the attestation elements, from AttestationRequest
 * @param signature that of the elements, from AttestationRequest
 * @param nonce what the commissioner asked with, 32 octets
 * @param challenge the attestation challenge of the session, 16 octets
 * @param vendorId from the device's cluster Basic Information, 0 to 0xFFFF
 * @param productId from the device's cluster Basic Information, 0 to 0xFFFF
 */
public record AttestationEvidence(
        OctetString dac,
        OctetString pai,
        OctetString elements,
        OctetString signature,
        OctetString nonce,
        OctetString challenge,
        int vendorId,
        int productId) {
    /**
     * Checks what the commissioner knows itself.
     *
     * @throws IllegalArgumentException if the nonce or the challenge is of another length, or an id out of its range
     */
    public AttestationEvidence {
        requireLength("a nonce", nonce, AttestationElements.NONCE_LENGTH);
        requireLength("an attestation challenge", challenge, ChallengeSignature.CHALLENGE_LENGTH);
        Integers.checkUnsigned("vendorId", vendorId, 16);
        Integers.checkUnsigned("productId", productId, 16);
    }

    private static void requireLength(String what, OctetString octets, int length) {
        if (octets.length() != length) {
            throw new IllegalArgumentException(what + " has " + length + " octets, not " + octets.length());
        }
    }
}

package dev.clusterwright.credentials;

import dev.clusterwright.crypto.CryptoException;
import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.Signer;
import dev.clusterwright.type.OctetString;

/**
 * How a device answers when it is asked for a certificate signing request: {@link NocsrElements}, and its signature with
 * the key of its device attestation certificate (Matter Core, 6.4, Node Operational Credentials). Immutable and thread-safe.
 *
 * @param elements as they are sent
 * @param signature as it is sent: 64 octets
 */
public record NocsrInformation(OctetString elements, OctetString signature) {
    /**
     * What a device answers.
     *
     * @param elements the request, and the nonce that it was asked with
     * @param deviceKey signs with the key of the device attestation certificate
     * @param challenge the attestation challenge of the session, 16 octets
     * @throws CredentialsException if the elements are too long
     * @throws IllegalArgumentException if the challenge has another length
     */
    public static NocsrInformation sign(NocsrElements elements, Signer deviceKey, OctetString challenge) {
        OctetString encoded = elements.encode();
        return new NocsrInformation(
                encoded, ChallengeSignature.sign(deviceKey, encoded, challenge).octets());
    }

    /**
     * Checks all that a controller has to before it issues a certificate: that this device answers, on this session and to
     * this question, and has the private key that it wants a certificate for.
     *
     * @param deviceKey of the device attestation certificate, which has been verified
     * @param challenge the attestation challenge of the session, 16 octets
     * @param nonce what the device was asked with, 32 octets
     * @return the key to issue a certificate for
     * @throws CredentialsException if anything of that does not hold
     * @throws IllegalArgumentException if the challenge has another length
     */
    public P256PublicKey verify(P256PublicKey deviceKey, OctetString challenge, OctetString nonce) {
        if (!ChallengeSignature.verify(deviceKey, elements, challenge, decodedSignature())) {
            throw new CredentialsException(
                    CredentialsError.SIGNATURE, "the elements were not signed by this device on this session");
        }
        NocsrElements decoded = NocsrElements.decode(elements);
        if (!decoded.nonce().equals(nonce)) {
            throw new CredentialsException(
                    CredentialsError.NONCE, "the elements do not have the nonce of the question");
        }
        return CertificateSigningRequest.decode(decoded.csr()).publicKey();
    }

    private EcdsaSignature decodedSignature() {
        try {
            return EcdsaSignature.of(signature);
        } catch (CryptoException e) {
            throw new CredentialsException(CredentialsError.MALFORMED, e);
        }
    }
}

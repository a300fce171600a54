package dev.clusterwright.credentials;

import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.Signer;
import dev.clusterwright.type.OctetString;

/**
 * Signatures of a device under elements that it sends over a session. They cover the session's attestation challenge as
 * well, which both sides know and neither sends, so that nobody can pass on what another device signed (Matter Core, 6.2.3,
 * Device Attestation Procedure, and 11.18.4.9, NOCSR Information). Thread-safe.
 */
public final class ChallengeSignature {
    /** The number of octets of an attestation challenge. */
    public static final int CHALLENGE_LENGTH = 16;

    private ChallengeSignature() {}

    /**
     * Signs elements.
     *
     * @param signer with the key of the device attestation certificate
     * @param elements as they are sent
     * @param challenge of the session, 16 octets
     * @throws IllegalArgumentException if the challenge has another length
     */
    public static EcdsaSignature sign(Signer signer, OctetString elements, OctetString challenge) {
        return signer.sign(message(elements, challenge));
    }

    /**
     * Whether elements were signed on this session.
     *
     * @param key of the device attestation certificate
     * @param elements as they were received
     * @param challenge of the session, 16 octets
     * @param signature what came with them
     * @throws IllegalArgumentException if the challenge has another length
     */
    public static boolean verify(
            P256PublicKey key, OctetString elements, OctetString challenge, EcdsaSignature signature) {
        return key.verify(message(elements, challenge), signature);
    }

    private static byte[] message(OctetString elements, OctetString challenge) {
        if (challenge.length() != CHALLENGE_LENGTH) {
            throw new IllegalArgumentException("an attestation challenge has 16 octets, not " + challenge.length());
        }
        byte[] message = new byte[elements.length() + CHALLENGE_LENGTH];
        elements.copyTo(message, 0);
        challenge.copyTo(message, elements.length());
        return message;
    }
}

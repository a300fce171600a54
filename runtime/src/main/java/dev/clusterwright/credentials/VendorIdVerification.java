package dev.clusterwright.credentials;

import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.Signer;
import dev.clusterwright.type.OctetString;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What a node signs with its operational key when it is asked whether a fabric of it is of the vendor that it says
 * (Matter Core, 6.4.10, Fabric Table Vendor ID Verification Procedure). Immutable and thread-safe.
 *
 * @param clientChallenge of who asks, 32 octets
 * @param attestationChallenge of the session, 16 octets
 * @param fabricIndex of the fabric on the node that is asked, 1 to 254
 * @param binding the fabric and its vendor
 * @param statement the {@link VidVerificationStatement} that the node has stored for the fabric, 85 octets, whatever they
 *     are; null or empty for none
 */
public record VendorIdVerification(
        OctetString clientChallenge,
        OctetString attestationChallenge,
        int fabricIndex,
        VendorFabricBinding binding,
        @Nullable OctetString statement) {
    /** The number of octets of the challenge of who asks. */
    public static final int CLIENT_CHALLENGE_LENGTH = 32;

    private static final int MAX_FABRIC_INDEX = 254;

    /**
     * Checks lengths and range.
     *
     * @throws IllegalArgumentException if one is another
     */
    public VendorIdVerification {
        checkLength("client challenge", clientChallenge, CLIENT_CHALLENGE_LENGTH);
        checkLength("attestation challenge", attestationChallenge, ChallengeSignature.CHALLENGE_LENGTH);
        if (fabricIndex < 1 || fabricIndex > MAX_FABRIC_INDEX) {
            throw new IllegalArgumentException("fabricIndex is " + fabricIndex + ", which is not within 1 to 254");
        }
        if (statement != null && statement.length() == 0) {
            statement = null;
        }
        if (statement != null) {
            checkLength("statement", statement, VidVerificationStatement.LENGTH);
        }
    }

    private static void checkLength(String name, OctetString octets, int length) {
        if (octets.length() != length) {
            throw new IllegalArgumentException("the " + name + " has " + octets.length() + " octets and not " + length);
        }
    }

    /** What is signed: 126 octets, or 211 with a statement. */
    public OctetString toBeSigned() {
        byte[] stored = statement == null ? new byte[0] : statement.toByteArray();
        return OctetString.of(ByteBuffer.allocate(1
                        + CLIENT_CHALLENGE_LENGTH
                        + ChallengeSignature.CHALLENGE_LENGTH
                        + 1
                        + VendorFabricBinding.MESSAGE_LENGTH
                        + stored.length)
                .put((byte) VendorFabricBinding.VERSION)
                .put(clientChallenge.toByteArray())
                .put(attestationChallenge.toByteArray())
                .put((byte) fabricIndex)
                .put(binding.message().toByteArray())
                .put(stored)
                .array());
    }

    /**
     * Signs it, as the node that is asked.
     *
     * @param signer with the node's operational key on the fabric
     */
    public EcdsaSignature sign(Signer signer) {
        return signer.sign(toBeSigned().toByteArray());
    }

    /**
     * Whether it was signed with a key.
     *
     * @param key of the node's certificate on the fabric
     * @param signature what the node answered
     */
    public boolean isSignedBy(P256PublicKey key, EcdsaSignature signature) {
        return key.verify(toBeSigned().toByteArray(), signature);
    }
}

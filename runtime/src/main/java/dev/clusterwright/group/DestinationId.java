package dev.clusterwright.group;

import dev.clusterwright.crypto.HmacSha256;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.type.OctetString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Whom the first message of a CASE session is for, such that only nodes of the fabric can tell: a code over node and
 * fabric, with the IPK as the key (Matter Core, 4.14.2, Certificate Authenticated Session Establishment). Thread-safe.
 */
public final class DestinationId {
    /** The octets of a destination id. */
    public static final int LENGTH = HmacSha256.LENGTH;
    /** The octets of the random number that the initiator of a session sends along. */
    public static final int RANDOM_LENGTH = 32;

    private DestinationId() {}

    /**
     * Makes one.
     *
     * @param ipk the key of key set 0 that is sent with
     * @param initiatorRandom 32 octets
     * @param rootPublicKey the key of the fabric's root certificate
     * @param fabricId the id in the fabric's certificates, an unsigned number
     * @param nodeId the node that is to answer, an unsigned number
     * @return 32 octets
     * @throws IllegalArgumentException if the random number has another length
     * @throws IllegalStateException if the key is closed
     */
    public static OctetString of(
            OperationalGroupKey ipk,
            OctetString initiatorRandom,
            P256PublicKey rootPublicKey,
            long fabricId,
            long nodeId) {
        if (initiatorRandom.length() != RANDOM_LENGTH) {
            throw new IllegalArgumentException(
                    "the initiator's random number has 32 octets, not " + initiatorRandom.length());
        }
        ByteBuffer ids = ByteBuffer.allocate(2 * Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(fabricId)
                .putLong(nodeId);
        return OctetString.of(HmacSha256.of(
                ipk.material(),
                initiatorRandom.toByteArray(),
                rootPublicKey.octets().toByteArray(),
                ids.array()));
    }

    /**
     * Finds out whether a destination id means this node on one of its fabrics. Comparing with a key takes the same
     * time wherever the octets differ.
     *
     * @param destinationId what came; of another length than 32 it means nobody
     * @param ipks key set 0 of the fabric; each key in use is tried
     * @param initiatorRandom what came with it; of another length than 32, nobody is meant
     * @param rootPublicKey the key of the fabric's root certificate
     * @param fabricId the id in the fabric's certificates, an unsigned number
     * @param nodeId this node on the fabric, an unsigned number
     * @return the IPK that it was made with, or null if it does not mean this node
     * @throws IllegalStateException if the key set is closed
     */
    public static @Nullable OperationalGroupKey match(
            OctetString destinationId,
            GroupKeySet ipks,
            OctetString initiatorRandom,
            P256PublicKey rootPublicKey,
            long fabricId,
            long nodeId) {
        if (initiatorRandom.length() != RANDOM_LENGTH) {
            return null;
        }
        for (OperationalGroupKey ipk : ipks.receivingKeys()) {
            if (of(ipk, initiatorRandom, rootPublicKey, fabricId, nodeId).equals(destinationId)) {
                return ipk;
            }
        }
        return null;
    }
}

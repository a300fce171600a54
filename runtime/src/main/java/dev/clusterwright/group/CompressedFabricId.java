package dev.clusterwright.group;

import dev.clusterwright.crypto.HkdfSha256;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.type.OctetString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Names a fabric among all there are: its id is only unique under its root, so this is derived from both (Matter Core, 4.3,
 * Compressed Fabric Identifier). Nodes are found by it, and keys of the fabric depend on it. Immutable and thread-safe.
 *
 * @param value 64 bits, an unsigned number
 */
public record CompressedFabricId(long value) {
    private static final byte[] INFO = "CompressedFabric".getBytes(StandardCharsets.US_ASCII);

    /**
     * Derives it.
     *
     * @param rootPublicKey the key of the fabric's root certificate
     * @param fabricId the id in the fabric's certificates, an unsigned number
     */
    public static CompressedFabricId of(P256PublicKey rootPublicKey, long fabricId) {
        byte[] salt = ByteBuffer.allocate(Long.BYTES).putLong(fabricId).array();
        try (SecretKeyMaterial input = SecretKeyMaterial.copyOf(rootPublicKey.coordinates());
                SecretKeyMaterial output = HkdfSha256.derive(input, salt, INFO, Long.BYTES)) {
            byte[] octets = new byte[Long.BYTES];
            output.copyTo(octets, 0);
            return new CompressedFabricId(ByteBuffer.wrap(octets).getLong());
        }
    }

    /** The number as 8 octets, the most significant first. */
    public OctetString octets() {
        return OctetString.of(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    /** The number as names of services have it: 16 upper-case hexadecimal digits. */
    @Override
    public String toString() {
        return String.format("%016X", value);
    }
}

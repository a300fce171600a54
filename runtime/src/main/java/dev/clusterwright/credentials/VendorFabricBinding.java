package dev.clusterwright.credentials;

import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.type.Integers;
import dev.clusterwright.type.OctetString;
import java.nio.ByteBuffer;

/**
 * Which vendor a fabric is of: what is signed when one proves that (Matter Core, 6.4.10, Fabric Table Vendor ID
 * Verification Procedure). Immutable and thread-safe.
 *
 * @param rootPublicKey of the fabric's root
 * @param fabricId of the fabric, an unsigned number
 * @param vendorId 0 to 0xFFFF
 */
public record VendorFabricBinding(P256PublicKey rootPublicKey, long fabricId, int vendorId) {
    /** The number of octets of {@link #message()}. */
    public static final int MESSAGE_LENGTH = 1 + P256PublicKey.LENGTH + Long.BYTES + Short.BYTES;
    /** The version of the message, and of what it is part of. */
    static final int VERSION = 1;

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the vendor id has more than 16 bits
     */
    public VendorFabricBinding {
        Integers.checkUnsigned("vendorId", vendorId, 16);
    }

    /** The message that says so: version, key, fabric and vendor; 76 octets. */
    public OctetString message() {
        return OctetString.of(ByteBuffer.allocate(MESSAGE_LENGTH)
                .put((byte) VERSION)
                .put(rootPublicKey.octets().toByteArray())
                .putLong(fabricId)
                .putShort((short) vendorId)
                .array());
    }
}

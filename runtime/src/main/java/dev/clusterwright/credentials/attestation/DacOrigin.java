package dev.clusterwright.credentials.attestation;

import dev.clusterwright.type.Integers;

/**
 * The vendor and the product in the certificates of devices that are sold as another vendor's or another product.
 *
 * @param vendorId 0 to 0xFFFF
 * @param productId 0 to 0xFFFF
 */
public record DacOrigin(int vendorId, int productId) {
    /**
     * Checks the ids.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public DacOrigin {
        Integers.checkUnsigned("vendorId", vendorId, 16);
        Integers.checkUnsigned("productId", productId, 16);
    }
}

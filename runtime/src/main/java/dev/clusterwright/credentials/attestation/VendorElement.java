package dev.clusterwright.credentials.attestation;

import dev.clusterwright.tlv.TlvTag;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.Integers;
import dev.clusterwright.type.OctetString;
import java.util.Comparator;

/**
 * What a vendor adds to the attestation elements of its devices. Immutable and thread-safe.
 *
 * @param vendorId whose element it is, 0 to 0xFFFF
 * @param profile 0 to 0xFFFF, of the vendor's choice
 * @param tag 0 to 2^32 - 1, of the vendor's choice
 * @param value octets in most cases
 */
public record VendorElement(int vendorId, int profile, long tag, TlvValue value) {
    /** The order in which elements are sent. */
    static final Comparator<VendorElement> ORDER = Comparator.comparingInt(VendorElement::vendorId)
            .thenComparingInt(VendorElement::profile)
            .thenComparingLong(VendorElement::tag);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public VendorElement {
        Integers.checkUnsigned("vendorId", vendorId, 16);
        Integers.checkUnsigned("profile", profile, 16);
        Integers.checkUnsigned("tag", tag, 32);
    }

    /** An element of octets. */
    public static VendorElement of(int vendorId, int profile, long tag, OctetString value) {
        return new VendorElement(vendorId, profile, tag, new TlvValue.Octets(value));
    }

    TlvTag tlvTag() {
        return TlvTag.fullyQualified(vendorId, profile, tag);
    }
}

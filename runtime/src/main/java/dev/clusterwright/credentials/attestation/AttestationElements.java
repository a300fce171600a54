package dev.clusterwright.credentials.attestation;

import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvTag;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Integers;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a device says of itself when it is asked to attest, and signs together with the challenge of the session (Matter
 * Core, 11.18.4.7, Attestation Information). Immutable and thread-safe.
 *
 * @param certificationDeclaration that of the device's product, a {@link SignedDeclaration}
 * @param nonce what it was asked with, 32 octets
 * @param timestamp seconds since the beginning of the year 2000, 0 to 2^32 - 1; 0 for a device that does not know the time
 * @param firmwareInformation what runs on the device, in a format that the vendor publishes; null for none
 * @param vendorElements more that vendors have to say, in the order of their numbers, each of which may be there once
 */
public record AttestationElements(
        OctetString certificationDeclaration,
        OctetString nonce,
        long timestamp,
        @Nullable OctetString firmwareInformation,
        List<VendorElement> vendorElements) {
    /** The octets that elements may have. */
    public static final int MAX_LENGTH = 900;
    /** The octets of a nonce. */
    public static final int NONCE_LENGTH = 32;

    private static final int DECLARATION = 1;
    private static final int NONCE = 2;
    private static final int TIMESTAMP = 3;
    private static final int FIRMWARE = 4;

    /**
     * Checks lengths and ranges, and puts the elements of vendors into order.
     *
     * @throws CredentialsException if the nonce has another length
     * @throws IllegalArgumentException if the timestamp is out of its range, or an element of a vendor is there twice
     */
    public AttestationElements {
        if (nonce.length() != NONCE_LENGTH) {
            throw malformed("the nonce has " + nonce.length() + " octets and not " + NONCE_LENGTH);
        }
        Integers.checkUnsigned("timestamp", timestamp, 32);
        vendorElements = vendorElements.stream().sorted(VendorElement.ORDER).toList();
        for (int i = 1; i < vendorElements.size(); i++) {
            if (VendorElement.ORDER.compare(vendorElements.get(i - 1), vendorElements.get(i)) == 0) {
                throw new IllegalArgumentException(
                        "the element " + vendorElements.get(i).tlvTag() + " is there twice");
            }
        }
    }

    /** Elements without those that are optional. */
    public AttestationElements(OctetString certificationDeclaration, OctetString nonce, long timestamp) {
        this(certificationDeclaration, nonce, timestamp, null, List.of());
    }

    /**
     * Reads elements. Members that nobody here knows are passed over.
     *
     * @param tlv up to 900 octets
     * @throws CredentialsException if there are more, a member is missing, out of order or of a wrong form
     */
    public static AttestationElements decode(OctetString tlv) {
        if (tlv.length() > MAX_LENGTH) {
            throw tooLong(tlv.length());
        }
        try {
            TlvReader reader = new TlvReader(tlv.toByteArray());
            reader.next();
            reader.startUntaggedStructure();
            AttestationElements elements = members(reader);
            reader.end();
            reader.finish();
            return elements;
        } catch (TlvException e) {
            throw new CredentialsException(CredentialsError.MALFORMED, e);
        }
    }

    private static AttestationElements members(TlvReader reader) {
        OctetString declaration = null;
        OctetString nonce = null;
        Long timestamp = null;
        OctetString firmware = null;
        List<VendorElement> vendorElements = new ArrayList<>();
        int last = 0;
        while (reader.next()) {
            int tag = reader.contextTag();
            if (tag < 0) {
                vendorElements.add(vendorElement(reader));
                continue;
            }
            if (tag <= last || !vendorElements.isEmpty()) {
                throw malformed("the member " + tag + " of the attestation elements is out of order");
            }
            last = tag;
            switch (tag) {
                case DECLARATION -> declaration = reader.octets();
                case NONCE -> nonce = reader.octets();
                case TIMESTAMP -> timestamp = reader.uint32();
                case FIRMWARE -> firmware = reader.octets();
                default -> reader.skip();
            }
        }
        if (declaration == null || nonce == null || timestamp == null) {
            throw malformed("the attestation elements lack a mandatory member");
        }
        return new AttestationElements(declaration, nonce, timestamp, firmware, vendorElements);
    }

    private static VendorElement vendorElement(TlvReader reader) {
        TlvTag tag = reader.tag();
        if (!tag.isFullyQualified()) {
            throw malformed("the attestation elements have a member that no vendor has named");
        }
        return new VendorElement(tag.vendor(), tag.profile(), tag.number(), TlvValue.CODEC.decode(reader));
    }

    private static CredentialsException malformed(String message) {
        return new CredentialsException(CredentialsError.MALFORMED, message);
    }

    /**
     * The elements as they are sent and signed.
     *
     * @return up to 900 octets
     * @throws CredentialsException if there are more
     */
    public OctetString encode() {
        TlvWriter writer = new TlvWriter();
        writer.startStructure();
        writer.octets(DECLARATION, certificationDeclaration);
        writer.octets(NONCE, nonce);
        writer.unsigned(TIMESTAMP, timestamp);
        if (firmwareInformation != null) {
            writer.octets(FIRMWARE, firmwareInformation);
        }
        for (VendorElement element : vendorElements) {
            TlvValue.CODEC.encode(writer.tag(element.tlvTag()), element.value());
        }
        writer.end();
        byte[] tlv = writer.toByteArray();
        if (tlv.length > MAX_LENGTH) {
            throw tooLong(tlv.length);
        }
        return OctetString.of(tlv);
    }

    private static CredentialsException tooLong(int length) {
        return new CredentialsException(
                CredentialsError.TOO_LONG,
                "the attestation elements have " + length + " octets, more than " + MAX_LENGTH);
    }
}

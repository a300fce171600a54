package dev.clusterwright.credentials.attestation;

import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.tlv.TlvText;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.Integers;
import dev.clusterwright.type.OctetString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a product is certified as (Matter Core, 6.3, Certification Declaration). Whether anybody has signed that is what
 * {@link SignedDeclaration} tells. Immutable and thread-safe.
 *
 * @param vendorId of the product, 0 to 0xFFFF
 * @param productIds 1 to 100, each 0 to 0xFFFF
 * @param deviceTypeId the primary one, 0 to 2^32 - 1
 * @param certificateId 19 octets in UTF-8 without NUL, such as {@code "CSA00000SWC00000-00"}
 * @param securityLevel reserved; 0 to 0xFF
 * @param securityInformation reserved; 0 to 0xFFFF
 * @param versionNumber of the record that the certifier keeps, 0 to 0xFFFF
 * @param certificationType how far certification has come
 * @param dacOrigin whose ids the certificates of devices have, if others than those of the product; null if the same
 * @param authorizedAuthorities the key identifiers of the only roots that may be above devices, up to 10 of 20 octets; empty
 *     if any root may
 */
public record CertificationDeclaration(
        int vendorId,
        List<Integer> productIds,
        long deviceTypeId,
        String certificateId,
        int securityLevel,
        int securityInformation,
        int versionNumber,
        CertificationType certificationType,
        @Nullable DacOrigin dacOrigin,
        List<OctetString> authorizedAuthorities) {
    /** The product ids that a declaration may have. */
    public static final int MAX_PRODUCT_IDS = 100;
    /** The roots that a declaration may name. */
    public static final int MAX_AUTHORITIES = 10;
    /** The octets of a certificate id. */
    public static final int CERTIFICATE_ID_LENGTH = 19;

    private static final int KEY_IDENTIFIER_LENGTH = 20;

    /**
     * Checks lengths and ranges.
     *
     * @throws CredentialsException if there are too few or too many product ids or authorities, or an id has a wrong length or is no text
     * @throws IllegalArgumentException if a number is out of its range
     */
    public CertificationDeclaration {
        Integers.checkUnsigned("vendorId", vendorId, 16);
        productIds = List.copyOf(productIds);
        productIds.forEach(id -> Integers.checkUnsigned("productId", id, 16));
        Integers.checkUnsigned("deviceTypeId", deviceTypeId, 32);
        Integers.checkUnsigned("securityLevel", securityLevel, 8);
        Integers.checkUnsigned("securityInformation", securityInformation, 16);
        Integers.checkUnsigned("versionNumber", versionNumber, 16);
        authorizedAuthorities = List.copyOf(authorizedAuthorities);
        require(
                !productIds.isEmpty() && productIds.size() <= MAX_PRODUCT_IDS,
                productIds.size() + " product ids and not 1 to " + MAX_PRODUCT_IDS);
        require(
                certificateId.getBytes(StandardCharsets.UTF_8).length == CERTIFICATE_ID_LENGTH,
                "a certificate id that is not of " + CERTIFICATE_ID_LENGTH + " octets");
        require(
                certificateId.indexOf(0) < 0
                        && StandardCharsets.UTF_8.newEncoder().canEncode(certificateId),
                "a certificate id with a character that text cannot have");
        require(
                authorizedAuthorities.size() <= MAX_AUTHORITIES,
                authorizedAuthorities.size() + " authorities, more than " + MAX_AUTHORITIES);
        require(
                authorizedAuthorities.stream().allMatch(identifier -> identifier.length() == KEY_IDENTIFIER_LENGTH),
                "an authority whose key identifier is not of " + KEY_IDENTIFIER_LENGTH + " octets");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new CredentialsException(
                    CredentialsError.MALFORMED, "the certification declaration has " + otherwise);
        }
    }

    /**
     * A declaration for development, which names any device of a vendor's products.
     *
     * @param vendorId of the product, 0 to 0xFFFF
     * @param productIds 1 to 100, each 0 to 0xFFFF
     * @param deviceTypeId the primary one
     * @param certificateId 19 octets in UTF-8
     * @throws CredentialsException if there are too few or too many product ids, or an id has a wrong length
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static CertificationDeclaration forDevelopment(
            int vendorId, List<Integer> productIds, long deviceTypeId, String certificateId) {
        return new CertificationDeclaration(
                vendorId,
                productIds,
                deviceTypeId,
                certificateId,
                0,
                0,
                1,
                CertificationType.DEVELOPMENT,
                null,
                List.of());
    }

    /**
     * Reads the content of a signed declaration. Members that nobody here knows are passed over.
     *
     * @throws CredentialsException if a member is missing, out of order or of a wrong form, or the format is of another version
     */
    public static CertificationDeclaration decode(OctetString tlv) {
        return DeclarationCodec.decode(tlv);
    }

    /** The content of a signed declaration, in TLV. */
    public OctetString encode() {
        return DeclarationCodec.encode(this);
    }

    /**
     * Checks that the declaration is about a device (Matter Core, 6.2.3, Device Attestation Procedure).
     *
     * @param vendorId what the device says in its cluster Basic Information
     * @param productId what the device says there
     * @param chain the device's certificates
     * @throws CredentialsException if the declaration names another vendor or product, or none of the root
     */
    public void check(int vendorId, int productId, AttestationChain chain) {
        check(
                vendorId == this.vendorId,
                CredentialsError.VENDOR,
                ofVendor(this.vendorId) + ", and the device of " + id(vendorId));
        check(
                productIds.contains(productId),
                CredentialsError.PRODUCT,
                "not for the product of the device, " + id(productId));
        if (dacOrigin == null) {
            checkIds(chain, this.vendorId, productIds);
        } else {
            checkIds(chain, dacOrigin.vendorId(), List.of(dacOrigin.productId()));
        }
        check(
                authorizedAuthorities.isEmpty()
                        || authorizedAuthorities.contains(
                                chain.paa().subjectKeyIdentifier().orElseThrow()),
                CredentialsError.NOT_TRUSTED,
                "not for devices of this PAA");
    }

    /** A chain is of one vendor, and its authority either of all of the vendor's products or of that of the device. */
    private static void checkIds(AttestationChain chain, int vendorId, List<Integer> productIds) {
        check(
                chain.vendorId() == vendorId,
                CredentialsError.VENDOR,
                ofVendor(vendorId) + ", and the DAC of " + id(chain.vendorId()));
        check(
                productIds.contains(chain.productId()),
                CredentialsError.PRODUCT,
                "not for the product of the DAC, " + id(chain.productId()));
    }

    private static String ofVendor(int vendorId) {
        return "for devices of the vendor " + id(vendorId);
    }

    private static String id(int id) {
        return String.format("0x%04X", id);
    }

    /** What it is about. The certificate id is text from outside, so what would not be seen in a log is escaped. */
    @Override
    public String toString() {
        return String.format(
                "CertificationDeclaration[vendorId=0x%04X, productIds=%s, deviceTypeId=0x%08X, certificateId=%s, type=%s]",
                vendorId,
                productIds.stream().map(id -> String.format("0x%04X", id)).toList(),
                deviceTypeId,
                TlvText.print(new TlvValue.Text(certificateId)),
                certificationType);
    }

    private static void check(boolean holds, CredentialsError error, String otherwise) {
        if (!holds) {
            throw new CredentialsException(error, "the certification declaration is " + otherwise);
        }
    }
}

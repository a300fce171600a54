package dev.clusterwright.credentials.attestation;

/**
 * A device that is what it says it is. Whether a commissioner wants it, as it may be one in development, or with firmware of
 * which something is known, is for the commissioner to decide. Immutable and thread-safe.
 *
 * @param vendorId of the product
 * @param productId of the product; the certificates may name another one of the declaration
 * @param chain the device's certificates up to the root; the key that signs its requests for operational certificates is in
 *     the first
 * @param declaration what the product is certified as
 * @param elements what else the device said, such as its firmware information
 */
public record AttestedDevice(
        int vendorId,
        int productId,
        AttestationChain chain,
        CertificationDeclaration declaration,
        AttestationElements elements) {}

package dev.clusterwright.credentials.attestation;

import dev.clusterwright.type.OctetString;

/**
 * What a device answers to AttestationRequest.
 *
 * @param elements the attestation elements in TLV
 * @param signature that of the elements and the session's challenge, 64 octets
 */
public record AttestationAnswer(OctetString elements, OctetString signature) {}

package dev.clusterwright.credentials.attestation;

import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.type.OctetString;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate says: all of it but the signature.
 *
 * @param toBeSigned the octets that say it
 */
record AttestationContent(
        OctetString toBeSigned,
        OctetString serialNumber,
        OctetString issuer,
        Instant notBefore,
        Instant notAfter,
        OctetString subject,
        @Nullable Integer vendorId,
        @Nullable Integer productId,
        P256PublicKey publicKey,
        AttestationExtensions extensions) {}

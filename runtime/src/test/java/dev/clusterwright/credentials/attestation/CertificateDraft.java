package dev.clusterwright.credentials.attestation;

import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.der.Algorithms;
import dev.clusterwright.der.Der;
import dev.clusterwright.der.DerTag;
import dev.clusterwright.der.DerTime;
import dev.clusterwright.type.OctetString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A certificate that is to be signed, any part of which a test may change. */
final class CertificateDraft {
    static final String BASIC_CONSTRAINTS = "2.5.29.19";
    static final String KEY_USAGE = "2.5.29.15";
    static final String SUBJECT_KEY = "2.5.29.14";
    static final String AUTHORITY_KEY = "2.5.29.35";
    static final byte[] ECDSA = Der.sequence(Der.oid(Algorithms.ECDSA_WITH_SHA256));

    final Map<String, byte[]> extensions = new LinkedHashMap<>();
    byte[] version = Der.context(0, Der.integer(2));
    byte[] serialNumber = Der.integer(7);
    byte[] algorithm = ECDSA;
    byte[] outerAlgorithm = ECDSA;
    byte[] issuer;
    byte[] subject;
    byte[] publicKey;
    byte[] notBefore = DerTime.write(Instant.parse("2022-01-01T00:00:00Z"));
    byte[] notAfter = DerTime.write(Instant.parse("9999-12-31T23:59:59Z"));
    byte[] afterExtensions = new byte[0];

    CertificateDraft(byte[] subject, P256KeyPair key, byte[] issuer, P256KeyPair issuerKey) {
        this.subject = subject;
        this.issuer = issuer;
        publicKey = publicKey(Der.oid(Algorithms.PRIME256V1), key.publicKey().octets());
        extension(SUBJECT_KEY, false, Der.octets(key.publicKey().identifier().toByteArray()));
        extension(AUTHORITY_KEY, false, authorityKey(issuerKey.publicKey().identifier()));
    }

    /** A name of a common name, a vendor and a product. */
    static byte[] name(String commonName, @Nullable String vendor, @Nullable String product) {
        List<byte[]> parts = new ArrayList<>();
        parts.add(attribute("2.5.4.3", DerTag.UTF8_STRING, commonName));
        if (vendor != null) {
            parts.add(attribute("1.3.6.1.4.1.37244.2.1", DerTag.UTF8_STRING, vendor));
        }
        if (product != null) {
            parts.add(attribute("1.3.6.1.4.1.37244.2.2", DerTag.UTF8_STRING, product));
        }
        return Der.sequence(parts);
    }

    static byte[] attribute(String oid, int tag, String text) {
        return Der.set(Der.sequence(Der.oid(oid), Der.text(tag, text)));
    }

    static byte[] publicKey(byte[] curve, OctetString point) {
        return Der.sequence(Der.sequence(Der.oid(Algorithms.EC_PUBLIC_KEY), curve), Der.bitString(point));
    }

    static byte[] authorityKey(OctetString identifier) {
        return Der.sequence(Der.tagged(DerTag.context(0), identifier.toByteArray()));
    }

    /** Basic constraints; a path length of -1 is none. */
    CertificateDraft basic(boolean authority, int pathLength) {
        List<byte[]> parts = new ArrayList<>();
        if (authority) {
            parts.add(Der.booleanTrue());
        }
        if (pathLength >= 0) {
            parts.add(Der.integer(pathLength));
        }
        return extension(BASIC_CONSTRAINTS, true, Der.sequence(parts));
    }

    CertificateDraft usage(int bits) {
        return extension(KEY_USAGE, true, Der.namedBits(bits));
    }

    CertificateDraft extension(String oid, boolean critical, byte[] value) {
        extensions.put(
                oid,
                critical
                        ? Der.sequence(Der.oid(oid), Der.booleanTrue(), Der.octets(value))
                        : Der.sequence(Der.oid(oid), Der.octets(value)));
        return this;
    }

    CertificateDraft without(String oid) {
        extensions.remove(oid);
        return this;
    }

    OctetString sign(P256KeyPair issuerKey) {
        byte[] content = Der.sequence(
                version,
                serialNumber,
                algorithm,
                issuer,
                Der.sequence(notBefore, notAfter),
                subject,
                publicKey,
                Der.context(3, Der.sequence(List.copyOf(extensions.values()))),
                afterExtensions);
        EcdsaSignature signature = issuerKey.sign(content);
        return OctetString.of(Der.sequence(content, outerAlgorithm, Der.bitString(signature.toDer())));
    }
}

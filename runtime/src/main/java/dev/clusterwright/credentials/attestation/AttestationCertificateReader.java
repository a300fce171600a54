package dev.clusterwright.credentials.attestation;

import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.crypto.CryptoException;
import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.der.Algorithms;
import dev.clusterwright.der.DerException;
import dev.clusterwright.der.DerReader;
import dev.clusterwright.der.DerTag;
import dev.clusterwright.der.DerTime;
import dev.clusterwright.type.OctetString;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads certificates of X.509 (RFC 5280, 4.1) with the algorithms that attestation allows. */
final class AttestationCertificateReader {
    private static final int VERSION_3 = 2;
    private static final int MAX_SERIAL_NUMBER = 20;
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String VENDOR_ID = "1.3.6.1.4.1.37244.2.1";
    private static final String PRODUCT_ID = "1.3.6.1.4.1.37244.2.2";

    private AttestationCertificateReader() {}

    static AttestationCertificate certificate(OctetString der) {
        refusePem(der);
        if (der.length() > AttestationCertificate.MAX_LENGTH) {
            throw new CredentialsException(
                    CredentialsError.TOO_LONG,
                    "the certificate has " + der.length() + " octets, more than " + AttestationCertificate.MAX_LENGTH);
        }
        try {
            DerReader reader = new DerReader(der.toByteArray());
            DerReader certificate = reader.sequence();
            reader.finish();
            AttestationContent content = content(certificate);
            signatureAlgorithm(certificate);
            EcdsaSignature signature = signature(certificate.bitString());
            certificate.finish();
            return new AttestationCertificate(der, content, signature);
        } catch (DerException e) {
            throw new CredentialsException(
                    CredentialsError.MALFORMED, "the certificate cannot be read: " + e.getMessage(), e);
        }
    }

    /** That is what tools write unless they are told otherwise. */
    private static void refusePem(OctetString der) {
        if (new String(der.toByteArray(), StandardCharsets.ISO_8859_1).startsWith("-----BEGIN")) {
            throw new CredentialsException(
                    CredentialsError.MALFORMED,
                    "the certificate is in PEM; give the DER, which is between the first line and the last in Base64");
        }
    }

    private static AttestationContent content(DerReader certificate) {
        int start = certificate.offset();
        DerReader content = certificate.sequence();
        OctetString toBeSigned = OctetString.of(certificate.octetsSince(start));
        version(content);
        OctetString serialNumber = serialNumber(content);
        signatureAlgorithm(content);
        OctetString issuer = name(content, new SubjectIds());
        DerReader validity = content.sequence();
        Instant notBefore = time(validity);
        Instant notAfter = time(validity);
        validity.finish();
        if (!notBefore.isBefore(notAfter)) {
            throw new CredentialsException(
                    CredentialsError.VALIDITY, "the certificate ends on " + notAfter + ", before it begins");
        }
        SubjectIds ids = new SubjectIds();
        OctetString subject = name(content, ids);
        P256PublicKey publicKey = publicKey(content.sequence());
        AttestationExtensions extensions = extensions(content);
        return new AttestationContent(
                toBeSigned,
                serialNumber,
                issuer,
                notBefore,
                notAfter,
                subject,
                ids.vendor(),
                ids.product(),
                publicKey,
                extensions);
    }

    private static void version(DerReader content) {
        if (content.nextIs(DerTag.constructedContext(0))) {
            DerReader version = content.context(0);
            if (version.smallInteger(0x7F) == VERSION_3) {
                version.finish();
                return;
            }
        }
        throw new CredentialsException(CredentialsError.VERSION, "the certificate is not of version 3");
    }

    private static OctetString serialNumber(DerReader content) {
        OctetString serialNumber = content.integer();
        if (serialNumber.length() > MAX_SERIAL_NUMBER) {
            throw new CredentialsException(
                    CredentialsError.SERIAL_NUMBER,
                    "the serial number has " + serialNumber.length() + " octets, more than " + MAX_SERIAL_NUMBER);
        }
        return serialNumber;
    }

    private static void signatureAlgorithm(DerReader reader) {
        if (!Algorithms.isEcdsaWithSha256(reader.sequence())) {
            throw new CredentialsException(
                    CredentialsError.SIGNATURE_ALGORITHM, "the certificate is not signed with ECDSA and SHA-256");
        }
    }

    /** Takes a name: its octets. What it says of vendor and product is added to the ids. */
    private static OctetString name(DerReader content, SubjectIds ids) {
        int start = content.offset();
        DerReader name = content.sequence();
        while (name.hasNext()) {
            DerReader set = name.set();
            do {
                attribute(set.sequence(), ids);
            } while (set.hasNext());
        }
        return OctetString.of(content.octetsSince(start));
    }

    private static void attribute(DerReader attribute, SubjectIds ids) {
        String oid = attribute.oid();
        switch (oid) {
            case VENDOR_ID -> ids.vendor(text(attribute));
            case PRODUCT_ID -> ids.product(text(attribute));
            case COMMON_NAME -> {
                if (attribute.nextIs(DerTag.UTF8_STRING) || attribute.nextIs(DerTag.PRINTABLE_STRING)) {
                    ids.commonName(text(attribute));
                } else {
                    attribute.element();
                }
            }
            default -> attribute.element();
        }
        attribute.finish();
    }

    private static String text(DerReader attribute) {
        return attribute.text(attribute.nextIs(DerTag.PRINTABLE_STRING) ? DerTag.PRINTABLE_STRING : DerTag.UTF8_STRING);
    }

    private static Instant time(DerReader validity) {
        try {
            return DerTime.read(validity);
        } catch (DateTimeException e) {
            // Not as the cause: its message repeats the text.
            throw new CredentialsException(
                    CredentialsError.VALIDITY, "the validity of the certificate has no proper time");
        }
    }

    private static P256PublicKey publicKey(DerReader info) {
        DerReader algorithm = info.sequence();
        if (!algorithm.oid().equals(Algorithms.EC_PUBLIC_KEY)) {
            throw new CredentialsException(CredentialsError.PUBLIC_KEY, "the key is not one of an elliptic curve");
        }
        if (!algorithm.nextIs(DerTag.OBJECT_IDENTIFIER) || !algorithm.oid().equals(Algorithms.PRIME256V1)) {
            throw new CredentialsException(CredentialsError.PUBLIC_KEY, "the key is not one of the curve P-256");
        }
        algorithm.finish();
        OctetString octets = info.bitString();
        info.finish();
        try {
            return P256PublicKey.of(octets);
        } catch (CryptoException e) {
            throw new CredentialsException(CredentialsError.PUBLIC_KEY, e);
        }
    }

    private static AttestationExtensions extensions(DerReader content) {
        DerReader field = content.context(3);
        content.finish();
        AttestationExtensions extensions = AttestationExtensions.read(field.sequence());
        field.finish();
        return extensions;
    }

    private static EcdsaSignature signature(OctetString der) {
        try {
            return EcdsaSignature.fromDer(der);
        } catch (CryptoException e) {
            throw new CredentialsException(CredentialsError.MALFORMED, e);
        }
    }
}

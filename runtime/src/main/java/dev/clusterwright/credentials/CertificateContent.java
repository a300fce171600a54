package dev.clusterwright.credentials;

import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.type.OctetString;
import java.util.List;

/** What a certificate says: all of it but the signature. */
record CertificateContent(
        OctetString serialNumber,
        DistinguishedName issuer,
        Validity validity,
        DistinguishedName subject,
        P256PublicKey publicKey,
        List<CertificateExtension> extensions) {
    private static final int MAX_SERIAL_NUMBER = 20;

    CertificateContent {
        if (serialNumber.length() < 1 || serialNumber.length() > MAX_SERIAL_NUMBER) {
            throw new CredentialsException(
                    CredentialsError.SERIAL_NUMBER,
                    "the serial number has " + serialNumber.length() + " octets and not 1 to " + MAX_SERIAL_NUMBER);
        }
        extensions = List.copyOf(extensions);
        checkOnce(extensions);
    }

    private static void checkOnce(List<CertificateExtension> extensions) {
        long known = extensions.stream()
                .filter(extension -> !(extension instanceof CertificateExtension.FutureExtension))
                .count();
        long kinds = extensions.stream()
                .filter(extension -> !(extension instanceof CertificateExtension.FutureExtension))
                .map(Object::getClass)
                .distinct()
                .count();
        if (known != kinds) {
            throw new CredentialsException(CredentialsError.EXTENSION, "an extension is there twice");
        }
    }
}

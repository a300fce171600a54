package dev.clusterwright.credentials;

import dev.clusterwright.credentials.CertificateExtension.FutureExtension;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.type.OctetString;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        byte first = serialNumber.get(0);
        if (serialNumber.length() > 1 && first == (serialNumber.get(1) < 0 ? -1 : 0)) {
            throw new CredentialsException(
                    CredentialsError.SERIAL_NUMBER, "the serial number is not in its shortest form");
        }
        extensions = List.copyOf(extensions);
        checkExtensions(extensions);
    }

    private static void checkExtensions(List<CertificateExtension> extensions) {
        if (extensions.isEmpty()) {
            throw new CredentialsException(CredentialsError.EXTENSION, "there are no extensions");
        }
        Set<Object> kinds = new HashSet<>();
        for (CertificateExtension extension : extensions) {
            if (!kinds.add(extension instanceof FutureExtension future ? future.oid() : extension.getClass())) {
                throw new CredentialsException(CredentialsError.EXTENSION, "an extension is there twice");
            }
        }
    }
}

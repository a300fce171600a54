package dev.clusterwright.credentials;

import dev.clusterwright.credentials.CertificateExtension.AuthorityKeyIdentifier;
import dev.clusterwright.credentials.CertificateExtension.BasicConstraints;
import dev.clusterwright.credentials.CertificateExtension.ExtendedKeyUsage;
import dev.clusterwright.credentials.CertificateExtension.FutureExtension;
import dev.clusterwright.credentials.CertificateExtension.KeyUsage;
import dev.clusterwright.credentials.CertificateExtension.SubjectKeyIdentifier;
import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.der.Algorithms;
import dev.clusterwright.der.Der;
import dev.clusterwright.der.DerTag;
import dev.clusterwright.type.OctetString;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Certificates as X.509 in DER (RFC 5280, 4.1). */
final class X509Writer {
    private static final int VERSION_3 = 2;

    private X509Writer() {}

    static OctetString certificate(CertificateContent content, EcdsaSignature signature) {
        byte[] der = Der.sequence(
                toBeSigned(content),
                Algorithms.identifier(Algorithms.ECDSA_WITH_SHA256),
                Der.bitString(signature.toDer()));
        if (der.length > MatterCertificate.MAX_X509_LENGTH) {
            throw new CredentialsException(
                    CredentialsError.TOO_LONG,
                    "the certificate has " + der.length + " octets in DER, more than "
                            + MatterCertificate.MAX_X509_LENGTH);
        }
        return OctetString.of(der);
    }

    static byte[] toBeSigned(CertificateContent content) {
        return Der.sequence(
                Der.context(0, Der.integer(VERSION_3)),
                Der.integer(content.serialNumber()),
                Algorithms.identifier(Algorithms.ECDSA_WITH_SHA256),
                name(content.issuer()),
                Der.sequence(
                        X509Time.write(content.validity().notBefore()),
                        X509Time.write(content.validity().notAfter())),
                name(content.subject()),
                publicKey(content.publicKey()),
                Der.context(3, extensions(content.extensions())));
    }

    /** A SubjectPublicKeyInfo. */
    static byte[] publicKey(P256PublicKey key) {
        return Der.sequence(
                Der.sequence(Der.oid(Algorithms.EC_PUBLIC_KEY), Der.oid(Algorithms.PRIME256V1)),
                Der.bitString(key.octets()));
    }

    static byte[] name(DistinguishedName name) {
        return Der.sequence(
                name.attributes().stream().map(X509Writer::relativeName).toList());
    }

    private static byte[] relativeName(NameAttribute attribute) {
        int string = attribute.type() == NameType.DOMAIN_COMPONENT
                ? DerTag.IA5_STRING
                : attribute.printable() ? DerTag.PRINTABLE_STRING : DerTag.UTF8_STRING;
        return Der.set(Der.sequence(Der.oid(attribute.type().oid()), Der.text(string, attribute.text())));
    }

    private static byte[] extensions(List<CertificateExtension> extensions) {
        return Der.sequence(extensions.stream().map(X509Writer::extension).toList());
    }

    private static byte[] extension(CertificateExtension extension) {
        if (extension instanceof BasicConstraints basic) {
            return X509Extension.write(ExtensionType.BASIC_CONSTRAINTS, basicConstraints(basic));
        } else if (extension instanceof KeyUsage usage) {
            return X509Extension.write(ExtensionType.KEY_USAGE, Der.namedBits(usage.bits()));
        } else if (extension instanceof ExtendedKeyUsage usage) {
            return X509Extension.write(
                    ExtensionType.EXTENDED_KEY_USAGE,
                    Der.sequence(usage.purposes().stream()
                            .map(purpose -> Der.oid(purpose.oid()))
                            .toList()));
        } else if (extension instanceof SubjectKeyIdentifier subject) {
            return X509Extension.write(
                    ExtensionType.SUBJECT_KEY_IDENTIFIER,
                    Der.octets(subject.identifier().toByteArray()));
        } else if (extension instanceof AuthorityKeyIdentifier authority) {
            return X509Extension.write(
                    ExtensionType.AUTHORITY_KEY_IDENTIFIER,
                    Der.sequence(
                            Der.tagged(DerTag.context(0), authority.identifier().toByteArray())));
        }
        return ((FutureExtension) extension).der().toByteArray();
    }

    private static byte[] basicConstraints(BasicConstraints basic) {
        List<byte[]> parts = new ArrayList<>(2);
        if (basic.authority()) {
            parts.add(Der.booleanTrue());
        }
        if (basic.pathLength() != null) {
            parts.add(Der.integer(
                    OctetString.of(BigInteger.valueOf(basic.pathLength()).toByteArray())));
        }
        return Der.sequence(parts);
    }
}

package dev.clusterwright.credentials;

import dev.clusterwright.credentials.CertificateExtension.AuthorityKeyIdentifier;
import dev.clusterwright.credentials.CertificateExtension.BasicConstraints;
import dev.clusterwright.credentials.CertificateExtension.ExtendedKeyUsage;
import dev.clusterwright.credentials.CertificateExtension.FutureExtension;
import dev.clusterwright.credentials.CertificateExtension.KeyUsage;
import dev.clusterwright.credentials.CertificateExtension.SubjectKeyIdentifier;
import dev.clusterwright.crypto.CryptoException;
import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.der.Algorithms;
import dev.clusterwright.der.DerException;
import dev.clusterwright.der.DerReader;
import dev.clusterwright.der.DerTag;
import dev.clusterwright.type.OctetString;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads those certificates of X.509 (RFC 5280, 4.1) that TLV can say. */
final class X509Reader {
    private static final int VERSION_3 = 2;

    private X509Reader() {}

    static MatterCertificate certificate(OctetString der) {
        if (der.length() > MatterCertificate.MAX_X509_LENGTH) {
            throw new CredentialsException(
                    CredentialsError.TOO_LONG,
                    "the certificate has " + der.length() + " octets, more than " + MatterCertificate.MAX_X509_LENGTH);
        }
        try {
            DerReader reader = new DerReader(der.toByteArray());
            MatterCertificate certificate = certificate(reader.sequence());
            reader.finish();
            return certificate;
        } catch (DerException e) {
            throw new CredentialsException(
                    CredentialsError.MALFORMED, "the certificate cannot be read: " + e.getMessage(), e);
        }
    }

    private static MatterCertificate certificate(DerReader certificate) {
        CertificateContent content = content(certificate.sequence());
        ecdsaWithSha256(certificate.sequence());
        EcdsaSignature signature = signature(certificate.bitString());
        certificate.finish();
        return new MatterCertificate(content, signature);
    }

    private static CertificateContent content(DerReader content) {
        version(content);
        OctetString serialNumber = content.integer();
        ecdsaWithSha256(content.sequence());
        DistinguishedName issuer = name(content.sequence());
        Validity validity = validity(content.sequence());
        DistinguishedName subject = name(content.sequence());
        P256PublicKey publicKey = publicKey(content.sequence());
        DerReader extensions = content.context(3);
        List<CertificateExtension> list = extensions(extensions.sequence());
        extensions.finish();
        content.finish();
        return new CertificateContent(serialNumber, issuer, validity, subject, publicKey, list);
    }

    private static void version(DerReader content) {
        if (!content.nextIs(DerTag.constructedContext(0))) {
            throw new CredentialsException(CredentialsError.VERSION, "the certificate is not of version 3");
        }
        DerReader version = content.context(0);
        if (version.smallInteger(0x7F) != VERSION_3) {
            throw new CredentialsException(CredentialsError.VERSION, "the certificate is not of version 3");
        }
        version.finish();
    }

    private static void ecdsaWithSha256(DerReader algorithm) {
        if (!Algorithms.isEcdsaWithSha256(algorithm)) {
            throw new CredentialsException(
                    CredentialsError.SIGNATURE_ALGORITHM, "the certificate is not signed with ECDSA and SHA-256");
        }
    }

    private static Validity validity(DerReader validity) {
        long notBefore = X509Time.read(validity);
        long notAfter = X509Time.read(validity);
        validity.finish();
        return new Validity(notBefore, notAfter);
    }

    /** What is in a SubjectPublicKeyInfo. */
    static P256PublicKey publicKey(DerReader info) {
        DerReader algorithm = info.sequence();
        if (!algorithm.oid().equals(Algorithms.EC_PUBLIC_KEY)) {
            throw new CredentialsException(CredentialsError.PUBLIC_KEY, "the key is not one of an elliptic curve");
        }
        if (!algorithm.oid().equals(Algorithms.PRIME256V1)) {
            throw new CredentialsException(CredentialsError.PUBLIC_KEY, "the key is not one of the curve P-256");
        }
        algorithm.finish();
        P256PublicKey key = CertificateCodec.publicKey(info.bitString());
        info.finish();
        return key;
    }

    private static EcdsaSignature signature(OctetString der) {
        try {
            return EcdsaSignature.fromDer(der);
        } catch (CryptoException e) {
            throw new CredentialsException(CredentialsError.MALFORMED, e);
        }
    }

    private static DistinguishedName name(DerReader name) {
        List<NameAttribute> attributes = new ArrayList<>();
        while (name.hasNext()) {
            DerReader set = name.set();
            attributes.add(attribute(set.sequence()));
            if (set.hasNext()) {
                throw new CredentialsException(CredentialsError.NAME, "a name has several attributes in one part");
            }
        }
        return new DistinguishedName(attributes);
    }

    private static NameAttribute attribute(DerReader attribute) {
        String oid = attribute.oid();
        NameType type = NameType.ofOid(oid);
        if (type == null) {
            throw new CredentialsException(CredentialsError.NAME, "a name has an unknown attribute");
        }
        boolean printable = attribute.nextIs(DerTag.PRINTABLE_STRING);
        int string = type == NameType.DOMAIN_COMPONENT
                ? DerTag.IA5_STRING
                : printable ? DerTag.PRINTABLE_STRING : DerTag.UTF8_STRING;
        if (!attribute.nextIs(string)) {
            throw new CredentialsException(CredentialsError.NAME, type + " has text of another type");
        }
        String text = attribute.text(string);
        attribute.finish();
        return new NameAttribute(type, printable, text);
    }

    private static List<CertificateExtension> extensions(DerReader extensions) {
        List<CertificateExtension> list = new ArrayList<>();
        while (extensions.hasNext()) {
            int start = extensions.offset();
            X509Extension extension = X509Extension.read(extensions);
            ExtensionType type = ExtensionType.ofOid(extension.oid());
            if (type == null) {
                list.add(new FutureExtension(OctetString.of(extensions.octetsSince(start))));
            } else {
                checkCritical(type, extension);
                list.add(known(type, new DerReader(extension.value().toByteArray())));
            }
        }
        return list;
    }

    private static void checkCritical(ExtensionType type, X509Extension extension) {
        if (extension.critical() != type.critical()) {
            throw new CredentialsException(
                    CredentialsError.EXTENSION,
                    type + (type.critical() ? " must be critical" : " must not be critical"));
        }
    }

    private static CertificateExtension known(ExtensionType type, DerReader value) {
        CertificateExtension extension = switch (type) {
            case BASIC_CONSTRAINTS -> basicConstraints(value.sequence());
            case KEY_USAGE -> new KeyUsage(value.namedBits());
            case EXTENDED_KEY_USAGE -> extendedKeyUsage(value.sequence());
            case SUBJECT_KEY_IDENTIFIER -> new SubjectKeyIdentifier(value.octets());
            case AUTHORITY_KEY_IDENTIFIER -> authorityKeyIdentifier(value.sequence());
        };
        value.finish();
        return extension;
    }

    private static BasicConstraints basicConstraints(DerReader value) {
        boolean written = value.nextIs(DerTag.BOOLEAN);
        boolean authority = written && value.bool();
        if (written && !authority) {
            throw new CredentialsException(CredentialsError.EXTENSION, "the basic constraints write a default");
        }
        Integer pathLength = value.hasNext() ? pathLength(value.integer()) : null;
        value.finish();
        return new BasicConstraints(authority, pathLength);
    }

    private static @Nullable Integer pathLength(OctetString integer) {
        int value = integer.length() > 2 ? -1 : new BigInteger(integer.toByteArray()).intValueExact();
        if (value < 0 || value > 0xFF) {
            throw new CredentialsException(CredentialsError.EXTENSION, "the path length is not within 0 to 255");
        }
        return value;
    }

    private static ExtendedKeyUsage extendedKeyUsage(DerReader value) {
        List<KeyPurpose> purposes = new ArrayList<>();
        while (value.hasNext()) {
            KeyPurpose purpose = KeyPurpose.ofOid(value.oid());
            if (purpose == null) {
                throw new CredentialsException(
                        CredentialsError.EXTENSION, "the extended key usage has an unknown purpose");
            }
            purposes.add(purpose);
        }
        return new ExtendedKeyUsage(purposes);
    }

    private static AuthorityKeyIdentifier authorityKeyIdentifier(DerReader value) {
        AuthorityKeyIdentifier identifier = new AuthorityKeyIdentifier(value.octets(DerTag.context(0)));
        value.finish();
        return identifier;
    }
}

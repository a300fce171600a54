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
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;

/**
 * Certificates in TLV (Matter Core, 6.5, Operational Certificate Encoding). Unlike other structures of the protocol,
 * all members are mandatory, in this order, and there are no others: anything else could not be signed.
 */
final class CertificateCodec implements TlvCodec<MatterCertificate> {
    /** Added to the tag of an attribute that is a PrintableString. */
    private static final int PRINTABLE = 0x80;

    private static final int ECDSA_WITH_SHA256 = 1;
    private static final int EC_PUBLIC_KEY = 1;
    private static final int PRIME256V1 = 1;

    @Override
    public void encode(TlvWriter writer, MatterCertificate certificate) {
        writer.startStructure();
        writer.octets(1, certificate.serialNumber());
        writer.unsigned(2, ECDSA_WITH_SHA256);
        name(writer, 3, certificate.issuer());
        writer.unsigned(4, certificate.validity().notBefore());
        writer.unsigned(5, certificate.validity().notAfter());
        name(writer, 6, certificate.subject());
        writer.unsigned(7, EC_PUBLIC_KEY);
        writer.unsigned(8, PRIME256V1);
        writer.octets(9, certificate.publicKey().octets());
        writer.startList(10);
        certificate.extensions().forEach(extension -> extension(writer, extension));
        writer.end();
        writer.octets(11, certificate.signature().octets());
        writer.end();
    }

    private static void name(TlvWriter writer, int tag, DistinguishedName name) {
        writer.startList(tag);
        for (NameAttribute attribute : name.attributes()) {
            if (attribute.type().isNumber()) {
                writer.unsigned(attribute.type().tag(), attribute.number());
            } else {
                writer.text(attribute.type().tag() | (attribute.printable() ? PRINTABLE : 0), attribute.text());
            }
        }
        writer.end();
    }

    private static void extension(TlvWriter writer, CertificateExtension extension) {
        if (extension instanceof BasicConstraints basic) {
            writer.startStructure(1);
            writer.bool(1, basic.authority());
            if (basic.pathLength() != null) {
                writer.unsigned(2, basic.pathLength());
            }
            writer.end();
        } else if (extension instanceof KeyUsage usage) {
            writer.unsigned(2, usage.bits());
        } else if (extension instanceof ExtendedKeyUsage usage) {
            writer.startArray(3);
            usage.purposes().forEach(purpose -> writer.unsigned(purpose.value()));
            writer.end();
        } else if (extension instanceof SubjectKeyIdentifier subject) {
            writer.octets(4, subject.identifier());
        } else if (extension instanceof AuthorityKeyIdentifier authority) {
            writer.octets(5, authority.identifier());
        } else if (extension instanceof FutureExtension future) {
            writer.octets(6, future.der());
        }
    }

    @Override
    public MatterCertificate decode(TlvReader reader) {
        reader.startUntaggedStructure();
        member(reader, 1, "serial-num");
        OctetString serialNumber = reader.octets();
        member(reader, 2, "sig-algo");
        constant(
                reader,
                ECDSA_WITH_SHA256,
                CredentialsError.SIGNATURE_ALGORITHM,
                "is not signed with ECDSA and SHA-256");
        member(reader, 3, "issuer");
        DistinguishedName issuer = name(reader);
        member(reader, 4, "not-before");
        long notBefore = reader.uint32();
        member(reader, 5, "not-after");
        Validity validity = new Validity(notBefore, reader.uint32());
        member(reader, 6, "subject");
        DistinguishedName subject = name(reader);
        member(reader, 7, "pub-key-algo");
        constant(reader, EC_PUBLIC_KEY, CredentialsError.PUBLIC_KEY, "has no key of an elliptic curve");
        member(reader, 8, "ec-curve-id");
        constant(reader, PRIME256V1, CredentialsError.PUBLIC_KEY, "has no key of the curve P-256");
        member(reader, 9, "ec-pub-key");
        P256PublicKey publicKey = publicKey(reader.octets());
        member(reader, 10, "extensions");
        List<CertificateExtension> extensions = extensions(reader);
        member(reader, 11, "signature");
        EcdsaSignature signature = signature(reader.octets());
        if (reader.next()) {
            throw malformed("the certificate has a member after its signature");
        }
        reader.end();
        return new MatterCertificate(
                new CertificateContent(serialNumber, issuer, validity, subject, publicKey, extensions), signature);
    }

    private static void member(TlvReader reader, int tag, String name) {
        if (!reader.next() || !isContext(reader, tag)) {
            throw malformed("the certificate does not have " + name + " (tag " + tag + ") in its place");
        }
    }

    private static void constant(TlvReader reader, int only, CredentialsError error, String otherwise) {
        if (reader.uint8() != only) {
            throw new CredentialsException(error, "the certificate " + otherwise);
        }
    }

    private static DistinguishedName name(TlvReader reader) {
        List<NameAttribute> attributes = new ArrayList<>();
        reader.startList();
        while (reader.next()) {
            if (attributes.size() == DistinguishedName.MAX_ATTRIBUTES) {
                throw new CredentialsException(
                        CredentialsError.NAME,
                        "a name has more than " + DistinguishedName.MAX_ATTRIBUTES + " attributes");
            }
            attributes.add(attribute(reader));
        }
        reader.end();
        return new DistinguishedName(attributes);
    }

    private static NameAttribute attribute(TlvReader reader) {
        int tag = context(reader, "a name");
        boolean printable = tag >= PRINTABLE;
        NameType type = NameType.ofTag(printable ? tag - PRINTABLE : tag);
        if (type == null || (printable && type.isNumber())) {
            throw new CredentialsException(CredentialsError.NAME, "a name has an unknown attribute (tag " + tag + ")");
        }
        if (!type.isNumber()) {
            return new NameAttribute(type, printable, reader.text());
        }
        return NameAttribute.of(type, type == NameType.NOC_CAT ? reader.uint32() : reader.uint64());
    }

    private static List<CertificateExtension> extensions(TlvReader reader) {
        List<CertificateExtension> extensions = new ArrayList<>();
        reader.startList();
        while (reader.next()) {
            extensions.add(extension(reader));
        }
        reader.end();
        return extensions;
    }

    private static CertificateExtension extension(TlvReader reader) {
        int tag = context(reader, "the list of extensions");
        return switch (tag) {
            case 1 -> basicConstraints(reader);
            case 2 -> new KeyUsage(reader.uint16());
            case 3 -> extendedKeyUsage(reader);
            case 4 -> new SubjectKeyIdentifier(reader.octets());
            case 5 -> new AuthorityKeyIdentifier(reader.octets());
            case 6 -> new FutureExtension(reader.octets());
            default ->
                throw new CredentialsException(
                        CredentialsError.EXTENSION, "the certificate has an unknown extension (tag " + tag + ")");
        };
    }

    private static BasicConstraints basicConstraints(TlvReader reader) {
        reader.startStructure();
        if (!reader.next() || !isContext(reader, 1)) {
            throw new CredentialsException(
                    CredentialsError.EXTENSION, "the basic constraints do not say whether this is an authority");
        }
        boolean authority = reader.bool();
        Integer pathLength = null;
        if (reader.next()) {
            if (!isContext(reader, 2)) {
                throw new CredentialsException(
                        CredentialsError.EXTENSION, "the basic constraints have an unknown member");
            }
            pathLength = reader.uint8();
            if (reader.next()) {
                throw new CredentialsException(
                        CredentialsError.EXTENSION, "the basic constraints have an unknown member");
            }
        }
        reader.end();
        return new BasicConstraints(authority, pathLength);
    }

    private static ExtendedKeyUsage extendedKeyUsage(TlvReader reader) {
        List<KeyPurpose> purposes = new ArrayList<>();
        reader.startArray();
        while (reader.next()) {
            KeyPurpose purpose = KeyPurpose.of(reader.uint8());
            if (purpose == null) {
                throw new CredentialsException(
                        CredentialsError.EXTENSION, "the extended key usage has an unknown purpose");
            }
            purposes.add(purpose);
        }
        reader.end();
        return new ExtendedKeyUsage(purposes);
    }

    static P256PublicKey publicKey(OctetString octets) {
        try {
            return P256PublicKey.of(octets);
        } catch (CryptoException e) {
            throw new CredentialsException(CredentialsError.PUBLIC_KEY, e);
        }
    }

    private static EcdsaSignature signature(OctetString octets) {
        try {
            return EcdsaSignature.of(octets);
        } catch (CryptoException e) {
            throw new CredentialsException(CredentialsError.MALFORMED, e);
        }
    }

    private static boolean isContext(TlvReader reader, int tag) {
        return reader.contextTag() == tag;
    }

    private static int context(TlvReader reader, String where) {
        int tag = reader.contextTag();
        if (tag < 0) {
            throw malformed(where + " has an element without a context tag");
        }
        return tag;
    }

    private static CredentialsException malformed(String message) {
        return new CredentialsException(CredentialsError.MALFORMED, message);
    }
}

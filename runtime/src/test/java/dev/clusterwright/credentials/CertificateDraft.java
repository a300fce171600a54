package dev.clusterwright.credentials;

import dev.clusterwright.credentials.CertificateExtension.AuthorityKeyIdentifier;
import dev.clusterwright.credentials.CertificateExtension.BasicConstraints;
import dev.clusterwright.credentials.CertificateExtension.ExtendedKeyUsage;
import dev.clusterwright.credentials.CertificateExtension.KeyUsage;
import dev.clusterwright.credentials.CertificateExtension.SubjectKeyIdentifier;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;

/** A certificate that tests change before they sign it, right or wrong. It begins as a proper one of its type. */
final class CertificateDraft {
    static final long FABRIC = 0xFAB0_0000_0000_001DL;

    static final P256KeyPair ROOT_KEYS = P256KeyPair.generate();
    static final P256KeyPair AUTHORITY_KEYS = P256KeyPair.generate();
    static final P256KeyPair NODE_KEYS = P256KeyPair.generate();

    static final DistinguishedName ROOT =
            DistinguishedName.of(NameAttribute.of(NameType.RCAC_ID, 0xCACA_CACA_0000_0001L));
    static final DistinguishedName AUTHORITY = DistinguishedName.of(
            NameAttribute.of(NameType.ICAC_ID, 0xCACA_CACA_0000_0002L), NameAttribute.of(NameType.FABRIC_ID, FABRIC));

    OctetString serialNumber = OctetString.of((byte) 0x5A, (byte) 1);
    DistinguishedName issuer;
    Validity validity = new Validity(656_087_023, 1_287_239_022);
    DistinguishedName subject;
    P256KeyPair keys;
    P256KeyPair issuerKeys;
    final List<CertificateExtension> extensions = new ArrayList<>();

    private CertificateDraft(
            DistinguishedName issuer, P256KeyPair issuerKeys, DistinguishedName subject, P256KeyPair keys) {
        this.issuer = issuer;
        this.issuerKeys = issuerKeys;
        this.subject = subject;
        this.keys = keys;
    }

    /** A proper one; those that are not of a fabric's chain are issued by the root too. */
    static CertificateDraft of(CertificateType type) {
        CertificateDraft draft = switch (type) {
            case RCAC -> new CertificateDraft(ROOT, ROOT_KEYS, ROOT, ROOT_KEYS);
            case ICAC -> new CertificateDraft(ROOT, ROOT_KEYS, AUTHORITY, AUTHORITY_KEYS);
            case NOC ->
                new CertificateDraft(
                        AUTHORITY,
                        AUTHORITY_KEYS,
                        DistinguishedName.of(
                                NameAttribute.of(NameType.NODE_ID, 0xDEDE_DEDE_0001_0001L),
                                NameAttribute.of(NameType.FABRIC_ID, FABRIC)),
                        NODE_KEYS);
            case FIRMWARE_SIGNING -> ofRoot(NameAttribute.of(NameType.FIRMWARE_SIGNING_ID, 0xFFFF_FFFF_0000_0001L));
            case VVSC -> ofRoot(NameAttribute.of(NameType.VVS_ID, 0xCACA_CACA_0000_0007L));
        };
        boolean authority = type == CertificateType.RCAC || type == CertificateType.ICAC;
        draft.extensions.add(new BasicConstraints(authority, null));
        draft.extensions.add(
                new KeyUsage(authority ? KeyUsage.KEY_CERT_SIGN | KeyUsage.CRL_SIGN : KeyUsage.DIGITAL_SIGNATURE));
        if (type == CertificateType.NOC) {
            draft.extensions.add(
                    new ExtendedKeyUsage(List.of(KeyPurpose.CLIENT_AUTHENTICATION, KeyPurpose.SERVER_AUTHENTICATION)));
        } else if (type == CertificateType.FIRMWARE_SIGNING) {
            draft.extensions.add(new ExtendedKeyUsage(List.of(KeyPurpose.CODE_SIGNING)));
        }
        draft.extensions.add(new SubjectKeyIdentifier(draft.keys.publicKey().identifier()));
        draft.extensions.add(
                new AuthorityKeyIdentifier(draft.issuerKeys.publicKey().identifier()));
        return draft;
    }

    private static CertificateDraft ofRoot(NameAttribute id) {
        return new CertificateDraft(ROOT, ROOT_KEYS, DistinguishedName.of(id), NODE_KEYS);
    }

    CertificateDraft subject(NameAttribute... attributes) {
        subject = DistinguishedName.of(attributes);
        return this;
    }

    /** Subject and issuer, as a root has them. */
    CertificateDraft self(NameAttribute... attributes) {
        issuer = DistinguishedName.of(attributes);
        return subject(attributes);
    }

    /** Replaces the extension of the same kind, or adds one. */
    CertificateDraft with(CertificateExtension extension) {
        for (int i = 0; i < extensions.size(); i++) {
            if (extensions.get(i).getClass() == extension.getClass()) {
                extensions.set(i, extension);
                return this;
            }
        }
        return adding(extension);
    }

    CertificateDraft adding(CertificateExtension extension) {
        extensions.add(extension);
        return this;
    }

    CertificateDraft without(Class<? extends CertificateExtension> kind) {
        extensions.removeIf(kind::isInstance);
        return this;
    }

    CertificateContent content() {
        return new CertificateContent(serialNumber, issuer, validity, subject, keys.publicKey(), extensions);
    }

    /** The certificate, signed by whom it says. */
    MatterCertificate sign() {
        CertificateContent content = content();
        return new MatterCertificate(content, issuerKeys.sign(X509Writer.toBeSigned(content)));
    }
}

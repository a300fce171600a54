package dev.clusterwright.credentials;

import dev.clusterwright.access.CaseAuthenticatedTag;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.credentials.CertificateExtension.BasicConstraints;
import dev.clusterwright.credentials.CertificateExtension.ExtendedKeyUsage;
import dev.clusterwright.credentials.CertificateExtension.FutureExtension;
import dev.clusterwright.credentials.CertificateExtension.KeyUsage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a proper certificate of each type says of itself (Matter Core, 6.5, Operational Certificate Encoding). */
final class CertificateRules {
    private static final Map<NameType, CertificateType> TYPES = new EnumMap<>(Map.of(
            NameType.RCAC_ID, CertificateType.RCAC,
            NameType.ICAC_ID, CertificateType.ICAC,
            NameType.NODE_ID, CertificateType.NOC,
            NameType.FIRMWARE_SIGNING_ID, CertificateType.FIRMWARE_SIGNING,
            NameType.VVS_ID, CertificateType.VVSC));

    private static final int SIGNS_CERTIFICATES = KeyUsage.KEY_CERT_SIGN | KeyUsage.CRL_SIGN;
    private static final int MAX_ROOT_PATH_LENGTH = 1;

    private final MatterCertificate certificate;
    private final CertificateType type;

    private CertificateRules(MatterCertificate certificate, CertificateType type) {
        this.certificate = certificate;
        this.type = type;
    }

    static CertificateType type(MatterCertificate certificate) {
        List<CertificateType> types = certificate.subject().attributes().stream()
                .map(attribute -> TYPES.get(attribute.type()))
                .filter(type -> type != null)
                .toList();
        if (types.size() != 1) {
            throw new CredentialsException(
                    CredentialsError.TYPE,
                    "the subject has " + types.size() + " attributes that say what the certificate is for, and not 1");
        }
        return types.get(0);
    }

    static void check(MatterCertificate certificate, CertificateType type) {
        CertificateRules rules = new CertificateRules(certificate, type);
        rules.checkContent();
        if (type == CertificateType.RCAC) {
            rules.rootSignature();
        }
    }

    /** Checks what is still to be signed: the signature does not count, but for its length. */
    static void checkUnsigned(MatterCertificate certificate, CertificateType type) {
        new CertificateRules(certificate, type).checkContent();
    }

    private void checkContent() {
        CertificateType actual = type(certificate);
        if (actual != type) {
            throw new CredentialsException(
                    CredentialsError.TYPE, "the certificate is of type " + actual + " and not " + type);
        }
        // Encoding checks the lengths too: a certificate may have been made from parts or have come in DER.
        certificate.encode();
        certificate.toX509();
        subject();
        basicConstraints();
        keyUsage();
        extendedKeyUsage();
        keyIdentifiers();
        futureExtensions();
        if (type == CertificateType.RCAC) {
            root();
        }
    }

    private void subject() {
        DistinguishedName subject = certificate.subject();
        int fabrics = subject.count(NameType.FABRIC_ID);
        int tags = subject.count(NameType.NOC_CAT);
        switch (type) {
            case RCAC, ICAC ->
                require(fabrics <= 1 && tags == 0, CredentialsError.SUBJECT, "has several fabric ids, or tags");
            case NOC -> {
                require(fabrics == 1, CredentialsError.SUBJECT, "has " + fabrics + " fabric ids and not 1");
                require(tags <= SubjectDescriptor.MAX_TAGS, CredentialsError.SUBJECT, "has more than 3 tags");
                require(haveDistinctIdentifiers(subject), CredentialsError.SUBJECT, "has two versions of one tag");
            }
            case FIRMWARE_SIGNING -> require(tags == 0, CredentialsError.SUBJECT, "has tags");
            case VVSC -> require(fabrics == 0 && tags == 0, CredentialsError.SUBJECT, "has a fabric id, or tags");
        }
    }

    private static boolean haveDistinctIdentifiers(DistinguishedName subject) {
        List<Integer> identifiers = subject.numbers(NameType.NOC_CAT).stream()
                .map(tag -> CaseAuthenticatedTag.of(tag).identifier())
                .toList();
        return Set.copyOf(identifiers).size() == identifiers.size();
    }

    private void basicConstraints() {
        BasicConstraints basic = certificate
                .extension(BasicConstraints.class)
                .orElseThrow(() -> refused(CredentialsError.BASIC_CONSTRAINTS, "has no basic constraints"));
        boolean authority = type == CertificateType.RCAC || type == CertificateType.ICAC;
        require(
                basic.authority() == authority,
                CredentialsError.BASIC_CONSTRAINTS,
                authority ? "is not that of an authority" : "is that of an authority");
        Integer pathLength = basic.pathLength();
        require(
                type != CertificateType.RCAC || pathLength == null || pathLength <= MAX_ROOT_PATH_LENGTH,
                CredentialsError.BASIC_CONSTRAINTS,
                "allows paths of " + pathLength);
    }

    private void keyUsage() {
        int bits = certificate
                .extension(KeyUsage.class)
                .orElseThrow(() -> refused(CredentialsError.KEY_USAGE, "has no key usage"))
                .bits();
        boolean allowed = switch (type) {
            case RCAC, ICAC -> (bits & ~KeyUsage.DIGITAL_SIGNATURE) == SIGNS_CERTIFICATES;
            case NOC, FIRMWARE_SIGNING, VVSC -> bits == KeyUsage.DIGITAL_SIGNATURE;
        };
        require(allowed, CredentialsError.KEY_USAGE, String.format("has the key usage 0x%02X", bits));
    }

    private void extendedKeyUsage() {
        List<KeyPurpose> purposes = certificate
                .extension(ExtendedKeyUsage.class)
                .map(ExtendedKeyUsage::purposes)
                .orElse(List.of());
        boolean present = certificate.extension(ExtendedKeyUsage.class).isPresent();
        boolean allowed = switch (type) {
            case RCAC, ICAC -> !present;
            case NOC ->
                purposes.size() == 2
                        && purposes.contains(KeyPurpose.SERVER_AUTHENTICATION)
                        && purposes.contains(KeyPurpose.CLIENT_AUTHENTICATION);
            case FIRMWARE_SIGNING -> purposes.equals(List.of(KeyPurpose.CODE_SIGNING));
            case VVSC -> true;
        };
        require(allowed, CredentialsError.EXTENDED_KEY_USAGE, "has the extended key usage " + purposes);
    }

    private void keyIdentifiers() {
        require(
                certificate.subjectKeyIdentifier().isPresent(),
                CredentialsError.KEY_IDENTIFIER,
                "has no subject key identifier");
        require(
                certificate.authorityKeyIdentifier().isPresent(),
                CredentialsError.KEY_IDENTIFIER,
                "has no authority key identifier");
    }

    private void futureExtensions() {
        boolean critical = certificate.extensions().stream()
                .anyMatch(extension -> extension instanceof FutureExtension future && future.critical());
        require(!critical, CredentialsError.CRITICAL_EXTENSION, "has a critical extension that nobody here knows");
    }

    private void root() {
        require(
                certificate.subject().equals(certificate.issuer()),
                CredentialsError.ISSUER,
                "was issued by somebody else");
        require(
                certificate.subjectKeyIdentifier().equals(certificate.authorityKeyIdentifier()),
                CredentialsError.KEY_IDENTIFIER,
                "names two keys as its own");
    }

    private void rootSignature() {
        require(
                certificate.isSignedBy(certificate.publicKey()),
                CredentialsError.SIGNATURE,
                "has a signature that is not its own");
    }

    private void require(boolean holds, CredentialsError error, String problem) {
        if (!holds) {
            throw refused(error, problem);
        }
    }

    private CredentialsException refused(CredentialsError error, String problem) {
        return new CredentialsException(error, "the " + type + " " + problem);
    }
}

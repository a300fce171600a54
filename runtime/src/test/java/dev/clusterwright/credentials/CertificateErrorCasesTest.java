package dev.clusterwright.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.der.Der;
import dev.clusterwright.der.DerReader;
import dev.clusterwright.der.DerTag;
import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Certificates that the SDK publishes because each has a fault: {@code -Dclusterwright.certificates=DIR} says where they
 * are. Each is refused in its role and for its fault. A case that this table does not know fails the test, so that no file
 * is passed over.
 */
class CertificateErrorCasesTest {
    private static final Path FOLDER = Path.of(System.getProperty(
            "clusterwright.certificates",
            Path.of("..", "..", "shared", "vectors", "certificates-error-cases").toString()));

    private static final Pattern NAME = Pattern.compile("Chip-Test-(NOC|ICAC|RCAC)-(.+)-(Cert|Key)\\.(chip|der)");

    private static final Map<String, CredentialsError> IN_DER = Map.ofEntries(
            Map.entry("Oversized", CredentialsError.TOO_LONG),
            Map.entry("Cert-Version-V2", CredentialsError.VERSION),
            Map.entry("Sig-Algo-ECDSA-With-SHA1", CredentialsError.SIGNATURE_ALGORITHM),
            Map.entry("Validity-Not-Before-Missing", CredentialsError.MALFORMED),
            Map.entry("Validity-Not-After-Missing", CredentialsError.MALFORMED),
            Map.entry("Validity-Wrong", CredentialsError.VALIDITY),
            Map.entry("Subject-NodeId-Invalid", CredentialsError.NODE_ID),
            Map.entry("Subject-FabricId-Invalid", CredentialsError.NAME),
            Map.entry("Subject-CAT-Invalid", CredentialsError.NAME),
            Map.entry("Sig-Curve-Secp256k1", CredentialsError.PUBLIC_KEY),
            Map.entry("Ext-Basic-Critical-Missing", CredentialsError.EXTENSION),
            Map.entry("Ext-Basic-Critical-Wrong", CredentialsError.EXTENSION),
            Map.entry("Ext-Basic-CA-Missing", CredentialsError.EXTENSION),
            Map.entry("Ext-Basic-PathLen-Presence-Wrong", CredentialsError.EXTENSION),
            Map.entry("Ext-KeyUsage-Critical-Missing", CredentialsError.EXTENSION),
            Map.entry("Ext-KeyUsage-Critical-Wrong", CredentialsError.EXTENSION),
            Map.entry("Ext-AKID-Length-Invalid", CredentialsError.EXTENSION),
            Map.entry("Ext-SKID-Length-Invalid", CredentialsError.EXTENSION));

    /** Those that end in a signature that does not verify have no other fault that could be seen in TLV. */
    private static final Map<String, CredentialsError> IN_TLV = Map.ofEntries(
            Map.entry("Oversized", CredentialsError.TOO_LONG),
            Map.entry("Serial-Number-Missing", CredentialsError.MALFORMED),
            Map.entry("Sig-Algo-ECDSA-With-SHA1", CredentialsError.SIGNATURE_ALGORITHM),
            Map.entry("Issuer-Missing", CredentialsError.MALFORMED),
            Map.entry("Validity-Not-Before-Missing", CredentialsError.MALFORMED),
            Map.entry("Validity-Not-After-Missing", CredentialsError.MALFORMED),
            Map.entry("Validity-Wrong", CredentialsError.VALIDITY),
            Map.entry("Subject-Missing", CredentialsError.MALFORMED),
            Map.entry("Subject-MatterId-Missing", CredentialsError.TYPE),
            Map.entry("Subject-MatterId-Twice", CredentialsError.TYPE),
            Map.entry("Subject-NodeId-Invalid", CredentialsError.NODE_ID),
            Map.entry("Subject-FabricId-Missing", CredentialsError.SUBJECT),
            Map.entry("Subject-FabricId-Invalid", CredentialsError.NAME),
            Map.entry("Subject-FabricId-Twice", CredentialsError.SUBJECT),
            Map.entry("Subject-CAT-Invalid", CredentialsError.NAME),
            Map.entry("Subject-CAT-Twice", CredentialsError.SUBJECT),
            Map.entry("Sig-Curve-Secp256k1", CredentialsError.PUBLIC_KEY),
            Map.entry("PublicKey-Wrong", CredentialsError.PUBLIC_KEY),
            Map.entry("Ext-Basic-Missing", CredentialsError.BASIC_CONSTRAINTS),
            Map.entry("Ext-Basic-CA-Missing", CredentialsError.EXTENSION),
            Map.entry("Ext-Basic-CA-Wrong", CredentialsError.BASIC_CONSTRAINTS),
            Map.entry("Ext-Basic-PathLen-Presence-Wrong", CredentialsError.SIGNATURE),
            Map.entry("Ext-Basic-PathLen2", CredentialsError.SIGNATURE),
            Map.entry("Ext-KeyUsage-Missing", CredentialsError.KEY_USAGE),
            Map.entry("Ext-KeyUsage-DigSig-Wrong", CredentialsError.KEY_USAGE),
            Map.entry("Ext-KeyUsage-KeyCertSign-Wrong", CredentialsError.KEY_USAGE),
            Map.entry("Ext-KeyUsage-CRLSign-Wrong", CredentialsError.KEY_USAGE),
            Map.entry("Ext-AKID-Missing", CredentialsError.KEY_IDENTIFIER),
            Map.entry("Ext-AKID-Length-Invalid", CredentialsError.EXTENSION),
            Map.entry("Ext-SKID-Missing", CredentialsError.KEY_IDENTIFIER),
            Map.entry("Ext-SKID-Length-Invalid", CredentialsError.EXTENSION),
            Map.entry("Ext-ExtendedKeyUsage-Missing", CredentialsError.EXTENDED_KEY_USAGE),
            Map.entry("Signature-Wrong", CredentialsError.SIGNATURE));

    /** The root of this case has no id that makes it one. */
    private static final String NO_ROOT = "RCAC-Subject-FabricId-Twice";

    /** One of the files. */
    private record Case(Path path, CertificateType role, String name, boolean isKey, boolean isDer) {
        static Case of(Path path) {
            Matcher name = NAME.matcher(path.getFileName().toString());
            assertThat(name.matches())
                    .as("%s is named as certificates and keys of the corpus are", path)
                    .isTrue();
            return new Case(
                    path,
                    CertificateType.valueOf(name.group(1)),
                    name.group(2),
                    name.group(3).equals("Key"),
                    name.group(4).equals("der"));
        }

        OctetString octets() throws IOException {
            return OctetString.of(Files.readAllBytes(path));
        }

        CredentialsError expected() {
            CredentialsError error = (isDer ? IN_DER : IN_TLV).get(name);
            if (error == null) {
                throw new AssertionError(
                        path.getFileName() + ": the case " + name + " has no place in the table of this test yet");
            }
            return !isDer && (role + "-" + name).equals(NO_ROOT) ? CredentialsError.TYPE : error;
        }
    }

    /** A skipped test is a line among thousands; whether the certificates were read should not be overlooked. */
    @BeforeAll
    static void say() {
        System.out.println(
                Files.isDirectory(FOLDER)
                        ? "Certificates with faults: " + FOLDER
                        : "There are no certificates with faults here: the tests that read them are skipped");
    }

    @Test
    void everyCertificateIsRefusedForItsFault() throws IOException {
        List<Case> cases =
                files().stream().map(Case::of).filter(file -> !file.isKey()).toList();
        assertThat(cases).isNotEmpty();
        for (Case file : cases) {
            OctetString octets = file.octets();
            CredentialsException refusal =
                    catchThrowableOfType(CredentialsException.class, () -> use(octets, file.role(), file.isDer()));
            assertThat(refusal).as("%s is refused", file.path().getFileName()).isNotNull();
            assertThat(refusal.error())
                    .as("%s: %s", file.path().getFileName(), refusal.getMessage())
                    .isEqualTo(file.expected());
        }
    }

    /** A certificate that lacks nothing but size is refused because of that, and one without a limit could be read. */
    @Test
    void whatIsTooLongHasNoOtherFault() throws IOException {
        for (Path path : files()) {
            Case file = Case.of(path);
            if (file.name().equals("Oversized") && !file.isKey() && !file.isDer()) {
                MatterCertificate certificate =
                        MatterCertificate.CODEC.decode(file.octets().toByteArray());
                assertThat(certificate.isSignedBy(
                                issuer(certificate, file.role()).publicKey()))
                        .isTrue();
                assertThat(refusal(certificate, file.role())).isEqualTo(CredentialsError.TOO_LONG);
            }
        }
    }

    /** Not all of the files come with keys; those that do have the private key of the certificate. */
    @Test
    void keysAreThoseOfTheCertificates() throws IOException {
        for (Path path : files()) {
            Case file = Case.of(path);
            if (file.isKey()) {
                try (P256KeyPair keys = file.isDer() ? sec1(file.octets()) : pair(file.octets(), 65)) {
                    if (!file.isDer()) {
                        assertThat(keys.publicKey().octets())
                                .as("%s", path.getFileName())
                                .isEqualTo(OctetString.copyOf(file.octets().toByteArray(), 0, 65));
                    }
                }
            }
        }
    }

    /** Reads a certificate, checks it in its role, and then its signature. */
    private static void use(OctetString octets, CertificateType role, boolean isDer) {
        MatterCertificate certificate = isDer ? MatterCertificate.fromX509(octets) : MatterCertificate.decode(octets);
        certificate.check(role);
        if (!certificate.isSignedBy(issuer(certificate, role).publicKey())) {
            throw new CredentialsException(CredentialsError.SIGNATURE, "the signature is none of the issuer");
        }
    }

    private static MatterCertificate issuer(MatterCertificate certificate, CertificateType role) {
        return switch (role) {
            case NOC -> CredentialVectors.named("ICA02").certificate();
            case ICAC -> CredentialVectors.named("Root01").certificate();
            default -> certificate;
        };
    }

    private static CredentialsError refusal(MatterCertificate certificate, CertificateType role) {
        return catchThrowableOfType(CredentialsException.class, () -> certificate.check(role))
                .error();
    }

    /** An ECPrivateKey (RFC 5915): the version 1, the private key, and then parameters and the public key. */
    private static P256KeyPair sec1(OctetString der) {
        DerReader key = new DerReader(der.toByteArray()).sequence();
        assertThat(key.smallInteger(1)).isEqualTo(1);
        OctetString privateKey = key.octets();
        assertThat(key.context(0).element()).isEqualTo(OctetString.of(Der.oid("1.2.840.10045.3.1.7")));
        P256KeyPair keys = pair(privateKey, 0);
        if (key.nextIs(DerTag.constructedContext(1))) {
            assertThat(key.context(1).bitString()).isEqualTo(keys.publicKey().octets());
        }
        return keys;
    }

    private static P256KeyPair pair(OctetString octets, int from) {
        OctetString privateKey = OctetString.copyOf(octets.toByteArray(), from, P256KeyPair.PRIVATE_KEY_LENGTH);
        try (SecretKeyMaterial secret = SecretKeyMaterial.copyOf(privateKey)) {
            return P256KeyPair.of(secret);
        }
    }

    private static List<Path> files() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "skipped: there are no certificates with faults at " + FOLDER);
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}

package dev.clusterwright.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.credentials.CertificateAuthority;
import dev.clusterwright.credentials.CertificateChain;
import dev.clusterwright.credentials.CertificateSigningRequest;
import dev.clusterwright.credentials.ChallengeSignature;
import dev.clusterwright.credentials.NocsrElements;
import dev.clusterwright.credentials.OperationalIdentity;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.Signer;
import dev.clusterwright.type.OctetString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import matter.operationalcredentials.AddNOC;
import matter.operationalcredentials.CSRResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what a user gets. */
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Path PROJECTS = Path.of("src", "it");

    @TempDir
    Path temporary;

    @Test
    void pomAndProgramAreThoseOfTheProjectThatIsBuilt() throws IOException {
        assertThat(project("readme/pom.xml")).contains(block("xml", 0));
        assertThat(project("readme/src/main/java/Example.java")).isEqualTo(block("java", 0));
        assertThat(project("readme/src/main/java/Light.java")).isEqualTo(block("java", 2));
    }

    @Test
    void definitionsAreThoseOfTheProjectsThatAreBuilt() throws IOException {
        assertThat(project("vendor/pom.xml")).contains(block("xml", 1));
        assertThat(project("errata/definitions/errata.xml")).isEqualTo(block("xml", 2));
        assertThat(project("errata/verify.groovy")).contains(block("text", 4));
    }

    @Test
    void whatGoalsSayIsWhatTheProjectsThatAreBuiltSay() throws IOException {
        assertThat(project("problems/verify.groovy")).contains(block("text", 2).strip());
        assertThat(project("diff/verify.groovy")).contains(block("text", 3));
        assertThat(project("no-pom/survey.json")).isEqualTo(block("json", 0));
    }

    @Test
    void programsPrintWhatTheySay() throws Exception {
        assertThat(run("Example", block("java", 0))).isEqualTo(block("text", 0));
        assertThat(run("Light", block("java", 2))).isEqualTo(block("text", 1));
        assertThat(block("java", 2).lines()).hasSizeLessThan(40);
    }

    @Test
    void examplesCompile() throws IOException {
        compile("Values", inMethod("import dev.clusterwright.tlv.*;", "Values", "byte[] tlv", block("java", 1)));
        compile(
                "Controller",
                inMethod(
                        """
                        import dev.clusterwright.interaction.*;
                        import dev.clusterwright.interaction.client.*;
                        import dev.clusterwright.tlv.TlvValue;
                        import java.time.Duration;
                        import java.util.concurrent.Flow;
                        import matter.onoff.*;
                        """,
                        "Controller",
                        "InteractionClient client, OnOffClient light, Flow.Subscriber<Reported<Boolean>> subscriber, "
                                + "TlvValue.Structure fields",
                        block("java", 3)));
        compile("Rules", inMethod("""
                        import dev.clusterwright.cluster.ClusterState;
                        import dev.clusterwright.type.OctetString;
                        import java.util.Map;
                        import matter.operationalcredentials.*;
                        import matter.operationalcredentials.OperationalCredentials.Attributes;
                        """, "Rules", "", block("java", 4)));
        compile(
                "Authority",
                inMethod(
                        """
                        import dev.clusterwright.access.CaseAuthenticatedTag;
                        import dev.clusterwright.credentials.*;
                        import dev.clusterwright.crypto.*;
                        import java.time.Instant;
                        """,
                        "Authority",
                        "CertificateAuthority root, Signer signer, P256PublicKey nodeKey, Validity validity, "
                                + "CaseAuthenticatedTag tag",
                        block("java", 6)));
        compile(
                "Keys",
                inMethod(
                        """
                        import dev.clusterwright.credentials.attestation.*;
                        import dev.clusterwright.credentials.network.*;
                        import dev.clusterwright.crypto.*;
                        import dev.clusterwright.credentials.CertificateAuthority;
                        import dev.clusterwright.group.*;
                        import dev.clusterwright.type.*;
                        import java.time.Instant;
                        import java.util.List;
                        import matter.operationalcredentials.AttestationResponse;
                        """,
                        "Keys",
                        "List<AttestationCertificate> roots, List<CertificationKey> certifiers, OctetString dac, "
                                + "OctetString pai, AttestationResponse response, OctetString nonce, "
                                + "OctetString challenge, SecretKeyMaterial epochKey, CertificateAuthority root, "
                                + "Instant start, long counter, byte[] payload, GroupCounters counters",
                        block("java", 7)));
        compile(
                "Device",
                inMethod(
                        """
                        import dev.clusterwright.clusters.devicetypes.*;
                        import dev.clusterwright.clusters.onoff.OnOffServer;
                        import dev.clusterwright.credentials.attestation.DeviceCredentials;
                        import dev.clusterwright.interaction.Timer;
                        import dev.clusterwright.interaction.server.*;
                        import dev.clusterwright.servers.accesscontrol.*;
                        import dev.clusterwright.servers.commissioning.*;
                        import dev.clusterwright.servers.fabrics.*;
                        import dev.clusterwright.servers.groupkeymanagement.*;
                        import dev.clusterwright.servers.networkidentitymanagement.*;
                        import dev.clusterwright.servers.operationalcredentials.*;
                        import dev.clusterwright.servers.storage.*;
                        import java.nio.file.Path;
                        import java.time.Duration;
                        """,
                        "Device",
                        "Path folder, Timer timer, DeviceCredentials device, SecureSessions sessions, "
                                + "Authenticator network, OnOffServer lamp",
                        block("java", 8)));
    }

    @Test
    void aNodeJoinsTheFabricOfTheController() throws Exception {
        String program = block("java", 5);
        assertThat(program.lines().filter(line -> !line.startsWith("import"))).hasSizeLessThanOrEqualTo(15);
        compile("Commissioner", program);
        OctetString nonce = OctetString.of(new byte[NocsrElements.NONCE_LENGTH]);
        OctetString challenge = OctetString.of(new byte[ChallengeSignature.CHALLENGE_LENGTH]);
        try (P256KeyPair rootKey = P256KeyPair.generate();
                P256KeyPair deviceKey = P256KeyPair.generate();
                P256KeyPair nodeKey = P256KeyPair.generate();
                URLClassLoader loader =
                        new URLClassLoader(new URL[] {temporary.toUri().toURL()})) {
            Class<?> type = loader.loadClass("Commissioner");
            OctetString ipk = OctetString.of(new byte[16]);
            Object commissioner =
                    type.getMethod("of", Signer.class, OctetString.class).invoke(null, rootKey, ipk);
            OctetString elements = new NocsrElements(CertificateSigningRequest.create(nodeKey), nonce).encode();
            OctetString signature =
                    ChallengeSignature.sign(deviceKey, elements, challenge).octets();
            AddNOC request = (AddNOC) type.getMethod(
                            "answer", CSRResponse.class, P256PublicKey.class, OctetString.class, OctetString.class)
                    .invoke(
                            commissioner,
                            new CSRResponse(elements, signature),
                            deviceKey.publicKey(),
                            challenge,
                            nonce);
            assertThat(request.validate()).isEmpty();
            CertificateAuthority root =
                    (CertificateAuthority) type.getMethod("root").invoke(commissioner);
            OperationalIdentity identity = CertificateChain.decode(
                            request.nocValue(),
                            request.icacValue(),
                            root.certificate().encode())
                    .verifyAt(Instant.now());
            assertThat(identity)
                    .isEqualTo(
                            new OperationalIdentity(rootKey.publicKey(), 0x1D, 0x5EED, List.of(), nodeKey.publicKey()));
        }
    }

    private static String inMethod(String imports, String type, String parameters, String statements) {
        return imports + "class " + type + " { void run(" + parameters + ") {\n" + statements + "} }\n";
    }

    private void compile(String type, String program) throws IOException {
        Path source = Files.writeString(temporary.resolve(type + ".java"), program);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int status = compiler.run(
                null,
                null,
                null,
                "-d",
                temporary.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
        assertThat(status).as(type).isZero();
    }

    /** What a program prints. */
    private String run(String type, String program) throws Exception {
        compile(type, program);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {temporary.toUri().toURL()})) {
            loader.loadClass(type).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private static String project(String file) throws IOException {
        return Files.readString(PROJECTS.resolve(file));
    }

    /** A block of a language, by its place among those of the language. */
    private static String block(String language, int index) throws IOException {
        return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
                .matcher(Files.readString(README))
                .results()
                .toList()
                .get(index)
                .group(1);
    }
}

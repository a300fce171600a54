package dev.clusterwright.credentials.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clusterwright.credentials.OpenSsl;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenSSL issues what this reads, and verifies what this has written. */
class OpenSslTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void needsOpenSsl() {
        assumeTrue(OpenSsl.isInstalled(), "there is no openssl to ask");
    }

    @Test
    void chainOfOpenSsl() throws Exception {
        write("pki.cnf", """
                oid_section = oids
                [oids]
                vid = 1.3.6.1.4.1.37244.2.1
                pid = 1.3.6.1.4.1.37244.2.2
                [req]
                distinguished_name = name
                [name]
                [paa]
                basicConstraints = critical,CA:TRUE,pathlen:1
                keyUsage = critical,keyCertSign,cRLSign
                subjectKeyIdentifier = hash
                [pai]
                basicConstraints = critical,CA:TRUE,pathlen:0
                keyUsage = critical,keyCertSign,cRLSign,digitalSignature
                subjectKeyIdentifier = hash
                authorityKeyIdentifier = keyid
                [dac]
                basicConstraints = critical,CA:FALSE
                keyUsage = critical,digitalSignature
                extendedKeyUsage = critical,serverAuth
                subjectKeyIdentifier = hash
                authorityKeyIdentifier = keyid
                """);
        for (String name : List.of("paa", "pai", "dac")) {
            run("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", name + ".key");
        }
        run(
                "req",
                "-x509",
                "-config",
                "pki.cnf",
                "-utf8",
                "-new",
                "-key",
                "paa.key",
                "-sha256",
                "-subj",
                "/CN=Root Mvid:FFF1",
                "-extensions",
                "paa",
                "-days",
                "3650",
                "-out",
                "paa.pem");
        issue("pai", "/CN=Maker/vid=FFF1", "paa");
        issue("dac", "/CN=Device/vid=FFF1/pid=8000", "pai");

        AttestationCertificate root = certificate("paa");
        AttestationChain chain = AttestationChain.verify(
                certificate("dac"), certificate("pai"), AttestationAuthorities.of(List.of(root)));
        assertThat(chain.vendorId()).isEqualTo(0xFFF1);
        assertThat(chain.productId()).isEqualTo(0x8000);
        assertThat(root.vendorId()).hasValue(0xFFF1);
    }

    private void issue(String name, String subject, String issuer) throws Exception {
        run("req", "-config", "pki.cnf", "-new", "-key", name + ".key", "-subj", subject, "-out", name + ".csr");
        run(
                "x509",
                "-req",
                "-in",
                name + ".csr",
                "-CA",
                issuer + ".pem",
                "-CAkey",
                issuer + ".key",
                "-sha256",
                "-CAcreateserial",
                "-days",
                "3650",
                "-extfile",
                "pki.cnf",
                "-extensions",
                name,
                "-out",
                name + ".pem");
    }

    private AttestationCertificate certificate(String name) throws Exception {
        run("x509", "-in", name + ".pem", "-outform", "DER", "-out", name + ".der");
        return AttestationCertificate.fromX509(octets(name + ".der"));
    }

    /** OpenSSL finds who signed by the identifier of the key in a certificate, so the certifier needs one. */
    @Test
    void declarationsBothWays() throws Exception {
        TestPki pki = new TestPki();
        write("content.tlv", TestPki.declaration().encode());
        write("certifier.der", pki.paa.sign(pki.paaKey));
        run("x509", "-inform", "DER", "-in", "certifier.der", "-out", "certifier.pem");
        OctetString signed =
                SignedDeclaration.sign(TestPki.declaration(), pki.paaKey).encode();
        write("signed.der", signed);
        run(
                "cms",
                "-verify",
                "-inform",
                "DER",
                "-in",
                "signed.der",
                "-certfile",
                "certifier.pem",
                "-noverify",
                "-binary",
                "-out",
                "verified.tlv");
        assertThat(octets("verified.tlv")).isEqualTo(TestPki.declaration().encode());

        writeKey(pki.paaKey);
        run(
                "cms",
                "-sign",
                "-in",
                "content.tlv",
                "-binary",
                "-nodetach",
                "-noattr",
                "-nocerts",
                "-keyid",
                "-md",
                "sha256",
                "-signer",
                "certifier.pem",
                "-inkey",
                "certifier.key",
                "-outform",
                "DER",
                "-out",
                "cms.der");
        CertificationKeys keys = CertificationKeys.of(List.of(CertificationKey.of(pki.paaKey.publicKey())));
        assertThat(SignedDeclaration.decode(octets("cms.der")).verify(keys)).isEqualTo(TestPki.declaration());
    }

    /** A private key as SEC 1 has it. */
    private void writeKey(P256KeyPair pair) throws Exception {
        byte[] octets = new byte[P256KeyPair.PRIVATE_KEY_LENGTH];
        try (SecretKeyMaterial key = pair.privateKey()) {
            key.copyTo(octets, 0);
            String hex = "30310201010420" + OctetString.of(octets).toHex() + "a00a06082a8648ce3d030107";
            write("certifier.key.der", OctetString.fromHex(hex));
        }
        run("ec", "-inform", "DER", "-in", "certifier.key.der", "-out", "certifier.key");
    }

    private void write(String name, OctetString octets) throws IOException {
        Files.write(folder.resolve(name), octets.toByteArray());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private OctetString octets(String name) throws IOException {
        return OctetString.of(Files.readAllBytes(folder.resolve(name)));
    }

    private void run(String... arguments) throws IOException {
        OpenSsl.Result result = OpenSsl.run(folder, arguments);
        assertThat(result.succeeded())
                .as("%s: %s", List.of(arguments), result.output())
                .isTrue();
    }
}

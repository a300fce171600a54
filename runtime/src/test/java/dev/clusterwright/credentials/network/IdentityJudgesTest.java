package dev.clusterwright.credentials.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clusterwright.credentials.OpenSsl;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.type.MatterTime;
import dev.clusterwright.type.OctetString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What implementations that know nothing of this one say about the certificates of identities. */
class IdentityJudgesTest {
    private static final List<NetworkIdentity> IDENTITIES = Stream.concat(
                    Stream.of(NetworkIdentity.decode(
                            NetworkVectors.octets(NetworkVectors.specified(), "compact_identity_hex"))),
                    Stream.generate(IdentityJudgesTest::client).limit(3))
            .toList();

    private static NetworkIdentity client() {
        try (P256KeyPair pair = P256KeyPair.generate()) {
            return NetworkIdentity.create(pair);
        }
    }

    @Test
    void jdk() throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        for (NetworkIdentity identity : IDENTITIES) {
            byte[] der = identity.toX509().toByteArray();
            X509Certificate certificate = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
            certificate.verify(certificate.getPublicKey());
            assertThat(certificate.getEncoded()).isEqualTo(der);
            assertThat(OctetString.of(certificate.getTBSCertificate()))
                    .isEqualTo(OctetString.of(IdentityCertificate.toBeSigned(identity.publicKey())));
            assertThat(OctetString.of(certificate.getPublicKey().getEncoded()).toHex())
                    .endsWith(identity.publicKey().octets().toHex());
            assertThat(certificate.getSerialNumber()).isEqualTo(BigInteger.ONE);
            assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=*");
            assertThat(certificate.getIssuerX500Principal()).isEqualTo(certificate.getSubjectX500Principal());
            assertThat(certificate.getNotBefore().toInstant()).isEqualTo(MatterTime.ofSeconds(1));
            assertThat(certificate.getNotAfter().toInstant()).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
            assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
            assertThat(certificate.getKeyUsage())
                    .containsExactly(true, false, false, false, false, false, false, false, false);
            assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.1");
            assertThat(certificate.getCriticalExtensionOIDs())
                    .containsExactlyInAnyOrder("2.5.29.19", "2.5.29.15", "2.5.29.37");
            assertThat(certificate.getNonCriticalExtensionOIDs()).isEmpty();
        }
    }

    @Test
    void openSsl(@TempDir Path folder) throws IOException, InterruptedException {
        for (NetworkIdentity identity : IDENTITIES) {
            Path der = folder.resolve("identity.der");
            Path pem = folder.resolve("identity.pem");
            Files.write(der, identity.toX509().toByteArray());
            run(true, "x509", "-inform", "DER", "-in", der.toString(), "-out", pem.toString());
            String verified = run(true, "verify", "-check_ss_sig", "-CAfile", pem.toString(), pem.toString());
            assertThat(verified).contains("OK");
        }
    }

    /** OpenSSL looks at the signature, or its word would be worth nothing. */
    @Test
    void openSslRefusesAnotherSignature(@TempDir Path folder) throws IOException, InterruptedException {
        OctetString proper = IDENTITIES.get(0).toX509();
        Path der = folder.resolve("identity.der");
        Path pem = folder.resolve("identity.pem");
        Files.write(der, Refusals.flip(proper, 8 * (proper.length() - 1)).toByteArray());
        run(true, "x509", "-inform", "DER", "-in", der.toString(), "-out", pem.toString());
        run(false, "verify", "-check_ss_sig", "-CAfile", pem.toString(), pem.toString());
    }

    private static String run(boolean succeeds, String... arguments) throws IOException {
        assumeTrue(OpenSsl.isInstalled(), "skipped: OpenSSL is not installed");
        OpenSsl.Result result = OpenSsl.run(arguments);
        assertThat(result.succeeded()).as(result.output()).isEqualTo(succeeds);
        return result.output();
    }
}

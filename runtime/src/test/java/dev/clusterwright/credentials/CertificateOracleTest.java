package dev.clusterwright.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clusterwright.credentials.CertificateExtension.BasicConstraints;
import dev.clusterwright.credentials.CertificateExtension.ExtendedKeyUsage;
import dev.clusterwright.credentials.CertificateExtension.FutureExtension;
import dev.clusterwright.credentials.CertificateExtension.KeyUsage;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.type.MatterTime;
import dev.clusterwright.type.OctetString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What others make of our X.509: the JDK, and OpenSSL where it is installed. The number of a test is its seed. */
class CertificateOracleTest {
    private static final int COUNT = 60;

    static LongStream seeds() {
        return LongStream.range(0, COUNT);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bothFormsBecomeEachOther(long seed) {
        MatterCertificate certificate = random(seed);
        OctetString tlv = certificate.encode();
        OctetString der = certificate.toX509();

        assertThat(MatterCertificate.decode(tlv)).isEqualTo(certificate);
        assertThat(MatterCertificate.fromX509(der)).isEqualTo(certificate);
        assertThat(MatterCertificate.fromX509(der).encode()).isEqualTo(tlv);
        assertThat(MatterCertificate.decode(tlv).toX509()).isEqualTo(der);
        assertThat(certificate.toString()).doesNotContainPattern("[\\p{Cntrl}\u202e\u0080]");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theJdkReadsTheSame(long seed) throws GeneralSecurityException {
        MatterCertificate ours = random(seed);
        X509Certificate theirs = jdk(ours.toX509());

        assertThat(theirs.getVersion()).isEqualTo(3);
        assertThat(theirs.getSerialNumber())
                .isEqualTo(new BigInteger(ours.serialNumber().toByteArray()));
        assertThat(theirs.getSigAlgName()).isEqualTo("SHA256withECDSA");
        assertThat(theirs.getNotBefore().toInstant())
                .isEqualTo(instant(ours.validity().notBefore()));
        assertThat(theirs.getNotAfter().toInstant())
                .isEqualTo(instant(ours.validity().notAfter()));
        assertThat(theirs.getTBSCertificate()).isEqualTo(ours.toBeSigned().toByteArray());
        byte[] key = theirs.getPublicKey().getEncoded();
        assertThat(OctetString.copyOf(key, key.length - P256PublicKey.LENGTH, P256PublicKey.LENGTH))
                .isEqualTo(ours.publicKey().octets());
        assertThat(theirs.getSignature()).isEqualTo(ours.signature().toDer().toByteArray());
        theirs.verify(key(CertificateDraft.AUTHORITY_KEYS.publicKey()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theJdkReadsTheSameExtensions(long seed) throws GeneralSecurityException {
        MatterCertificate ours = random(seed);
        X509Certificate theirs = jdk(ours.toX509());

        int pathLength = ours.extension(BasicConstraints.class)
                .filter(BasicConstraints::authority)
                .map(basic -> basic.pathLength() == null ? Integer.MAX_VALUE : basic.pathLength())
                .orElse(-1);
        assertThat(theirs.getBasicConstraints()).isEqualTo(pathLength);
        boolean[] bits = theirs.getKeyUsage();
        assertThat(bits == null).isEqualTo(ours.extension(KeyUsage.class).isEmpty());
        for (int i = 0; bits != null && i < bits.length; i++) {
            assertThat(bits[i])
                    .isEqualTo((ours.extension(KeyUsage.class).orElseThrow().bits() >>> i & 1) != 0);
        }
        assertThat(theirs.getExtendedKeyUsage())
                .isEqualTo(ours.extension(ExtendedKeyUsage.class)
                        .map(usage ->
                                usage.purposes().stream().map(KeyPurpose::oid).toList())
                        .orElse(null));
        assertThat(oids(theirs.getCriticalExtensionOIDs(), theirs.getNonCriticalExtensionOIDs()))
                .isEqualTo(ours.extensions().stream()
                        .map(CertificateOracleTest::describe)
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void othersReadTheSameNames(long seed) throws GeneralSecurityException {
        MatterCertificate ours = random(seed);
        X509Certificate theirs = jdk(ours.toX509());

        assertThat(names(theirs.getSubjectX500Principal())).isEqualTo(names(ours.subject()));
        assertThat(names(theirs.getIssuerX500Principal())).isEqualTo(names(ours.issuer()));
    }

    /** The JDK's text forms escape, so BouncyCastle takes apart what the JDK found to be a name. */
    private static List<String> names(X500Principal principal) {
        return Arrays.stream(X500Name.getInstance(principal.getEncoded()).getRDNs())
                .map(RDN::getFirst)
                .map(part -> part.getType().getId()
                        + (part.getValue() instanceof ASN1PrintableString ? " printable " : " ")
                        + ((ASN1String) part.getValue()).getString())
                .toList();
    }

    private static List<String> names(DistinguishedName name) {
        return name.attributes().stream()
                .map(attribute ->
                        attribute.type().oid() + (attribute.printable() ? " printable " : " ") + attribute.text())
                .toList();
    }

    @Test
    void openSslReadsTheSame(@TempDir Path folder) throws IOException, InterruptedException {
        for (int seed = 0; seed < 4; seed++) {
            MatterCertificate certificate = random(seed);
            Path file = folder.resolve("certificate.der");
            Files.write(file, certificate.toX509().toByteArray());
            String text = openSsl("x509", "-inform", "DER", "-in", file.toString(), "-noout", "-text");

            assertThat(text).as("seed " + seed).contains("Version: 3", "ecdsa-with-SHA256", "NIST CURVE: P-256");
            String pem = openSsl("x509", "-inform", "DER", "-in", file.toString(), "-outform", "PEM");
            byte[] again = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]*-----", ""));
            assertThat(again).as("seed " + seed).isEqualTo(certificate.toX509().toByteArray());
        }
    }

    /** OpenSSL knows nothing of the attributes, but all about paths, names, key usages and signatures. */
    @Test
    void openSslVerifiesChains(@TempDir Path folder) throws IOException, InterruptedException {
        Path root =
                pem(folder, "root", CertificateDraft.of(CertificateType.RCAC).sign());
        Path authority = pem(
                folder, "authority", CertificateDraft.of(CertificateType.ICAC).sign());
        Path node = pem(folder, "node", CertificateDraft.of(CertificateType.NOC).sign());
        CertificateDraft forged = CertificateDraft.of(CertificateType.NOC);
        forged.issuerKeys = CertificateDraft.NODE_KEYS;
        Path other = pem(folder, "forged", forged.sign());

        List<String> verify = List.of("verify", "-x509_strict", "-attime", "1700000000", "-CAfile", root.toString());
        List<String> chain = new ArrayList<>(verify);
        chain.addAll(List.of("-untrusted", authority.toString(), node.toString()));
        assertThat(openSsl(chain.toArray(new String[0]))).contains("OK");
        chain.set(chain.size() - 1, other.toString());
        assertThat(openSsl(chain.toArray(new String[0]))).doesNotContain("OK").contains("error");
    }

    private static MatterCertificate random(long seed) {
        return new RandomCertificates(new SplittableRandom(seed)).next();
    }

    private static X509Certificate jdk(OctetString der) throws GeneralSecurityException {
        ByteArrayInputStream input = new ByteArrayInputStream(der.toByteArray());
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(input);
    }

    private static PublicKey key(P256PublicKey key) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(X509Writer.publicKey(key)));
    }

    private static Instant instant(long seconds) {
        return seconds == 0 ? Instant.parse("9999-12-31T23:59:59Z") : MatterTime.ofSeconds(seconds);
    }

    private static Set<String> oids(Set<String> critical, Set<String> others) {
        return Stream.concat(critical.stream().map(oid -> oid + " critical"), others.stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String describe(CertificateExtension extension) {
        if (extension instanceof FutureExtension future) {
            return future.oid() + (future.critical() ? " critical" : "");
        } else if (extension instanceof BasicConstraints) {
            return "2.5.29.19 critical";
        } else if (extension instanceof KeyUsage) {
            return "2.5.29.15 critical";
        } else if (extension instanceof ExtendedKeyUsage) {
            return "2.5.29.37 critical";
        }
        return extension instanceof CertificateExtension.SubjectKeyIdentifier ? "2.5.29.14" : "2.5.29.35";
    }

    private static Path pem(Path folder, String name, MatterCertificate certificate) throws IOException {
        String base64 =
                Base64.getMimeEncoder().encodeToString(certificate.toX509().toByteArray());
        return Files.writeString(
                folder.resolve(name + ".pem"),
                "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    }

    private static String openSsl(String... arguments) throws IOException {
        assumeTrue(OpenSsl.isInstalled(), "skipped: OpenSSL is not installed");
        return OpenSsl.run(arguments).output();
    }
}

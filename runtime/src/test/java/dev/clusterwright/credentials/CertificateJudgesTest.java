package dev.clusterwright.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.clusterwright.access.CaseAuthenticatedTag;
import dev.clusterwright.credentials.CertificateExtension.AuthorityKeyIdentifier;
import dev.clusterwright.credentials.CertificateExtension.BasicConstraints;
import dev.clusterwright.credentials.CertificateExtension.FutureExtension;
import dev.clusterwright.credentials.CertificateExtension.KeyUsage;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.type.MatterTime;
import dev.clusterwright.type.OctetString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others, who know X.509 and not this protocol, say of random chains and of the same with one thing wrong. */
class CertificateJudgesTest {
    private static final int CHAINS = 25;
    /** One with an authority in between, and one without; each question is a process. */
    private static final List<Long> SEEDS_FOR_OPENSSL = List.of(100L, 109L);

    @TempDir
    Path temporary;

    /** A chain with its keys, and a time when it is valid. */
    private record Case(
            P256KeyPair rootKey, P256KeyPair issuerKey, P256KeyPair nodeKey, CertificateChain chain, Instant time) {
        static Case random(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            P256KeyPair rootKey = TestKeys.random(random);
            P256KeyPair nodeKey = TestKeys.random(random);
            long fabric = random.nextLong() | 1;
            // The years up to 2136, so that ends are before and after 2050, where X.509 writes years in another way.
            long time = random.nextLong(1_000_000, 4_200_000_000L);
            CertificateTemplate rcac = CertificateTemplate.rcac(random.nextLong(), validity(random, time));
            rcac = random.nextBoolean() ? rcac.withFabricId(fabric) : rcac;
            rcac = random.nextBoolean() ? rcac.withPathLength(1) : rcac;
            CertificateAuthority issuer = CertificateAuthority.createRoot(rootKey, rcac);
            MatterCertificate root = issuer.certificate();
            P256KeyPair issuerKey = rootKey;
            MatterCertificate middle = null;
            if (random.nextInt(3) > 0) {
                issuerKey = TestKeys.random(random);
                middle = issuer.issue(icac(random, fabric, time), issuerKey.publicKey());
                issuer = CertificateAuthority.of(middle, issuerKey);
            }
            // Room for tags is what the name of the issuer leaves.
            int tags = 4 - issuer.certificate().subject().attributes().size();
            CertificateTemplate noc = noc(random, fabric, time, random.nextInt(tags + 1));
            MatterCertificate node = issuer.issue(noc, nodeKey.publicKey());
            return new Case(
                    rootKey, issuerKey, nodeKey, new CertificateChain(node, middle, root), MatterTime.ofSeconds(time));
        }

        private static CertificateTemplate icac(SplittableRandom random, long fabric, long time) {
            CertificateTemplate icac = CertificateTemplate.icac(random.nextLong(), validity(random, time));
            icac = random.nextBoolean() ? icac.withFabricId(fabric) : icac;
            icac = random.nextBoolean() ? icac.withPathLength(0) : icac;
            return switch (random.nextInt(3)) {
                case 0 -> icac;
                case 1 -> icac.withAttribute(new NameAttribute(NameType.COMMON_NAME, random.nextBoolean(), "Issuer 1"));
                default -> icac.withAttribute(NameAttribute.of(NameType.ORGANIZATION, "Caf\u00e9 \u2615"));
            };
        }

        private static CertificateTemplate noc(SplittableRandom random, long fabric, long time, int tags) {
            CertificateTemplate noc =
                    CertificateTemplate.noc(fabric, random.nextLong(1, Long.MAX_VALUE), validity(random, time));
            for (int i = 1; i <= tags; i++) {
                noc = noc.withTags(new CaseAuthenticatedTag(i, random.nextInt(1, 0x10000)));
            }
            return tags < 2
                    ? noc.withExtension(new FutureExtension(OctetString.fromHex("300a06032a0304040304015a")))
                    : noc;
        }

        private static Validity validity(SplittableRandom random, long time) {
            return new Validity(
                    random.nextLong(1, time), random.nextInt(4) == 0 ? 0 : random.nextLong(time + 1, 0x1_0000_0000L));
        }

        Case with(MatterCertificate noc, @Nullable MatterCertificate icac, MatterCertificate rcac) {
            return new Case(rootKey, issuerKey, nodeKey, new CertificateChain(noc, icac, rcac), time);
        }

        Case at(Instant other) {
            return new Case(rootKey, issuerKey, nodeKey, chain, other);
        }
    }

    /** A case that nobody accepts, or at least not those who know the protocol. */
    private record Broken(CredentialsError error, Case broken, boolean jdkKnows) {}

    @Test
    void theJdkJudgesAlike() throws Exception {
        for (long seed = 0; seed < CHAINS; seed++) {
            Case good = Case.random(seed);
            good.chain().verifyAt(good.time());
            assertThat(jdkRefusal(good)).as("seed " + seed).isNull();
            for (Broken broken : broken(good)) {
                assertRefused(seed, broken);
                if (broken.jdkKnows()) {
                    assertThat(jdkRefusal(broken.broken()))
                            .as("seed %d, %s", seed, broken.error())
                            .isNotNull();
                }
            }
        }
    }

    @Test
    void openSslJudgesAlike() throws Exception {
        assumeThat(OpenSsl.isInstalled()).as("openssl is installed").isTrue();
        assertThat(SEEDS_FOR_OPENSSL.stream()
                        .map(seed -> Case.random(seed).chain().icac() == null))
                .containsExactlyInAnyOrder(true, false);
        for (long seed : SEEDS_FOR_OPENSSL) {
            Case good = Case.random(seed);
            good.chain().verifyAt(good.time());
            OpenSsl.Result verdict = openSsl(good);
            assertThat(verdict.succeeded())
                    .as("seed %d: %s", seed, verdict.output())
                    .isTrue();
            for (Broken broken : broken(good)) {
                assertRefused(seed, broken);
                assertThat(openSsl(broken.broken()).succeeded())
                        .as("seed %d, %s", seed, broken.error())
                        .isFalse();
            }
        }
    }

    private static void assertRefused(long seed, Broken broken) {
        Case refused = broken.broken();
        assertThat(refused.chain())
                .as("seed %d", seed)
                .satisfies(chain -> assertThat(errorOf(() -> chain.verifyAt(refused.time())))
                        .isEqualTo(broken.error()));
    }

    private static @Nullable CredentialsError errorOf(Runnable verification) {
        try {
            verification.run();
            return null;
        } catch (CredentialsException e) {
            return e.error();
        }
    }

    private static List<Broken> broken(Case good) {
        MatterCertificate noc = good.chain().noc();
        MatterCertificate icac = good.chain().icac();
        MatterCertificate rcac = good.chain().rcac();
        P256KeyPair issuerKey = good.issuerKey();
        List<Broken> broken = new ArrayList<>();
        MatterCertificate forged = Draft.of(noc).sign(good.nodeKey());
        broken.add(new Broken(CredentialsError.SIGNATURE, good.with(forged, icac, rcac), true));
        MatterCertificate another = Draft.of(noc)
                .issuer(DistinguishedName.of(NameAttribute.of(NameType.RCAC_ID, 0)))
                .sign(issuerKey);
        broken.add(new Broken(CredentialsError.ISSUER, good.with(another, icac, rcac), true));
        // What names a key helps the JDK to build a path, but not to validate one.
        OctetString identifier = Draft.changed(issuerKey.publicKey().identifier());
        MatterCertificate misnamed =
                Draft.of(noc).extension(new AuthorityKeyIdentifier(identifier)).sign(issuerKey);
        broken.add(new Broken(CredentialsError.KEY_IDENTIFIER, good.with(misnamed, icac, rcac), false));
        long time = MatterTime.toSeconds(good.time());
        MatterCertificate over = Draft.of(noc).validity(1, time - 1).sign(issuerKey);
        broken.add(new Broken(CredentialsError.EXPIRED, good.with(over, icac, rcac), true));
        MatterCertificate early = Draft.of(noc).validity(time + 1, 0).sign(issuerKey);
        broken.add(new Broken(CredentialsError.NOT_YET_VALID, good.with(early, icac, rcac), true));
        broken.add(new Broken(CredentialsError.NOT_YET_VALID, good.at(MatterTime.EPOCH), true));
        MatterCertificate stranger = CertificateAuthority.createRoot(
                        good.nodeKey(), CertificateTemplate.rcac(0, rcac.validity()))
                .certificate();
        broken.add(new Broken(CredentialsError.ISSUER, good.with(noc, icac, stranger), true));
        if (icac != null) {
            addBrokenAuthority(broken, good, icac);
        }
        return broken;
    }

    private static void addBrokenAuthority(List<Broken> broken, Case good, MatterCertificate icac) {
        MatterCertificate noc = good.chain().noc();
        MatterCertificate rcac = good.chain().rcac();
        broken.add(new Broken(CredentialsError.ISSUER, good.with(noc, null, rcac), true));
        MatterCertificate none =
                Draft.of(icac).extension(new BasicConstraints(false, null)).sign(good.rootKey());
        broken.add(new Broken(CredentialsError.BASIC_CONSTRAINTS, good.with(noc, none, rcac), true));
        MatterCertificate other = Draft.of(icac)
                .extension(new KeyUsage(KeyUsage.DIGITAL_SIGNATURE | KeyUsage.CRL_SIGN))
                .sign(good.rootKey());
        broken.add(new Broken(CredentialsError.KEY_USAGE, good.with(noc, other, rcac), true));
        MatterCertificate flat =
                Draft.of(rcac).extension(new BasicConstraints(true, 0)).sign(good.rootKey());
        broken.add(new Broken(CredentialsError.PATH_LENGTH, good.with(noc, icac, flat), true));
        MatterCertificate forged = Draft.of(icac).sign(good.issuerKey());
        broken.add(new Broken(CredentialsError.SIGNATURE, good.with(noc, forged, rcac), true));
    }

    /** The root is part of the path, as the JDK takes no path length from a trust anchor. */
    private static @Nullable CertPathValidatorException jdkRefusal(Case judged) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> path = new ArrayList<>();
        for (MatterCertificate certificate : certificates(judged)) {
            path.add((X509Certificate) factory.generateCertificate(
                    new ByteArrayInputStream(certificate.toX509().toByteArray())));
        }
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(path.get(path.size() - 1), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(judged.time()));
        try {
            CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(path), parameters);
            return null;
        } catch (CertPathValidatorException e) {
            return e;
        }
    }

    private static List<MatterCertificate> certificates(Case judged) {
        CertificateChain chain = judged.chain();
        List<MatterCertificate> all = new ArrayList<>(List.of(chain.noc()));
        if (chain.icac() != null) {
            all.add(Objects.requireNonNull(chain.icac()));
        }
        all.add(chain.rcac());
        return all;
    }

    private OpenSsl.Result openSsl(Case judged) throws IOException {
        CertificateChain chain = judged.chain();
        List<String> arguments = new ArrayList<>(List.of(
                "verify",
                "-x509_strict",
                "-no-CAfile",
                "-no-CApath",
                "-attime",
                Long.toString(judged.time().getEpochSecond()),
                "-trusted",
                pem("rcac", chain.rcac())));
        if (chain.icac() != null) {
            arguments.addAll(List.of("-untrusted", pem("icac", Objects.requireNonNull(chain.icac()))));
        }
        arguments.add(pem("noc", chain.noc()));
        return OpenSsl.run(arguments.toArray(String[]::new));
    }

    private String pem(String name, MatterCertificate certificate) throws IOException {
        String base64 =
                Base64.getMimeEncoder().encodeToString(certificate.toX509().toByteArray());
        Path file = temporary.resolve(name + ".pem");
        Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
        return file.toString();
    }
}

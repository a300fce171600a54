package dev.clusterwright.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.access.CaseAuthenticatedTag;
import dev.clusterwright.credentials.CertificateAuthority;
import dev.clusterwright.credentials.CertificateChain;
import dev.clusterwright.credentials.CertificateSigningRequest;
import dev.clusterwright.credentials.CertificateTemplate;
import dev.clusterwright.credentials.ChallengeSignature;
import dev.clusterwright.credentials.MatterCertificate;
import dev.clusterwright.credentials.NocsrElements;
import dev.clusterwright.credentials.NocsrInformation;
import dev.clusterwright.credentials.OperationalIdentity;
import dev.clusterwright.credentials.Validity;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.type.OctetString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Certificates of fabrics: what one side issues, the other accepts and encodes as the same octets, in both forms.
 *
 * <p>{@code -Dclusterwright.seed=SEED} repeats a run.
 */
@Tag("interop")
class CertificatesTest {
    private static final long SEED = Long.getLong("clusterwright.seed", new Random().nextLong());
    private static final int ROUNDS = 20;

    private static final Peer PEER = Peer.start();

    @Test
    void chainsOfMatterJsAreVerified() {
        Facts.repeat(SEED, ROUNDS, random -> {
            long fabricId = Facts.fabricId(random);
            long nodeId = Facts.nodeId(random);
            List<CaseAuthenticatedTag> tags = Facts.tags(random, 3);
            P256KeyPair key = P256KeyPair.generate();
            ObjectNode question = Facts.question()
                    .put("intermediate", random.nextBoolean())
                    .put("publicKey", key.publicKey().octets().toHex())
                    .put("fabricId", Long.toUnsignedString(fabricId))
                    .put("nodeId", Long.toUnsignedString(nodeId));
            tags.forEach(tag -> question.withArray("tags").add(Long.toString(tag.value())));
            question.withArray("tags");

            JsonNode issued = PEER.ask("issue", question);

            MatterCertificate icac = issued.has("icac") ? certificate(issued.get("icac")) : null;
            MatterCertificate noc = certificate(issued.get("noc"));
            MatterCertificate rcac = certificate(issued.get("rcac"));
            OperationalIdentity identity = new CertificateChain(noc, icac, rcac).verifyAt(Instant.now());
            assertThat(identity.fabricId()).isEqualTo(fabricId);
            assertThat(identity.nodeId()).isEqualTo(nodeId);
            assertThat(identity.tags()).isEqualTo(tags);
            assertThat(identity.publicKey()).isEqualTo(key.publicKey());
        });
    }

    /** A certificate that comes in both forms; each becomes the other. */
    private static MatterCertificate certificate(JsonNode forms) {
        OctetString tlv = Facts.octets(forms, "tlv");
        OctetString der = Facts.octets(forms, "der");
        MatterCertificate certificate = MatterCertificate.decode(tlv);
        assertThat(certificate.encode()).isEqualTo(tlv);
        assertThat(certificate.toX509().toHex()).isEqualTo(der.toHex());
        assertThat(MatterCertificate.fromX509(der)).isEqualTo(certificate);
        return certificate;
    }

    @Test
    void chainsAreVerifiedByMatterJs() {
        Facts.repeat(SEED, ROUNDS, random -> {
            CertificateChain chain = chain(random);

            JsonNode understood = PEER.ask("check", question(chain.noc().encode(), chain.icac(), chain.rcac()));

            assertThat(understood.has("refused")).as("%s", understood).isFalse();
            assertThat(certificate(understood.get("noc"))).isEqualTo(chain.noc());
            assertThat(certificate(understood.get("rcac"))).isEqualTo(chain.rcac());
            if (chain.icac() != null) {
                assertThat(certificate(understood.get("icac"))).isEqualTo(chain.icac());
            }
        });
    }

    @Test
    void aChainWithAnotherSignatureIsRefusedByMatterJs() {
        Facts.repeat(SEED, 2, random -> {
            CertificateChain chain = chain(random);
            byte[] noc = chain.noc().encode().toByteArray();
            noc[noc.length - 2] ^= 1;

            JsonNode understood = PEER.ask("check", question(OctetString.of(noc), chain.icac(), chain.rcac()));

            assertThat(understood.has("refused")).as("%s", understood).isTrue();
        });
    }

    private static CertificateChain chain(RandomGenerator random) {
        Validity validity = Validity.of(Instant.now().minus(Duration.ofDays(1)), Duration.ofDays(365));
        long fabricId = Facts.fabricId(random);
        CertificateTemplate root = CertificateTemplate.rcac(random.nextLong(), validity);
        CertificateTemplate intermediate = CertificateTemplate.icac(random.nextLong(), validity);
        if (random.nextBoolean()) {
            root = root.withFabricId(fabricId);
            intermediate = intermediate.withFabricId(fabricId);
        }
        CertificateAuthority rootAuthority = CertificateAuthority.createRoot(P256KeyPair.generate(), root);
        CertificateAuthority authority = rootAuthority;
        if (random.nextBoolean()) {
            P256KeyPair key = P256KeyPair.generate();
            authority = CertificateAuthority.of(rootAuthority.issue(intermediate, key.publicKey()), key);
        }
        CertificateTemplate node = CertificateTemplate.noc(fabricId, Facts.nodeId(random), validity)
                .withTags(Facts.tags(random, 3).toArray(CaseAuthenticatedTag[]::new));
        return new CertificateChain(
                authority.issue(node, P256KeyPair.generate().publicKey()),
                authority == rootAuthority ? null : authority.certificate(),
                rootAuthority.certificate());
    }

    private static ObjectNode question(OctetString noc, @Nullable MatterCertificate icac, MatterCertificate rcac) {
        return Facts.question()
                .put("noc", noc.toHex())
                .put("icac", icac == null ? null : icac.encode().toHex())
                .put("rcac", rcac.encode().toHex());
    }

    @Test
    void requestsOfMatterJsAreVerified() {
        Facts.repeat(SEED, ROUNDS, random -> {
            OctetString nonce = Facts.octets(random, NocsrElements.NONCE_LENGTH);
            OctetString challenge = Facts.octets(random, ChallengeSignature.CHALLENGE_LENGTH);

            JsonNode request = PEER.ask(
                    "request", Facts.question().put("nonce", nonce.toHex()).put("challenge", challenge.toHex()));

            NocsrInformation information =
                    new NocsrInformation(Facts.octets(request, "elements"), Facts.octets(request, "signature"));
            assertThat(information
                            .verify(publicKey(request, "device"), challenge, nonce)
                            .octets())
                    .isEqualTo(Facts.octets(request, "publicKey"));
        });
    }

    private static P256PublicKey publicKey(JsonNode answer, String name) {
        return P256PublicKey.of(Facts.octets(answer, name));
    }

    @Test
    void requestsAreVerifiedByMatterJs() {
        Facts.repeat(SEED, ROUNDS, random -> {
            OctetString nonce = Facts.octets(random, NocsrElements.NONCE_LENGTH);
            OctetString challenge = Facts.octets(random, ChallengeSignature.CHALLENGE_LENGTH);
            P256KeyPair device = P256KeyPair.generate();
            P256KeyPair node = P256KeyPair.generate();
            OctetString elements = new NocsrElements(CertificateSigningRequest.create(node), nonce).encode();

            JsonNode requested = PEER.ask(
                    "requested",
                    Facts.question()
                            .put("elements", elements.toHex())
                            .put(
                                    "signature",
                                    ChallengeSignature.sign(device, elements, challenge)
                                            .octets()
                                            .toHex())
                            .put("device", device.publicKey().octets().toHex())
                            .put("challenge", challenge.toHex()));

            assertThat(publicKey(requested, "publicKey")).isEqualTo(node.publicKey());
            assertThat(Facts.octets(requested, "nonce")).isEqualTo(nonce);
        });
    }
}

package dev.clusterwright.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.credentials.attestation.AttestationAnswer;
import dev.clusterwright.credentials.attestation.AttestationAuthorities;
import dev.clusterwright.credentials.attestation.AttestationCertificate;
import dev.clusterwright.credentials.attestation.AttestationEvidence;
import dev.clusterwright.credentials.attestation.AttestedDevice;
import dev.clusterwright.credentials.attestation.CertificationKey;
import dev.clusterwright.credentials.attestation.CertificationKeys;
import dev.clusterwright.credentials.attestation.CertificationType;
import dev.clusterwright.credentials.attestation.DeviceAttestation;
import dev.clusterwright.credentials.attestation.DeviceCredentials;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Devices that say what they are: what one side answers, the other verifies.
 *
 * <p>{@code -Dclusterwright.seed=SEED} repeats a run.
 */
@Tag("interop")
class AttestationTest {
    private static final long SEED = Long.getLong("clusterwright.seed", new Random().nextLong());
    private static final int ROUNDS = 10;

    private static final Peer PEER = Peer.start();

    /** What a commissioner asks a product for, on a session. */
    private record Question(int vendorId, int productId, OctetString nonce, OctetString challenge, long timestamp) {
        static Question random(RandomGenerator random) {
            return new Question(
                    0xFFF1 + random.nextInt(4),
                    random.nextInt(1, 0x10000),
                    Facts.octets(random, 32),
                    Facts.octets(random, 16),
                    Integer.toUnsignedLong(random.nextInt()));
        }

        ObjectNode toJson() {
            return Facts.question()
                    .put("vendorId", vendorId)
                    .put("productId", productId)
                    .put("nonce", nonce.toHex())
                    .put("challenge", challenge.toHex())
                    .put("timestamp", timestamp);
        }
    }

    @Test
    void devicesOfMatterJsAreVerified() {
        Facts.repeat(SEED, ROUNDS, random -> {
            Question question = Question.random(random);
            JsonNode device = PEER.ask("attest", question.toJson());
            JsonNode signer = device.get("signer");
            CertificationKey key = CertificationKey.of(
                    P256PublicKey.of(Facts.octets(signer, "publicKey")), CertificationType.DEVELOPMENT);
            assertThat(key.identifier()).isEqualTo(Facts.octets(signer, "identifier"));
            AttestationCertificate paa = AttestationCertificate.fromX509(Facts.octets(device, "paa"));

            AttestedDevice attested = DeviceAttestation.of(
                            AttestationAuthorities.of(List.of(paa)), CertificationKeys.of(List.of(key)))
                    .verify(new AttestationEvidence(
                            Facts.octets(device, "dac"),
                            Facts.octets(device, "pai"),
                            Facts.octets(device, "elements"),
                            Facts.octets(device, "signature"),
                            question.nonce,
                            question.challenge,
                            question.vendorId,
                            question.productId));

            assertThat(attested.elements().timestamp()).isEqualTo(question.timestamp);
            assertThat(attested.elements().encode()).isEqualTo(Facts.octets(device, "elements"));
            assertThat(attested.declaration().productIds()).containsExactly(question.productId);
        });
    }

    @Test
    void devicesAreVerifiedByMatterJs() {
        Facts.repeat(SEED, ROUNDS, random -> {
            Question question = Question.random(random);
            JsonNode device = PEER.ask("attest", question.toJson());
            try (SecretKeyMaterial privateKey = SecretKeyMaterial.copyOf(Facts.octets(device, "privateKey"));
                    P256KeyPair pair = P256KeyPair.of(privateKey)) {
                DeviceCredentials credentials = DeviceCredentials.of(
                        Facts.octets(device, "dac"),
                        Facts.octets(device, "pai"),
                        Facts.octets(device, "declaration"),
                        pair);
                AttestationAnswer answer = credentials.attest(question.nonce, question.challenge, question.timestamp);
                ObjectNode evidence = question.toJson()
                        .put("dac", credentials.dac().toHex())
                        .put("pai", credentials.pai().toHex())
                        .put("elements", answer.elements().toHex())
                        .put("signature", answer.signature().toHex());

                assertThat(PEER.ask("validate", evidence))
                        .as("of the right device")
                        .isEmpty();
                evidence.put("challenge", OctetString.of(new byte[16]).toHex());
                assertThat(PEER.ask("validate", evidence).has("refused"))
                        .as("on another session")
                        .isTrue();
            }
        });
    }
}

package dev.clusterwright.credentials.network;

import static dev.clusterwright.credentials.network.NetworkVectors.octets;
import static dev.clusterwright.credentials.network.NetworkVectors.secret;
import static dev.clusterwright.credentials.network.NetworkVectors.section;
import static dev.clusterwright.credentials.network.Refusals.assertNoIdentity;
import static dev.clusterwright.credentials.network.Refusals.assertNoSecret;
import static dev.clusterwright.credentials.network.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.credentials.CertificateType;
import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.credentials.MatterCertificate;
import dev.clusterwright.crypto.HkdfSha256;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.type.OctetString;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Published vectors, and computed ones by an independent implementation. */
class NetworkVectorsTest {
    private static final Map<String, CredentialsError> IDENTITY_ERRORS = Map.of(
            "bad-signature", CredentialsError.SIGNATURE,
            "public-key-bit-flipped", CredentialsError.PUBLIC_KEY,
            "truncated", CredentialsError.MALFORMED,
            "full-tlv-serial-2", CredentialsError.SERIAL_NUMBER);

    @Test
    void noVectorIsLost() {
        assertThat(section("nass_vectors")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(section("identity_vectors")).hasSizeGreaterThanOrEqualTo(1);
        assertThat(section("nass_decode_invalid")).hasSizeGreaterThanOrEqualTo(7);
        assertThat(section("nass_decode_valid_noncanonical")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(section("nass_decode_valid")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(section("rejection_boundary")).hasSizeGreaterThanOrEqualTo(7);
        assertThat(section("identity_invalid")).hasSizeGreaterThanOrEqualTo(4);
        assertThat(NetworkVectors.pairs()).isNotEmpty();
    }

    @Test
    void whatIsSignedIsAsPublished() {
        JsonNode constants = NetworkVectors.constants();
        try (P256KeyPair pair = P256KeyPair.generate()) {
            OctetString signed = OctetString.of(IdentityCertificate.toBeSigned(pair.publicKey()));
            assertThat(signed.length()).isEqualTo(constants.get("tbs_length").asInt());
            assertThat(signed.toHex())
                    .isEqualTo(constants.get("tbs_prefix_hex").asString()
                            + pair.publicKey().octets().toHex()
                            + constants.get("tbs_suffix_hex").asString());
        }
    }

    @TestFactory
    Stream<DynamicTest> secretsInTlv() {
        return tests(
                section("nass_vectors").stream()
                        .filter(vector -> vector.has("tlv_hex"))
                        .toList(),
                vector -> {
                    try (AdministratorSecret secret = AdministratorSecret.decode(secret(vector, "tlv_hex"));
                            AdministratorSecret same =
                                    AdministratorSecret.of(secret.created(), secret(vector, "raw_secret_hex"))) {
                        assertThat(secret.created())
                                .isEqualTo(vector.get("created_epoch_s").asLong());
                        assertThat(secret.sameAs(same)).isTrue();
                        OctetString encoded = octets(same.encode());
                        assertThat(encoded).isEqualTo(octets(vector, "tlv_hex"));
                        assertThat(Base64.getEncoder().encodeToString(encoded.toByteArray()))
                                .isEqualTo(
                                        vector.get("pem_label_unknown_base64").asString());
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> derivations() {
        return tests(section("nass_vectors"), vector -> {
            try (AdministratorSecret secret = AdministratorSecret.of(0, secret(vector, "raw_secret_hex"));
                    AdministratorIdentity derived = AdministratorIdentity.derive(secret)) {
                NetworkIdentity identity = derived.identity();
                assertThat(octets(derived.keyPair().privateKey())).isEqualTo(octets(vector, "private_key_hex"));
                assertThat(derived.keyPair().publicKey()).isEqualTo(identity.publicKey());
                assertThat(identity.publicKey().octets()).isEqualTo(octets(vector, "public_key_hex"));
                assertThat(identity.encode()).isEqualTo(octets(vector, "compact_identity_hex"));
                assertThat(identity.identifier()).isEqualTo(octets(vector, "key_identifier_hex"));
                assertThat(NetworkIdentity.decode(identity.encode())).isEqualTo(identity);
                if (vector.has("x509_der_hex")) {
                    assertThat(identity.toX509()).isEqualTo(octets(vector, "x509_der_hex"));
                    assertThat(NetworkIdentity.fromX509(identity.toX509())).isEqualTo(identity);
                }
                checkRound(vector);
            }
        });
    }

    /** The key is of the round that the vector says, not of another that happens to give it. */
    private static void checkRound(JsonNode vector) {
        byte[] info =
                NetworkVectors.constants().get("hkdf_info_ascii").asString().getBytes(StandardCharsets.US_ASCII);
        int round = vector.get("accepted_round").asInt();
        OctetString blocks =
                octets(HkdfSha256.derive(secret(vector, "raw_secret_hex"), new byte[0], info, 32 * (round + 1)));
        if (vector.has("hkdf_first_block_hex")) {
            assertThat(OctetString.copyOf(blocks.toByteArray(), 0, 32))
                    .isEqualTo(octets(vector, "hkdf_first_block_hex"));
        }
        BigInteger accepted = new BigInteger(blocks.toHex().substring(64 * round), 16);
        assertThat(accepted.add(BigInteger.ONE))
                .isEqualTo(new BigInteger(vector.get("private_key_hex").asString(), 16));
    }

    @TestFactory
    Stream<DynamicTest> identities() {
        return tests(section("identity_vectors"), vector -> {
            NetworkIdentity identity = NetworkIdentity.decode(octets(vector, "compact_identity_hex"));
            assertThat(identity.publicKey().octets()).isEqualTo(octets(vector, "public_key_hex"));
            assertThat(identity.signature().octets()).isEqualTo(octets(vector, "signature_raw_hex"));
            assertThat(identity.identifier()).isEqualTo(octets(vector, "key_identifier_hex"));
            checkForms(
                    identity,
                    octets(vector, "compact_identity_hex"),
                    octets(vector, "full_tlv_hex"),
                    octets(vector, "x509_der_hex"));
            if (vector.get("deterministic").asBoolean()) {
                try (P256KeyPair pair = P256KeyPair.of(secret(vector, "private_key_hex"))) {
                    assertThat(NetworkIdentity.createDeterministically(pair)).isEqualTo(identity);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> pairs() {
        return tests(NetworkVectors.pairs(), vector -> {
            NetworkIdentity identity = NetworkIdentity.decode(octets(vector, "tlv"));
            assertThat(identity.publicKey().octets()).isEqualTo(octets(vector, "public_key"));
            assertThat(identity.identifier()).isEqualTo(octets(vector, "key_id"));
            checkForms(identity, octets(vector, "tlv_compact"), octets(vector, "tlv"), octets(vector, "der"));
            MatterCertificate certificate = MatterCertificate.decode(octets(vector, "tlv"));
            for (CertificateType type : CertificateType.values()) {
                assertRefused(CredentialsError.TYPE, () -> certificate.check(type));
            }
        });
    }

    private static void checkForms(NetworkIdentity identity, OctetString compact, OctetString full, OctetString der) {
        assertThat(identity.encode()).isEqualTo(compact);
        assertThat(identity.encodeFull()).isEqualTo(full);
        assertThat(identity.toX509()).isEqualTo(der);
        assertThat(NetworkIdentity.decode(compact)).isEqualTo(identity);
        assertThat(NetworkIdentity.decode(full)).isEqualTo(identity).hasSameHashCodeAs(identity);
        assertThat(NetworkIdentity.fromX509(der)).isEqualTo(identity);
    }

    @TestFactory
    Stream<DynamicTest> validSecrets() {
        return tests(section("nass_decode_valid"), vector -> {
            try (AdministratorSecret secret = AdministratorSecret.decode(secret(vector, "tlv_hex"))) {
                assertThat(secret.created())
                        .isEqualTo(vector.get("created_epoch_s").asLong());
                assertThat(octets(secret.encode())).isEqualTo(octets(vector, "tlv_hex"));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> validSecretsOfAnotherForm() {
        return tests(section("nass_decode_valid_noncanonical"), vector -> {
            try (AdministratorSecret secret = AdministratorSecret.decode(secret(vector, "tlv_hex"))) {
                assertThat(secret.created())
                        .isEqualTo(vector.get("created_epoch_s").asLong());
                try (AdministratorSecret again = AdministratorSecret.decode(secret.encode())) {
                    assertThat(again.sameAs(secret)).isTrue();
                    assertThat(octets(again.encode()).length())
                            .isLessThan(octets(vector, "tlv_hex").length());
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> invalidSecrets() {
        return tests(section("nass_decode_invalid"), vector -> assertNoSecret(octets(vector, "tlv_hex")));
    }

    @Test
    void candidatesUpToTheOrderLessTwo() {
        OctetString next = OctetString.fromHex("00".repeat(31) + "05");
        for (JsonNode vector : section("rejection_boundary")) {
            String candidate = vector.get("x_hex").asString();
            SecretKeyMaterial both = SecretKeyMaterial.copyOf(OctetString.fromHex(candidate + next.toHex()));
            boolean accepted = vector.get("accept").asBoolean();
            BigInteger number = new BigInteger(accepted ? candidate : next.toHex(), 16);
            try (P256KeyPair pair = AdministratorIdentity.sample(both)) {
                assertThat(new BigInteger(octets(pair.privateKey()).toHex(), 16))
                        .as(candidate)
                        .isEqualTo(number.add(BigInteger.ONE));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> invalidIdentities() {
        return tests(section("identity_invalid"), vector -> {
            OctetString tlv = octets(vector, "identity_hex");
            CredentialsError error = IDENTITY_ERRORS.get(vector.get("name").asString());
            if (error == null) {
                assertNoIdentity(tlv);
            } else {
                assertNoIdentity(error, tlv);
            }
        });
    }

    /** Two signatures of one key: both are identities, with the same identifier, and not the same. */
    @Test
    void colliding() {
        JsonNode vector = NetworkVectors.colliding();
        NetworkIdentity colliding = NetworkIdentity.decode(octets(vector, "identity_hex"));
        NetworkIdentity original = NetworkIdentity.decode(octets(NetworkVectors.specified(), "compact_identity_hex"));
        assertThat(colliding.identifier())
                .isEqualTo(octets(vector, "key_identifier_hex"))
                .isEqualTo(original.identifier());
        assertThat(colliding.publicKey()).isEqualTo(original.publicKey());
        assertThat(colliding).isNotEqualTo(original);
        assertThat(colliding.encode()).isEqualTo(octets(vector, "identity_hex")).isNotEqualTo(original.encode());
    }

    private static Stream<DynamicTest> tests(List<JsonNode> vectors, Consumer<JsonNode> test) {
        return vectors.stream().map(vector -> dynamicTest(vector.get("name").asString(), () -> test.accept(vector)));
    }
}

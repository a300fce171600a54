package dev.clusterwright.servers.networkidentitymanagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.servers.networkidentitymanagement.Dialect.Identity;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Secrets and identities of other implementations, as a client sends them and what it gets then. */
class NetworkVectorsTest {
    private static final JsonNode VECTORS = load();

    private static JsonNode load() {
        try (InputStream json = NetworkVectorsTest.class.getResourceAsStream("/vectors/nass.json")) {
            return new JsonMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Check {
        void of(IdentityFixture device, JsonNode vector);
    }

    /** A device whose clock is not synchronised, as some secrets are of the future. */
    private static IdentityFixture device(Dialect dialect) {
        IdentityFixture device = new IdentityFixture(dialect, new MemoryNodeStore());
        device.clock = Optional.empty();
        return device;
    }

    private static Stream<DynamicTest> each(String section, Check check) {
        return VECTORS.get(section)
                .valueStream()
                .flatMap(vector -> Arrays.stream(Dialect.values())
                        .map(dialect -> dynamicTest(
                                vector.get("name").asString() + " " + dialect,
                                () -> check.of(device(dialect), vector))));
    }

    private static OctetString octets(JsonNode vector, String name) {
        return OctetString.fromHex(vector.get(name).asString());
    }

    @TestFactory
    Stream<DynamicTest> secretsGiveIdentities() {
        return each("nass_vectors", (device, vector) -> {
            JsonNode tlv = vector.get("tlv_hex");
            OctetString secret = tlv == null
                    ? OctetString.fromHex("1524010024020130" + "0320"
                            + vector.get("raw_secret_hex").asString() + "18")
                    : octets(vector, "tlv_hex");
            assertThat(device.importSecret(secret)).isEqualTo(StatusCode.SUCCESS);
            assertThat(device.identities())
                    .extracting(Identity::identifier)
                    .containsExactly(octets(vector, "key_identifier_hex"));
            assertThat(device.query("{0 = 1U}")).isEqualTo(octets(vector, "compact_identity_hex"));
            assertThat(device.export()).isEqualTo(secret);
            assertThat(device.reopened().export()).isEqualTo(secret);
        });
    }

    @TestFactory
    Stream<DynamicTest> secretsThatAreWrittenAtLengthAreExportedShort() {
        return Stream.concat(
                each("nass_decode_valid_noncanonical", NetworkVectorsTest::takes),
                each("nass_decode_valid", NetworkVectorsTest::takes));
    }

    private static void takes(IdentityFixture device, JsonNode vector) {
        OctetString secret = octets(vector, "tlv_hex");
        long created = vector.get("created_epoch_s").asLong();
        assertThat(device.importSecret(secret)).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.identities()).extracting(Identity::created).containsExactly(created);
        OctetString exported = device.export();
        assertThat(exported.length()).isEqualTo(created < 0x100 ? 43 : created < 0x10000 ? 44 : 46);
        assertThat(device.importSecret(exported)).as("the same").isEqualTo(StatusCode.SUCCESS);
        assertThat(device.importSecret(secret)).as("the same").isEqualTo(StatusCode.SUCCESS);
        assertThat(device.identities()).hasSize(1);
    }

    @TestFactory
    Stream<DynamicTest> secretsThatAreNone() {
        return each("nass_decode_invalid", (device, vector) -> {
            assertThat(device.importSecret(octets(vector, "tlv_hex"))).isEqualTo(StatusCode.INVALID_COMMAND);
            assertThat(device.identities()).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> identitiesAreTakenAsClients() {
        return each("identity_vectors", (device, vector) -> {
            OctetString identity = octets(vector, "compact_identity_hex");
            assertThat(device.add(identity)).isEqualTo(1);
            assertThat(device.clients())
                    .extracting(Dialect.Client::identifier)
                    .containsExactly(octets(vector, "key_identifier_hex"));
            assertThat(device.addStatus(octets(vector, "full_tlv_hex"))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        });
    }

    @TestFactory
    Stream<DynamicTest> identitiesThatAreNone() {
        return each("identity_invalid", (device, vector) -> {
            OctetString identity = octets(vector, "identity_hex");
            assertThat(device.addStatus(identity))
                    .isEqualTo(
                            identity.length() > 140
                                    ? StatusCode.CONSTRAINT_ERROR
                                    : StatusCode.DYNAMIC_CONSTRAINT_ERROR);
            assertThat(device.clients()).isEmpty();
        });
    }

    /** An identity with the key of the first secret, as one could add it that knows the secret, and signs otherwise. */
    @TestFactory
    Stream<DynamicTest> theSameKeySignsTwice() {
        JsonNode colliding = VECTORS.get("colliding");
        JsonNode original = VECTORS.get("nass_vectors").get(0);
        OctetString other = octets(colliding, "identity_hex");
        String identifier = octets(colliding, "key_identifier_hex").toHex();
        return Arrays.stream(Dialect.values())
                .map(dialect -> dynamicTest(dialect.name(), () -> {
                    IdentityFixture device = device(dialect);
                    assertThat(device.add(octets(original, "compact_identity_hex")))
                            .isEqualTo(1);
                    assertThat(device.addStatus(other)).isEqualTo(StatusCode.ALREADY_EXISTS);
                    assertThat(device.remove(1)).isEqualTo(StatusCode.SUCCESS);
                    assertThat(device.add(other)).as("alone").isEqualTo(2);

                    String query = "{" + dialect.identifierTag + " = hex:" + identifier + "}";
                    assertThat(device.query(query)).isEqualTo(other);
                    device.importSecret(octets(original, "tlv_hex"));
                    assertThat(device.query(query))
                            .as("the network comes before its clients")
                            .isEqualTo(octets(original, "compact_identity_hex"));
                }));
    }
}

package dev.clusterwright.servers.operationalcredentials;

import static dev.clusterwright.servers.operationalcredentials.Commissioner.index;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.servers.fabrics.Fabric;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The node gets certificates that the SDK publishes, with their keys: nothing of them was made here. */
class PublishedChainsTest {
    private static final Path VECTORS = Path.of("..", "runtime", "src", "test", "resources", "vectors");
    private static final Map<String, JsonNode> CERTIFICATES = certificates();

    private static Map<String, JsonNode> certificates() {
        try {
            JsonNode all = JsonMapper.shared().readTree(Files.readString(VECTORS.resolve("credentials.json")));
            Map<String, JsonNode> byName = new HashMap<>();
            all.get("tlv_der_pairs").forEach(it -> byName.put(it.get("name").asString(), it));
            return byName;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OctetString octets(String name, String field) {
        JsonNode certificate = Optional.ofNullable(CERTIFICATES.get(name)).orElseThrow();
        return OctetString.fromHex(certificate.get(field).asString());
    }

    @ParameterizedTest
    @CsvSource({
        "Root01, ICA01, Node01_01, DEDEDEDE00010001, FAB000000000001D, 3893c4324526c775",
        "Root01,      , Node01_02, DEDEDEDE00010002, FAB000000000001D, 3893c4324526c775",
        "Root02, ICA02, Node02_01, DEDEDEDE00020001, FAB000000000001D, 89e8911178dac089",
        "Root02, ICA02, Node02_02, DEDEDEDE00020002, FAB000000000001D, 89e8911178dac089",
        "Root02, ICA02, Node02_03, DEDEDEDE00020003, FAB000000000001D, 89e8911178dac089",
        "Root02, ICA02, Node02_05, DEDEDEDE00020005, FAB000000000001D, 89e8911178dac089",
    })
    void aNodeOfTheSdkIsJoined(
            String root, @Nullable String icac, String noc, String nodeId, String fabricId, String compressedId) {
        CredentialsFixture device = new CredentialsFixture(new MemoryNodeStore(), 5, () -> key(noc));
        Commissioner commissioner = device.pase();
        commissioner.arm();
        assertThat(commissioner.requestKey().octets()).isEqualTo(octets(noc, "public_key"));
        assertThat(commissioner.addRoot(octets(root, "tlv"))).isEqualTo(StatusCode.SUCCESS);
        index(commissioner.ask(Commissioner.addition(octets(noc, "tlv"), icac == null ? null : octets(icac, "tlv"))));
        device.complete();

        Fabric joined = device.restarted().fabric(1);
        assertThat(joined.nodeId()).isEqualTo(Long.parseUnsignedLong(nodeId, 16));
        assertThat(joined.fabricId()).isEqualTo(Long.parseUnsignedLong(fabricId, 16));
        assertThat(joined.compressedId().octets().toHex()).isEqualTo(compressedId);
        assertThat(joined.operationalKey().publicKey().octets()).isEqualTo(octets(noc, "public_key"));
    }

    private static P256KeyPair key(String name) {
        try (SecretKeyMaterial key = SecretKeyMaterial.copyOf(octets(name, "private_key"))) {
            return P256KeyPair.of(key);
        }
    }
}

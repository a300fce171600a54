package dev.clusterwright.servers.operationalcredentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.clusters.operationalcredentials.NOCResponse;
import dev.clusterwright.clusters.operationalcredentials.NodeOperationalCertStatusEnum;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.testing.TestVault;
import dev.clusterwright.type.OctetString;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a refusal says to people. */
class NocRefusalTest {
    private final Storage storage = Storage.open(new MemoryNodeStore(), new TestVault());

    @ParameterizedTest
    @CsvSource({"x, 128, 128", "x, 129, 128", "x, 10000, 128", "ä, 64, 64", "ä, 65, 64", "😀, 32, 32", "😀, 33, 32"})
    void thereIsRoomFor128Octets(String character, int said, int heard) {
        NOCResponse response = refused(character.repeat(said));
        assertThat(response.debugText()).isEqualTo(character.repeat(heard));
        assertThat(response.validate()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ä, 63", "😀, 31"})
    void noCharacterIsCut(String character, int heard) {
        String text = String.valueOf(refused("x" + character.repeat(100)).debugText());
        assertThat(text).isEqualTo("x" + character.repeat(heard));
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(128);
    }

    private NOCResponse refused(String problem) {
        NOCResponse response = NocRefusal.answer(storage, transaction -> {
            transaction.put("fabric", OctetString.EMPTY);
            throw new NocRefusal(NodeOperationalCertStatusEnum.INVALID_NOC, problem);
        });
        assertThat(response.statusCode()).isEqualTo(NodeOperationalCertStatusEnum.INVALID_NOC);
        assertThat(response.fabricIndex()).isNull();
        assertThat(storage.read("fabric")).isEmpty();
        return response;
    }
}

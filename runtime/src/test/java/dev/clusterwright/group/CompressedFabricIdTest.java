package dev.clusterwright.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.type.OctetString;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CompressedFabricIdTest {
    @Test
    void isDerivedAsTheModelDoes() {
        GroupSamples.random(random -> {
            for (int i = 0; i < 20; i++) {
                long fabricId = random.nextLong();
                P256PublicKey root = publicKey();
                byte[] coordinates = Arrays.copyOfRange(root.octets().toByteArray(), 1, P256PublicKey.LENGTH);
                byte[] expected = GroupModel.hkdf(
                        coordinates, ByteBuffer.allocate(8).putLong(fabricId).array(), "CompressedFabric", 8);
                CompressedFabricId id = CompressedFabricId.of(root, fabricId);
                assertThat(id.octets()).isEqualTo(OctetString.of(expected));
                assertThat(id.value()).isEqualTo(ByteBuffer.wrap(expected).getLong());
            }
        });
    }

    @Test
    void readsAsNamesOfServicesHaveIt() {
        assertThat(new CompressedFabricId(0x87E1B004E235A130L)).hasToString("87E1B004E235A130");
        assertThat(new CompressedFabricId(0xABC)).hasToString("0000000000000ABC");
    }

    private static P256PublicKey publicKey() {
        try (P256KeyPair pair = P256KeyPair.generate()) {
            return pair.publicKey();
        }
    }
}

package dev.clusterwright.group;

import static dev.clusterwright.group.GroupSamples.octets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.group.GroupKeySet.Slot;
import dev.clusterwright.type.OctetString;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationIdTest {
    private static final long FABRIC = 0x2906C908D115D362L;
    private static final long NODE = 0xFFFFFFEF_FFFFFFFFL;
    private static final P256PublicKey ROOT = publicKey();
    private static final OctetString RANDOM = OctetString.of(new byte[32]);
    private static final GroupKeySet IPKS = GroupKeySet.of(
            GroupKeySet.IPK_ID,
            List.of(
                    new Slot(0, GroupSamples.key(1)),
                    new Slot(1, GroupSamples.key(2)),
                    new Slot(GroupKeySet.NOT_IN_USE, GroupSamples.key(3))));

    @AfterAll
    static void close() {
        IPKS.close();
    }

    @Test
    void isMadeAsTheModelDoes() {
        GroupSamples.random(random -> {
            for (int i = 0; i < 100; i++) {
                byte[] ipk = octets(random, 16);
                byte[] initiatorRandom = octets(random, 32);
                long fabricId = random.nextLong();
                long nodeId = random.nextLong();
                byte[] ids = ByteBuffer.allocate(16)
                        .putLong(Long.reverseBytes(fabricId))
                        .putLong(Long.reverseBytes(nodeId))
                        .array();
                byte[] message =
                        GroupModel.concat(initiatorRandom, ROOT.octets().toByteArray(), ids);
                try (OperationalGroupKey key = GroupSamples.key(ipk)) {
                    assertThat(DestinationId.of(key, OctetString.of(initiatorRandom), ROOT, fabricId, nodeId))
                            .isEqualTo(OctetString.of(GroupModel.hmac(ipk, message)));
                }
            }
        });
    }

    @Test
    void aResponderFindsWhichKeyItIsMadeWith() {
        for (OperationalGroupKey ipk : IPKS.receivingKeys()) {
            assertThat(match(DestinationId.of(ipk, RANDOM, ROOT, FABRIC, NODE))).isSameAs(ipk);
        }
        assertThat(IPKS.receivingKeys()).hasSize(2);
    }

    @Test
    void aResponderIsNotMeantIfAnythingDiffers() {
        OperationalGroupKey ipk = IPKS.sendingKey();
        OctetString otherRandom = OctetString.of(octets(new SplittableRandom(1), 32));
        assertThat(match(DestinationId.of(GroupSamples.key(4), RANDOM, ROOT, FABRIC, NODE)))
                .isNull();
        assertThat(match(DestinationId.of(IPKS.slots().get(2).key(), RANDOM, ROOT, FABRIC, NODE)))
                .isNull();
        assertThat(match(DestinationId.of(ipk, otherRandom, ROOT, FABRIC, NODE)))
                .isNull();
        assertThat(match(DestinationId.of(ipk, RANDOM, publicKey(), FABRIC, NODE)))
                .isNull();
        assertThat(match(DestinationId.of(ipk, RANDOM, ROOT, FABRIC + 1, NODE))).isNull();
        assertThat(match(DestinationId.of(ipk, RANDOM, ROOT, FABRIC, NODE - 1))).isNull();
        assertThat(match(DestinationId.of(ipk, RANDOM, ROOT, NODE, FABRIC))).isNull();
    }

    @Test
    void aResponderIsNotMeantByOtherOctets() {
        byte[] meant =
                DestinationId.of(IPKS.sendingKey(), RANDOM, ROOT, FABRIC, NODE).toByteArray();
        for (int bit = 0; bit < 8 * meant.length; bit++) {
            byte[] spoilt = meant.clone();
            spoilt[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(match(OctetString.of(spoilt))).isNull();
        }
        for (int length = 0; length < meant.length; length++) {
            assertThat(match(OctetString.copyOf(meant, 0, length))).isNull();
        }
        assertThat(match(OctetString.of(GroupModel.concat(meant, new byte[1])))).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33})
    void randomNumbersHaveOneLength(int length) {
        OctetString random = OctetString.of(new byte[length]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DestinationId.of(IPKS.sendingKey(), random, ROOT, FABRIC, NODE))
                .withMessage("the initiator's random number has 32 octets, not " + length);
        assertThat(DestinationId.match(RANDOM, IPKS, random, ROOT, FABRIC, NODE))
                .as("what a peer sends")
                .isNull();
    }

    private static @Nullable OperationalGroupKey match(OctetString destinationId) {
        return DestinationId.match(destinationId, IPKS, RANDOM, ROOT, FABRIC, NODE);
    }

    private static P256PublicKey publicKey() {
        try (P256KeyPair pair = P256KeyPair.generate()) {
            return pair.publicKey();
        }
    }
}

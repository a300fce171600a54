package dev.clusterwright.group;

import static dev.clusterwright.group.GroupSamples.octets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.clusterwright.type.OctetString;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupMessageTest {
    private static final String FOR_OTHERS = "no key opens the message: it is for others, or was changed";
    private static final byte[] PAYLOAD = {1, 2, 3, 4, 5, 6, 7};

    private final OperationalGroupKey key = GroupSamples.key(1);

    @Test
    void sealsAsTheModelDoesAndOpensWhatItSealed() {
        GroupSamples.random(random -> {
            for (int i = 0; i < 300; i++) {
                byte[] octets = octets(random, 16);
                byte[] payload = octets(random, random.nextInt(4) == 0 ? GroupMessage.MAX_PAYLOAD : random.nextInt(64));
                OperationalGroupKey sealing = GroupSamples.key(octets);
                GroupHeader header = header(random, sealing);
                byte[] wire = GroupMessage.seal(sealing, header, payload);
                assertThat(wire)
                        .isEqualTo(GroupModel.seal(octets, header.encode(), payload, header.privacy() ? 18 : 0));
                GroupMessage opened = GroupMessage.open(wire, List.of(key, GroupSamples.key(octets)));
                assertThat(opened.header()).isEqualTo(header);
                assertThat(opened.payload()).isEqualTo(OctetString.of(payload));
                assertThat(opened.key().sameAs(sealing)).isTrue();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyBitIsProtected(boolean privacy) {
        byte[] wire = sealed(privacy);
        for (int bit = 0; bit < 8 * wire.length; bit++) {
            byte[] spoilt = wire.clone();
            spoilt[bit / 8] ^= (byte) (1 << (bit % 8));
            assertRefused(spoilt);
        }
        assertThat(GroupMessage.open(wire, List.of(key)).payload()).isEqualTo(OctetString.of(PAYLOAD));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyPrefixAndEveryContinuationIsRefused(boolean privacy) {
        byte[] wire = sealed(privacy);
        for (int length = 0; length < wire.length; length++) {
            assertRefused(Arrays.copyOf(wire, length));
        }
        assertRefused(Arrays.copyOf(wire, wire.length + 1));
    }

    @Test
    void randomOctetsAreRefused() {
        GroupSamples.random(random -> {
            for (int i = 0; i < 20_000; i++) {
                byte[] wire = octets(random, random.nextInt(60));
                if (wire.length > 3) {
                    wire[0] &= 0x07;
                    wire[1] = (byte) key.sessionId();
                    wire[2] = (byte) (key.sessionId() >> 8);
                    wire[3] &= (byte) 0xC1;
                }
                assertRefused(wire);
            }
        });
    }

    @Test
    void everyKeyWithTheSessionIdIsTried() {
        List<OperationalGroupKey> twins = GroupSamples.collision();
        for (boolean privacy : new boolean[] {false, true}) {
            for (OperationalGroupKey twin : twins) {
                GroupHeader plain = GroupHeader.of(twin, 5, 6, 7);
                GroupHeader header = privacy ? plain.withPrivacy() : plain;
                GroupMessage opened = GroupMessage.open(GroupMessage.seal(twin, header, PAYLOAD), twins);
                assertThat(opened.key()).isSameAs(twin);
                assertThat(opened.header()).isEqualTo(header);
            }
        }
    }

    @Test
    void aMessageOfOthersIsRefused() {
        List<OperationalGroupKey> twins = GroupSamples.collision();
        byte[] wire = GroupMessage.seal(twins.get(0), GroupHeader.of(twins.get(0), 5, 6, 7), PAYLOAD);
        assertRefused(wire, FOR_OTHERS, List.of());
        assertRefused(wire, FOR_OTHERS, List.of(key));
        assertRefused(wire, FOR_OTHERS, List.of(key, twins.get(1)));
    }

    /** All are sealed with the right key, so that only the header speaks against them. */
    @ParameterizedTest
    @CsvSource({
        "16, 01, the version of the message is not 0",
        "F6, 01, the version of the message is not 0",
        "02, 01, the message does not name its source",
        "04, 01, the message does not name a group as its destination",
        "05, 01, the message does not name a group as its destination",
        "07, 01, the message does not name a group as its destination",
        "06, 00, the session of the message is not that of a group",
        "06, 02, the session of the message is not that of a group",
        "06, 03, the session of the message is not that of a group",
        "06, 80, the session of the message is not that of a group",
        "06, 21, 'the message has extensions, which are not supported'",
        "06, A1, 'the message has extensions, which are not supported'"
    })
    void messagesOfAnotherKindAreRefused(String messageFlags, String securityFlags, String why) {
        assertRefused(sealedWith(messageFlags, securityFlags), why, List.of(key));
    }

    @ParameterizedTest
    @CsvSource({"0E, 01", "06, 05", "06, 1D", "0E, 9D", "0E, DD"})
    void reservedBitsAreIgnored(String messageFlags, String securityFlags) {
        GroupMessage opened = GroupMessage.open(sealedWith(messageFlags, securityFlags), List.of(key));
        assertThat(opened.payload()).isEqualTo(OctetString.of(PAYLOAD));
        assertThat(opened.header().privacy()).isEqualTo((flags(securityFlags) & 0x80) != 0);
        assertThat(opened.header().control()).isEqualTo((flags(securityFlags) & 0x40) != 0);
        assertThat(opened.header().counter()).isEqualTo(5);
    }

    @Test
    void lengthsAreBounded() {
        GroupHeader header = GroupHeader.of(key, 5, 6, 7);
        byte[] longest = GroupMessage.seal(key, header, new byte[GroupMessage.MAX_PAYLOAD]);
        assertThat(longest).hasSize(1232);
        assertThat(GroupMessage.open(longest, List.of(key)).payload().length()).isEqualTo(1198);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupMessage.seal(key, header, new byte[GroupMessage.MAX_PAYLOAD + 1]))
                .withMessage("a payload of 1199 octets is longer than 1198");
        byte[] full = GroupModel.seal(octets(1), header.encode(), new byte[1246], 0);
        assertThat(GroupMessage.open(full, List.of(key)).payload().length()).isEqualTo(1246);
        byte[] longer = GroupModel.seal(octets(1), header.encode(), new byte[1247], 0);
        assertRefused(longer, "a message to a group has 34 to 1280 octets, not 1281", List.of(key));
        assertRefused(new byte[33], "a message to a group has 34 to 1280 octets, not 33", List.of(key));
    }

    @Test
    void headersAreBounded() {
        int id = key.sessionId();
        assertThat(new GroupHeader(0xFFFF, true, true, 0xFFFF_FFFFL, -1, 0xFFFF))
                .isEqualTo(GroupHeader.decode(new GroupHeader(0xFFFF, true, true, 0xFFFF_FFFFL, -1, 0xFFFF).encode()));
        assertThatIllegalArgumentException().isThrownBy(() -> new GroupHeader(-1, false, false, 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new GroupHeader(0x10000, false, false, 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new GroupHeader(id, false, false, -1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new GroupHeader(id, false, false, 1L << 32, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new GroupHeader(id, false, false, 0, 1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new GroupHeader(id, false, false, 0, 1, 0x10000));
    }

    @Test
    void aKeyIsNamedByItsOwnSessionId() {
        GroupHeader header = new GroupHeader(key.sessionId() ^ 1, false, false, 5, 6, 7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupMessage.seal(key, header, PAYLOAD))
                .withMessage("the session id of the header is not that of the key");
    }

    @Test
    void aClosedKeyIsNotUsed() {
        byte[] wire = sealed(true);
        key.close();
        assertThatIllegalStateException().isThrownBy(() -> sealed(true));
        assertThatIllegalStateException().isThrownBy(() -> GroupMessage.open(wire, List.of(key)));
    }

    @Test
    void printsNoPayload() {
        assertThat(GroupMessage.open(sealed(true), List.of(key)))
                .hasToString("GroupMessage[header=GroupHeader[sessionId=" + key.sessionId()
                        + ", privacy=true, control=false, counter=5, sourceNodeId=6, groupId=7],"
                        + " payload=OctetString[7 octets]]");
    }

    private byte[] sealed(boolean privacy) {
        GroupHeader header = GroupHeader.of(key, 5, 6, 7);
        return GroupMessage.seal(key, privacy ? header.withPrivacy() : header, PAYLOAD);
    }

    private byte[] sealedWith(String messageFlags, String securityFlags) {
        byte[] header = GroupHeader.of(key, 5, 6, 7).encode();
        header[0] = (byte) flags(messageFlags);
        header[3] = (byte) flags(securityFlags);
        return GroupModel.seal(octets(1), header, PAYLOAD, (header[3] & 0x80) != 0 ? 18 : 0);
    }

    private static int flags(String hex) {
        return Integer.parseInt(hex, 16);
    }

    private static GroupHeader header(SplittableRandom random, OperationalGroupKey key) {
        return new GroupHeader(
                key.sessionId(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextLong(1L << 32),
                random.nextLong(),
                random.nextInt(0x10000));
    }

    private void assertRefused(byte[] wire) {
        assertThatExceptionOfType(GroupMessageException.class).isThrownBy(() -> GroupMessage.open(wire, List.of(key)));
    }

    private static void assertRefused(byte[] wire, String why, List<OperationalGroupKey> candidates) {
        assertThatExceptionOfType(GroupMessageException.class)
                .isThrownBy(() -> GroupMessage.open(wire, candidates))
                .withMessage(why);
    }
}

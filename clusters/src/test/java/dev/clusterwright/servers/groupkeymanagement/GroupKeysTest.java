package dev.clusterwright.servers.groupkeymanagement;

import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.ADMINISTRATOR;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.OTHER_FABRIC;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.entry;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.key;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.keySet;
import static dev.clusterwright.servers.testing.Answers.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySecurityPolicyEnum;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySetStruct;
import dev.clusterwright.clusters.groupkeymanagement.KeySetWrite;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.group.CompressedFabricId;
import dev.clusterwright.group.DestinationId;
import dev.clusterwright.group.GroupHeader;
import dev.clusterwright.group.GroupKeySet;
import dev.clusterwright.group.GroupMessage;
import dev.clusterwright.group.OperationalGroupKey;
import dev.clusterwright.servers.fabrics.Fabric;
import dev.clusterwright.servers.fabrics.NewFabric;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.type.MatterTime;
import dev.clusterwright.type.OctetString;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the message layer asks for. */
class GroupKeysTest {
    private static final byte[] PAYLOAD = "all lamps off".getBytes(StandardCharsets.US_ASCII);

    private final TestFabric fabric = new TestFabric(0x1234);
    private final GroupFixture sender = new GroupFixture(new MemoryNodeStore()).join(fabric);
    private final GroupFixture receiver = new GroupFixture(new MemoryNodeStore()).join(fabric);

    private byte[] seal(int groupId) {
        OperationalGroupKey key = Objects.requireNonNull(sender.cluster.sendingKey(1, groupId));
        return GroupMessage.seal(key, GroupHeader.of(key, 1, 2, groupId).withPrivacy(), PAYLOAD);
    }

    /** As a message layer does: the candidates by session id, then each key, then whether the group is one of its. */
    private GroupMessage open(byte[] wire) {
        List<ReceivingKey> candidates = receiver.cluster.receivingKeys(sessionId(wire));
        GroupMessage message = GroupMessage.open(
                wire, candidates.stream().map(ReceivingKey::key).toList());
        assertThat(candidates).anySatisfy(candidate -> {
            assertThat(candidate.key()).isSameAs(message.key());
            assertThat(candidate.groups()).contains(message.header().groupId());
            assertThat(candidate.fabricIndex()).isEqualTo(1);
        });
        return message;
    }

    private static int sessionId(byte[] wire) {
        return Byte.toUnsignedInt(wire[1]) | Byte.toUnsignedInt(wire[2]) << 8;
    }

    @Test
    void whatOneNodeSealsAnotherOpens() {
        GroupKeySetStruct set = keySet(3, key(1), 1L, key(2), 2L, key(3), 3L);
        sender.mapTo(set, 7, 8);
        receiver.mapTo(set, 8);
        GroupMessage message = open(seal(8));
        assertThat(message.payload()).isEqualTo(OctetString.of(PAYLOAD));
        assertThat(message.header().groupId()).isEqualTo(8);
    }

    @Test
    void aReceiverOpensWithTheKeysBeforeAndAfter() {
        receiver.mapTo(keySet(3, key(1), 1L, key(2), 2L, key(3), 3L), 8);
        for (int octet = 1; octet <= 3; octet++) {
            sender.mapTo(keySet(3, key(octet), 1L, null, null, null, null), 8);
            assertThat(open(seal(8)).payload()).isEqualTo(OctetString.of(PAYLOAD));
        }
    }

    @Test
    void aCandidateSaysWhatItIsGoodFor() {
        receiver.mapTo(keySet(3), 7, 8);
        OperationalGroupKey key = Objects.requireNonNull(receiver.cluster.sendingKey(1, 7));
        assertThat(receiver.cluster.receivingKeys(key.sessionId()))
                .containsExactly(new ReceivingKey(1, 3, GroupKeySecurityPolicyEnum.TRUST_FIRST, Set.of(7, 8), key));
    }

    /** Neither a set without groups nor the IPK receives messages. */
    @Test
    void onlyKeySetsOfGroupsReceive() {
        receiver.mapTo(keySet(3), 8);
        OperationalGroupKey key = Objects.requireNonNull(receiver.cluster.sendingKey(1, 8));
        assertThat(receiver.cluster.receivingKeys(key.sessionId())).hasSize(1);
        get(receiver.keys(ADMINISTRATOR).groupKeyMap().write(List.of(entry(8, 4))));
        assertThat(receiver.cluster.receivingKeys(key.sessionId())).isEmpty();
        int ipk = Objects.requireNonNull(receiver.cluster.ipks(1)).sendingKey().sessionId();
        assertThat(receiver.cluster.receivingKeys(ipk)).isEmpty();
    }

    @Test
    void theSecondOfThreeKeysSendsUnlessTheTimeIsKnown() {
        long[] starts = {1_000_000L, 2_000_000L, 3_000_000L};
        receiver.mapTo(keySet(3, key(1), starts[0], key(2), starts[1], key(3), starts[2]), 8);
        List<GroupKeySet.Slot> slots = List.of(slot(1, starts[0]), slot(2, starts[1]), slot(3, starts[2]));
        assertSame(receiver.cluster.sendingKey(1, 8), slots.get(1));
        assertSame(receiver.cluster.sendingKey(1, 8, MatterTime.ofMicros(0)), slots.get(0));
        assertSame(receiver.cluster.sendingKey(1, 8, MatterTime.ofMicros(2_999_999)), slots.get(1));
        assertSame(receiver.cluster.sendingKey(1, 8, MatterTime.ofMicros(3_000_000)), slots.get(2));
        assertThat(receiver.cluster.sendingKey(1, 9)).isNull();
        assertThat(receiver.cluster.sendingKey(2, 8)).isNull();
        assertThat(receiver.cluster.sendingKey(1, 9, MatterTime.ofMicros(0))).isNull();
    }

    private GroupKeySet.Slot slot(int octet, long start) {
        return new GroupKeySet.Slot(start, derive(key(octet), compressedId()));
    }

    private CompressedFabricId compressedId() {
        return Objects.requireNonNull(receiver.fabrics.fabrics().get(1)).compressedId();
    }

    private static OperationalGroupKey derive(OctetString epochKey, CompressedFabricId fabric) {
        try (SecretKeyMaterial secret = SecretKeyMaterial.copyOf(epochKey)) {
            return OperationalGroupKey.derive(secret, fabric);
        }
    }

    private static void assertSame(@Nullable OperationalGroupKey key, GroupKeySet.Slot expected) {
        assertThat(Objects.requireNonNull(key).sameAs(expected.key())).isTrue();
    }

    /** Among a few hundred keys there are two with the same session id, as there are 65,536 of these. */
    @Test
    void keysWithTheSameSessionIdAreAllTried() {
        Map<Integer, OctetString> seen = new HashMap<>();
        OctetString first = null;
        OctetString second = OctetString.EMPTY;
        for (int i = 0; first == null; i++) {
            second = OctetString.fromHex(String.format("%032x", i));
            first = seen.put(derive(second, compressedId()).sessionId(), second);
        }
        get(receiver.keys(ADMINISTRATOR).keySetWrite(new KeySetWrite(keySet(1, first, 1L, null, null, null, null))));
        get(receiver.keys(ADMINISTRATOR).keySetWrite(new KeySetWrite(keySet(2, second, 1L, null, null, null, null))));
        get(receiver.keys(ADMINISTRATOR).groupKeyMap().write(List.of(entry(7, 1), entry(8, 2))));
        int sessionId =
                Objects.requireNonNull(receiver.cluster.sendingKey(1, 7)).sessionId();
        assertThat(receiver.cluster.receivingKeys(sessionId))
                .extracting(ReceivingKey::keySetId)
                .containsExactlyInAnyOrder(1, 2);
        sender.mapTo(keySet(1, first, 1L, null, null, null, null), 7);
        assertThat(open(seal(7)).header().groupId()).isEqualTo(7);
        sender.mapTo(keySet(1, second, 1L, null, null, null, null), 8);
        assertThat(open(seal(8)).header().groupId()).isEqualTo(8);
    }

    /** The same epoch key is another key on each fabric. */
    @Test
    void eachFabricHasItsOwnKeys() {
        receiver.join(new TestFabric(9));
        for (SubjectDescriptor subject : List.of(ADMINISTRATOR, OTHER_FABRIC)) {
            get(receiver.keys(subject).keySetWrite(new KeySetWrite(keySet(3))));
            get(receiver.keys(subject).groupKeyMap().write(List.of(entry(8, 3))));
        }
        sender.mapTo(keySet(3), 8);
        assertThat(open(seal(8)).header().groupId()).isEqualTo(8);
    }

    @Test
    void aKeyThatIsReplacedWhileItIsUsedFailsAndTheNextAnswerIsNew() {
        sender.mapTo(keySet(3), 8);
        receiver.mapTo(keySet(3), 8);
        byte[] wire = seal(8);
        List<OperationalGroupKey> old = receiver.cluster.receivingKeys(sessionId(wire)).stream()
                .map(ReceivingKey::key)
                .toList();
        get(receiver.keys(ADMINISTRATOR).keySetWrite(new KeySetWrite(keySet(3, key(3), 5L, key(4), 6L, null, null))));
        assertThatThrownBy(() -> GroupMessage.open(wire, old)).isInstanceOf(IllegalStateException.class);
        assertThat(open(wire).payload()).isEqualTo(OctetString.of(PAYLOAD));
    }

    @Test
    void nodesOfAFabricFindEachOther() {
        Fabric own = Objects.requireNonNull(receiver.fabrics.fabrics().get(1));
        OctetString random = OctetString.fromHex("5a".repeat(32));
        OperationalGroupKey ipk = derive(TestFabric.IPK, own.compressedId());
        OctetString id = DestinationId.of(ipk, random, own.rootPublicKey(), own.fabricId(), own.nodeId());
        assertThat(DestinationId.match(
                        id,
                        Objects.requireNonNull(receiver.cluster.ipks(1)),
                        random,
                        own.rootPublicKey(),
                        own.fabricId(),
                        own.nodeId()))
                .isNotNull();
    }

    /** The SDK's published values, from KeySetWrite to what a message is looked up by. */
    @Test
    void publishedKeysFollowFromWhatIsWritten() {
        GroupFixture device = new GroupFixture(new MemoryNodeStore());
        joinPublished(device, 0x2906C908D115D362L, 0x87E1B004E235A130L);
        GroupKeySet ipks = Objects.requireNonNull(device.cluster.ipks(1));
        assertThat(hex(ipks.sendingKey())).isEqualTo("a6f5306baf6d050af23ba4bd6b9dd960");
        assertKey(device, "00000000000000000000000000000000", 0x479E, "c5f2690187115150c356ad93b385bb0f");
        assertKey(device, "101112131415161718191a1b1c1d1e1f", 0xA512, "aed95695f375d2ce78556a41730c3f43");
        assertKey(device, "202122232425262728292a2b2c2d2e2f", 0xD800, "35ca346e5e24bbbe889cf4d35c5e820a");
    }

    @Test
    void publishedKeysOfAnotherFabricFollowToo() {
        GroupFixture device = new GroupFixture(new MemoryNodeStore());
        joinPublished(device, 0x5E1C0F1B2C813C7AL, 0x3FAAE29093D5AF45L);
        assertKey(device, "303132333435363738393a3b3c3d3e3f", 0xBD6B, "4edd71b9422233df997c8d409cebec9d");
        assertKey(device, "d0d1d2d3d4d5d6d7d8d9dadbdcdddedf", 0x7A2C, "b044a6f70e6816662185fbaf1f2b7c6e");
    }

    private static void assertKey(GroupFixture device, String epochKey, int sessionId, String operationalKey) {
        device.mapTo(keySet(42, OctetString.fromHex(epochKey), 1L, null, null, null, null), 8);
        assertThat(device.cluster.receivingKeys(sessionId))
                .singleElement()
                .satisfies(found -> assertThat(hex(found.key())).isEqualTo(operationalKey));
    }

    /** The root's private key is not published; nothing here verifies what it would have signed. */
    private static void joinPublished(GroupFixture device, long fabricId, long compressedId) {
        TestFabric unpublished = new TestFabric(fabricId);
        String rcac = unpublished.rcac().toHex();
        String ownKey = unpublished.root().certificate().publicKey().octets().toHex();
        OctetString published = OctetString.fromHex(rcac.replace(
                ownKey,
                "044a9f42b1ca4840d37292bbc7f6a7e11e22200c976fc900dbc98a7a383a641cb8"
                        + "254a2e56d4e295a847943b4e3897c4a773e930277b4d9fbede8a052686bfacfa"));
        P256KeyPair key = P256KeyPair.generate();
        Fabric fabric = Fabric.of(1, published, null, unpublished.noc(1, key.publicKey()), key, TestFabric.VENDOR);
        assertThat(fabric.compressedId()).isEqualTo(new CompressedFabricId(compressedId));
        device.fabrics.storage().change(transaction -> {
            try (SecretKeyMaterial ipk =
                    SecretKeyMaterial.copyOf(OctetString.fromHex("235bf7e62823d358dca4ba50b1535f4b"))) {
                device.fabrics.add(
                        transaction, new NewFabric(fabric, ipk, TestFabric.ADMINISTRATOR, SubjectDescriptor.pase()));
            }
            device.fabrics.complete(transaction);
        });
    }

    private static String hex(OperationalGroupKey key) {
        byte[] octets = new byte[OperationalGroupKey.LENGTH];
        key.copyTo(octets, 0);
        return HexFormat.of().formatHex(octets);
    }
}

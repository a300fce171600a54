package dev.clusterwright.servers.groupkeymanagement;

import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.ADMINISTRATOR;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.LAMP;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.OTHER_FABRIC;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.entry;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.key;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.keySet;
import static dev.clusterwright.servers.testing.Answers.get;
import static dev.clusterwright.servers.testing.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagement.Attributes;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMulticastPolicyEnum;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySetStruct;
import dev.clusterwright.clusters.groupkeymanagement.KeySetRead;
import dev.clusterwright.clusters.groupkeymanagement.KeySetRemove;
import dev.clusterwright.clusters.groupkeymanagement.KeySetWrite;
import dev.clusterwright.clusters.groups.AddGroup;
import dev.clusterwright.clusters.groups.AddGroupIfIdentifying;
import dev.clusterwright.clusters.groups.RemoveAllGroups;
import dev.clusterwright.clusters.groups.RemoveGroup;
import dev.clusterwright.group.GroupKeySet;
import dev.clusterwright.group.OperationalGroupKey;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.client.WritableAttribute;
import dev.clusterwright.interaction.server.InteractionContext;
import dev.clusterwright.interaction.server.Session;
import dev.clusterwright.servers.fabrics.Fabric;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class GroupKeyManagementClusterTest {
    private final GroupFixture device =
            new GroupFixture(new MemoryNodeStore()).join().join();

    private GroupKeySetStruct read(SubjectDescriptor subject, int id) {
        return get(device.keys(subject).keySetRead(new KeySetRead(id))).groupKeySet();
    }

    private void write(SubjectDescriptor subject, GroupKeySetStruct set) {
        get(device.keys(subject).keySetWrite(new KeySetWrite(set)));
    }

    private List<Integer> ids(SubjectDescriptor subject) {
        return get(device.keys(subject).keySetReadAllIndices()).groupKeySetIds();
    }

    @Test
    void aFabricComesWithKeySetZero() {
        assertThat(ids(ADMINISTRATOR)).containsExactly(0);
        assertThat(read(ADMINISTRATOR, 0)).isEqualTo(keySet(0, null, 0L, null, null, null, null));
    }

    @Test
    void whenKeysBeginIsReadAndKeysNeverAre() {
        write(ADMINISTRATOR, keySet(7, key(1), 1L, key(2), Long.MAX_VALUE, key(3), -2L));
        assertThat(read(ADMINISTRATOR, 7)).isEqualTo(keySet(7, null, 1L, null, Long.MAX_VALUE, null, -2L));
        write(ADMINISTRATOR, keySet(0xFFFF, key(1), 5L, key(2), 6L, null, null));
        assertThat(read(ADMINISTRATOR, 0xFFFF)).isEqualTo(keySet(0xFFFF, null, 5L, null, 6L, null, null));
        assertThat(ids(ADMINISTRATOR)).containsExactly(0, 7, 0xFFFF);
    }

    @Test
    void writingReplacesAllSlots() {
        write(ADMINISTRATOR, keySet(1, key(1), 1L, key(2), 2L, key(3), 3L));
        GroupKeySet before = keys(1, 1);
        write(ADMINISTRATOR, keySet(1, key(4), 9L, null, null, null, null));
        assertThat(read(ADMINISTRATOR, 1)).isEqualTo(keySet(1, null, 9L, null, null, null, null));
        before.slots().forEach(slot -> assertClosed(slot.key()));
        assertOpen(keys(1, 1).sendingKey());
    }

    /** The set of a group with the same number as the set, which is mapped for that. */
    private GroupKeySet keys(int fabricIndex, int id) {
        return id == 0 ? Objects.requireNonNull(device.cluster.ipks(fabricIndex)) : mapped(fabricIndex, id);
    }

    private GroupKeySet mapped(int fabricIndex, int id) {
        SubjectDescriptor administrator = fabricIndex == 1 ? ADMINISTRATOR : OTHER_FABRIC;
        get(device.keys(administrator).groupKeyMap().write(List.of(entry(id, id))));
        OperationalGroupKey key = Objects.requireNonNull(device.cluster.sendingKey(fabricIndex, id));
        return GroupKeySet.of(id, List.of(new GroupKeySet.Slot(1, key)));
    }

    private static void assertClosed(OperationalGroupKey key) {
        assertThatThrownBy(() -> key.copyTo(new byte[16], 0)).isInstanceOf(IllegalStateException.class);
    }

    private static void assertOpen(OperationalGroupKey key) {
        key.copyTo(new byte[16], 0);
    }

    /** A new IPK is written like any other key set; one that would leave nothing of it is refused. */
    @Test
    void keySetZeroCanBeReplaced() {
        GroupKeySet before = keys(1, 0);
        write(ADMINISTRATOR, keySet(0, key(1), 1L, key(2), 2L, null, null));
        assertThat(read(ADMINISTRATOR, 0)).isEqualTo(keySet(0, null, 1L, null, 2L, null, null));
        assertClosed(before.sendingKey());
        assertThat(keys(1, 0).slots()).hasSize(2);
        assertThat(read(OTHER_FABRIC, 0)).isEqualTo(keySet(0, null, 0L, null, null, null, null));
    }

    @Test
    void aRefusedWriteClosesNothing() {
        write(ADMINISTRATOR, keySet(1));
        GroupKeySet before = keys(1, 1);
        assertThat(device.keySetWrite(keySet(1, key(4), 9L, key(5), 8L, null, null)))
                .isEqualTo(StatusCode.INVALID_COMMAND);
        assertOpen(before.sendingKey());
        assertThat(keys(1, 1).sendingKey().sameAs(before.sendingKey())).isTrue();
    }

    @Test
    void aRemovedKeySetTakesTheKeysOfItsGroupsAlong() {
        write(ADMINISTRATOR, keySet(1));
        write(ADMINISTRATOR, keySet(2));
        write(OTHER_FABRIC, keySet(1));
        get(device.keys(OTHER_FABRIC).groupKeyMap().write(List.of(entry(1, 1))));
        get(device.keys(ADMINISTRATOR).groupKeyMap().write(List.of(entry(3, 1), entry(1, 2), entry(2, 1))));
        get(device.groups(ADMINISTRATOR, LAMP).addGroup(new AddGroup(3, "stays")));
        OperationalGroupKey key = Objects.requireNonNull(device.cluster.sendingKey(1, 3));
        get(device.keys(ADMINISTRATOR).keySetRemove(new KeySetRemove(1)));
        assertThat(ids(ADMINISTRATOR)).containsExactly(0, 2);
        assertThat(device.keyMap(ADMINISTRATOR)).containsExactly(of(1, 1, 2));
        assertThat(device.keyMap(OTHER_FABRIC)).containsExactly(of(2, 1, 1));
        assertThat(ids(OTHER_FABRIC)).containsExactly(0, 1);
        assertClosed(key);
        assertThat(device.table(ADMINISTRATOR)).hasSize(1);
        assertThat(device.cluster.endpoints(1, 3)).containsExactly(LAMP);
    }

    private static GroupKeyMapStruct of(int fabricIndex, int groupId, int keySetId) {
        return new GroupKeyMapStruct(groupId, keySetId, fabricIndex);
    }

    @Test
    void groupsMayGetKeySetsThatAreNotThereYet() {
        get(device.keys(ADMINISTRATOR).groupKeyMap().write(List.of(entry(1, 9))));
        assertThat(device.cluster.sendingKey(1, 1)).isNull();
        write(ADMINISTRATOR, keySet(9));
        assertThat(device.cluster.sendingKey(1, 1)).isNotNull();
    }

    @Test
    void theKeyMapIsAppendedToAndWrittenByEachFabricForItself() {
        WritableAttribute<List<GroupKeyMapStruct>> own =
                device.keys(ADMINISTRATOR).groupKeyMap();
        get(own.write(List.of(entry(2, 1), entry(1, 2))));
        get(WritableAttribute.append(own, entry(3, 1)));
        get(device.keys(OTHER_FABRIC).groupKeyMap().write(List.of(entry(1, 5).withFabricIndex(1))));
        List<GroupKeyMapStruct> expected = List.of(of(1, 2, 1), of(1, 1, 2), of(1, 3, 1));
        assertThat(device.keyMap(ADMINISTRATOR)).isEqualTo(expected);
        assertThat(device.keyMap(OTHER_FABRIC)).containsExactly(of(2, 1, 5));
        assertThat(device.readAllFabrics(Attributes.GROUP_KEY_MAP))
                .containsAll(expected)
                .contains(of(2, 1, 5))
                .hasSize(4);
        get(own.write(List.of()));
        assertThat(device.readAllFabrics(Attributes.GROUP_KEY_MAP)).containsExactly(of(2, 1, 5));
    }

    @Test
    void fabricsHaveKeySetsOfTheSameNumbers() {
        write(ADMINISTRATOR, keySet(1, key(1), 1L, null, null, null, null));
        write(OTHER_FABRIC, keySet(1, key(1), 2L, key(2), 3L, null, null));
        assertThat(read(ADMINISTRATOR, 1)).isEqualTo(keySet(1, null, 1L, null, null, null, null));
        assertThat(read(OTHER_FABRIC, 1)).isEqualTo(keySet(1, null, 2L, null, 3L, null, null));
        assertThat(keys(1, 1).sendingKey().sameAs(keys(2, 1).sendingKey())).isFalse();
        get(device.keys(OTHER_FABRIC).keySetRemove(new KeySetRemove(1)));
        assertThat(ids(ADMINISTRATOR)).containsExactly(0, 1);
        assertThat(ids(OTHER_FABRIC)).containsExactly(0);
    }

    @Test
    void aFabricThatLeavesTakesEverythingAlong() {
        write(ADMINISTRATOR, keySet(1));
        write(OTHER_FABRIC, keySet(1));
        OperationalGroupKey key = keys(1, 1).sendingKey();
        OperationalGroupKey ipk = keys(1, 0).sendingKey();
        OperationalGroupKey other = keys(2, 1).sendingKey();
        get(device.groups(ADMINISTRATOR, LAMP).addGroup(new AddGroup(1, "")));
        device.leave(1);
        assertClosed(key);
        assertClosed(ipk);
        assertOpen(other);
        assertThat(device.cluster.ipks(1)).isNull();
        assertThat(device.cluster.endpoints(1, 1)).isEmpty();
        assertThat(device.cluster.receivingKeys(key.sessionId())).isEmpty();
        assertThat(device.cluster.groupKeyMap().read()).containsExactly(of(2, 1, 1));
        assertThat(device.cluster.groupTable().read()).isEmpty();
        assertThat(device.fabrics.storage().read("fabric/01/")).isEmpty();
        assertThat(status(device.keys(ADMINISTRATOR).keySetWrite(new KeySetWrite(keySet(2)))))
                .isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
    }

    @Test
    void theMulticastPolicyIsNoMore() {
        GroupKeySetStruct set = keySet(1).withGroupKeyMulticastPolicy(GroupKeyMulticastPolicyEnum.of(77));
        assertThat(device.keySetWrite(set)).isEqualTo(StatusCode.SUCCESS);
        assertThat(read(ADMINISTRATOR, 1).groupKeyMulticastPolicy()).isNull();
    }

    @Test
    void saysHowMuchRoomThereIs() {
        assertThat(get(device.keys(ADMINISTRATOR).maxGroupsPerFabric().read())).isEqualTo(4);
        assertThat(get(device.keys(ADMINISTRATOR).maxGroupKeysPerFabric().read()))
                .isEqualTo(4);
        GroupFixture large = new GroupFixture(
                        new MemoryNodeStore(),
                        fabrics -> new GroupKeyManagementCluster(fabrics, new GroupKeyCapacity(254, 9)))
                .join();
        assertThat(get(large.keys(ADMINISTRATOR).maxGroupsPerFabric().read())).isEqualTo(254);
        assertThat(get(large.keys(ADMINISTRATOR).maxGroupKeysPerFabric().read()))
                .isEqualTo(9);
        assertThatThrownBy(() -> new GroupKeyCapacity(3, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("groupsPerFabric is 3, which is not within 4 to 4096");
        assertThatThrownBy(() -> new GroupKeyCapacity(4097, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GroupKeyCapacity(4, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GroupKeyCapacity(4, 65536)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void changesAreChangesOfTheDataVersion() {
        long before = device.version();
        write(ADMINISTRATOR, keySet(1));
        assertThat(device.version()).isEqualTo(before);
        get(device.keys(ADMINISTRATOR).groupKeyMap().write(List.of(entry(1, 1))));
        long mapped = device.version();
        assertThat(mapped).isNotEqualTo(before);
        get(device.groups(ADMINISTRATOR, LAMP).addGroup(new AddGroup(1, "")));
        long added = device.version();
        assertThat(added).isNotEqualTo(mapped);
        get(device.groups(ADMINISTRATOR, LAMP).addGroup(new AddGroup(1, "")));
        assertThat(device.version()).isEqualTo(added);
        get(device.keys(ADMINISTRATOR).keySetRemove(new KeySetRemove(1)));
        assertThat(device.version()).isNotEqualTo(added);
    }

    @Test
    void aFabricWithoutGroupsLeavesUnnoticed() {
        get(device.keys(ADMINISTRATOR).groupKeyMap().write(List.of(entry(1, 1))));
        long before = device.version();
        device.leave(2);
        assertThat(device.version()).isEqualTo(before);
        device.join();
        SubjectDescriptor third = SubjectDescriptor.node(3, ADMINISTRATOR.subject());
        get(device.keys(third).groupKeyMap().write(List.of(entry(1, 1))));
        long after = device.version();
        device.leave(3);
        assertThat(device.version()).isNotEqualTo(after);
    }

    /** As when a fabric was removed while a request waited for its turn. */
    @Test
    void whatComesTooLateForItsFabricChangesNothing() {
        InteractionContext late = new InteractionContext(Session.of(SubjectDescriptor.node(9, 1)), LAMP);
        Object before = device.fabrics.storage().read("");
        GroupsCluster groups = device.cluster.groups(() -> true);
        assertTooLate(() -> device.cluster.groupKeyMap().write(List.of(of(9, 1, 1)), late));
        assertTooLate(() -> device.cluster.keySetWrite().handle(new KeySetWrite(keySet(1)), late));
        assertTooLate(() -> device.cluster.keySetRemove().handle(new KeySetRemove(1), late));
        assertTooLate(() -> groups.removeAllGroups().handle(new RemoveAllGroups(), late));
        assertTooLate(() -> groups.addGroupIfIdentifying().handle(new AddGroupIfIdentifying(1, ""), late));
        assertThat(groups.removeGroup().handle(new RemoveGroup(1), late).status())
                .isEqualTo(StatusCode.UNSUPPORTED_ACCESS.value());
        assertThat(device.fabrics.storage().read("")).isEqualTo(before);
        assertThat(device.cluster.ipks(9)).isNull();
    }

    private static void assertTooLate(ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOf(StatusException.class)
                .hasMessage("UNSUPPORTED_ACCESS: the node does not belong to fabric 9");
    }

    @Test
    void keysOfATransactionThatFailsAreClosed() {
        List<KeySet> made = new ArrayList<>();
        Fabric fabric = Objects.requireNonNull(device.fabrics.fabrics().get(1));
        assertThatThrownBy(() -> device.fabrics.storage().change(transaction -> {
                    made.add(KeySet.of(
                            transaction, keySet(1, key(1), 1L, key(2), 2L, key(3), 3L), fabric.compressedId()));
                    throw new StatusException(StatusCode.BUSY, "for this test");
                }))
                .isInstanceOf(StatusException.class);
        assertThat(made.get(0).keys().slots()).hasSize(3).allSatisfy(slot -> assertClosed(slot.key()));
    }

    @Test
    void nothingShowsAKey() {
        write(ADMINISTRATOR, keySet(1, key(0xAB), 1L, null, null, null, null));
        get(device.keys(ADMINISTRATOR).groupKeyMap().write(List.of(entry(1, 1))));
        OperationalGroupKey key = Objects.requireNonNull(device.cluster.sendingKey(1, 1));
        byte[] octets = new byte[OperationalGroupKey.LENGTH];
        key.copyTo(octets, 0);
        String hex = HexFormat.of().formatHex(octets);
        String shown = device.cluster.receivingKeys(key.sessionId()).toString()
                + device.cluster.ipks(1)
                + new KeySetWrite(keySet(1, key(0xAB), 1L, null, null, null, null));
        assertThat(shown.toLowerCase(Locale.ROOT))
                .doesNotContain(hex)
                .doesNotContain("abababab")
                .contains("session id");
    }
}

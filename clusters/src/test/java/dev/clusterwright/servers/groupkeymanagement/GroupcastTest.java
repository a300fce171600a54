package dev.clusterwright.servers.groupkeymanagement;

import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.ADMINISTRATOR;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.LAMP;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.NAMELESS;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.OTHER_FABRIC;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.entry;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.key;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.keySet;
import static dev.clusterwright.servers.testing.Answers.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.clusters.groupkeymanagement.GroupInfoMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagement.Attributes;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagementFeature;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupcastAdoptionStruct;
import dev.clusterwright.clusters.groupkeymanagement.KeySetWrite;
import dev.clusterwright.clusters.groups.AddGroup;
import dev.clusterwright.clusters.groups.AddGroupResponse;
import dev.clusterwright.clusters.groups.GetGroupMembership;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.client.WritableAttribute;
import dev.clusterwright.servers.groupkeymanagement.GroupcastMemberships.Membership;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.testing.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the feature Groupcast, which is off unless a device has that cluster. */
class GroupcastTest {
    private final MemoryNodeStore store = new MemoryNodeStore();

    /** What the Groupcast cluster of fabric 1 knows. */
    private final List<Membership> memberships = new ArrayList<>();

    private final GroupFixture device = open().join().join();

    private GroupFixture open() {
        return new GroupFixture(
                store,
                fabrics -> new GroupKeyManagementCluster(
                        fabrics,
                        GroupKeyCapacity.LEAST,
                        fabricIndex -> fabricIndex == 1 ? List.copyOf(memberships) : List.of()));
    }

    @BeforeEach
    void aGroupHasAKeyAndAMember() {
        device.mapTo(keySet(1), 1);
        get(device.groups(ADMINISTRATOR, LAMP).addGroup(new AddGroup(1, "own")));
    }

    private StatusCode adopt(Boolean... entries) {
        return device.write(
                Attributes.GROUPCAST_ADOPTION,
                List.of(entries).stream().map(GroupcastAdoptionStruct::new).toList());
    }

    private List<GroupcastAdoptionStruct> adoption(GroupFixture node) {
        return get(node.keys(ADMINISTRATOR).groupcastAdoption().read());
    }

    private static GroupKeyMapStruct of(int groupId, int keySetId) {
        return new GroupKeyMapStruct(groupId, keySetId, 1);
    }

    private static GroupInfoMapStruct of(int groupId, String name, Integer... endpoints) {
        return new GroupInfoMapStruct(groupId, List.of(endpoints), name, 1);
    }

    @Test
    void saysThatThereIsGroupcast() {
        assertThat(get(device.keys(ADMINISTRATOR).featureMap().read()))
                .isEqualTo(GroupKeyManagementFeature.GROUPCAST.toLong());
        assertThat(get(device.keys(ADMINISTRATOR).maxGroupsPerFabric().read())).isZero();
        assertThat(get(device.keys(ADMINISTRATOR).maxGroupKeysPerFabric().read()))
                .isEqualTo(4);
        assertThat(adoption(device)).isEmpty();
    }

    @Test
    void groupcastAdoptionTwoEntries_CONSTRAINT_ERROR() {
        assertThat(adopt(true, true)).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(adopt(false)).isEqualTo(StatusCode.SUCCESS);
        assertThat(adoption(device)).containsExactly(new GroupcastAdoptionStruct(false, 1));
        assertThat(device.map()).isEqualTo(StatusCode.SUCCESS);
    }

    @Test
    void groupKeyMapAfterAdoption_INVALID_IN_STATE() {
        assertThat(adopt(true)).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.map(entry(2, 1))).isEqualTo(StatusCode.INVALID_IN_STATE);
        assertThat(device.map()).isEqualTo(StatusCode.INVALID_IN_STATE);
        assertThat(device.append(entry(2, 1))).isEqualTo(StatusCode.INVALID_IN_STATE);
        assertThat(adopt(false)).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.map(entry(2, 1))).isEqualTo(StatusCode.SUCCESS);
    }

    @Test
    void addGroupAfterAdoption_UNSUPPORTED_ACCESS() {
        memberships.add(new Membership(2, 1, Set.of(), ""));
        assertThat(adopt(true)).isEqualTo(StatusCode.SUCCESS);
        for (int group = 1; group <= 2; group++) {
            assertThat(device.ask(LAMP, new AddGroup(group, ""), AddGroupResponse.CODEC)
                            .status())
                    .isEqualTo(StatusCode.UNSUPPORTED_ACCESS.value());
        }
    }

    @Test
    void keySetWriteThirdKey_INVALID_COMMAND() {
        assertThat(device.keySetWrite(keySet(1, key(1), 1L, key(2), 2L, key(3), 3L)))
                .isEqualTo(StatusCode.INVALID_COMMAND);
        assertThat(device.keySetWrite(keySet(1, key(1), 1L, key(2), 2L, null, null)))
                .isEqualTo(StatusCode.SUCCESS);
        assertThat(device.keySetWrite(keySet(0, key(1), 1L, key(2), 2L, key(3), 3L)))
                .isEqualTo(StatusCode.SUCCESS);
    }

    @Test
    void whatWasWrittenIsOutOfUseWhileGroupcastIsAdopted() {
        int sessionId = Objects.requireNonNull(device.cluster.sendingKey(1, 1)).sessionId();
        assertThat(adopt(true)).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.keyMap(ADMINISTRATOR)).isEmpty();
        assertThat(device.table(ADMINISTRATOR)).isEmpty();
        assertThat(device.cluster.endpoints(1, 1)).isEmpty();
        assertThat(device.cluster.sendingKey(1, 1)).isNull();
        assertThat(device.cluster.receivingKeys(sessionId)).isEmpty();
        assertThat(get(device.groups(ADMINISTRATOR, LAMP).getGroupMembership(new GetGroupMembership(List.of())))
                        .groupList())
                .isEmpty();
        assertThat(get(device.keys(ADMINISTRATOR).keySetReadAllIndices()).groupKeySetIds())
                .containsExactly(0, 1);
        assertThat(adopt()).isEqualTo(StatusCode.SUCCESS);
        assertThat(adoption(device)).isEmpty();
        assertThat(device.keyMap(ADMINISTRATOR)).containsExactly(of(1, 1));
        assertThat(device.table(ADMINISTRATOR)).containsExactly(of(1, "own", LAMP));
        assertThat(device.cluster.receivingKeys(sessionId)).hasSize(1);
    }

    @Test
    void adoptionIsOfOneFabricAndIsKept() {
        get(device.keys(OTHER_FABRIC).keySetWrite(new KeySetWrite(keySet(1))));
        get(device.keys(OTHER_FABRIC).groupKeyMap().write(List.of(entry(5, 1))));
        long before = device.version();
        assertThat(adopt(true)).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.version()).isNotEqualTo(before);
        assertThat(device.readAllFabrics(Attributes.GROUP_KEY_MAP)).containsExactly(new GroupKeyMapStruct(5, 1, 2));
        GroupFixture again = open();
        assertThat(adoption(again)).containsExactly(new GroupcastAdoptionStruct(true, 1));
        assertThat(again.keyMap(ADMINISTRATOR)).isEmpty();
        assertThat(get(again.keys(OTHER_FABRIC).groupcastAdoption().read())).isEmpty();
        again.leave(1);
        assertThat(again.cluster.groupKeyMap().read()).hasSize(1);
        assertThat(new GroupFixture(store).keyMap(OTHER_FABRIC)).hasSize(1);
    }

    @Test
    void membershipsAreSeenByThoseWhoHaveNotAdoptedGroupcast() {
        memberships.add(new Membership(1, 9, Set.of(NAMELESS), "theirs"));
        memberships.add(new Membership(7, 1, Set.of(LAMP), "seven"));
        memberships.add(new Membership(8, null, Set.of(), "sends only"));
        assertThat(device.keyMap(ADMINISTRATOR)).containsExactly(of(1, 1), of(7, 1), of(8, 0xFFFF));
        assertThat(device.table(ADMINISTRATOR)).containsExactly(of(1, "own", LAMP, NAMELESS), of(7, "seven", LAMP));
        assertThat(device.keyMap(OTHER_FABRIC)).isEmpty();
        assertThat(adopt(true)).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.keyMap(ADMINISTRATOR)).isEmpty();
        assertThat(device.table(ADMINISTRATOR)).isEmpty();
    }

    @Test
    void messagesFindMembershipsInAnyCase() {
        memberships.add(new Membership(7, 1, Set.of(NAMELESS), ""));
        memberships.add(new Membership(8, null, Set.of(LAMP), ""));
        int sessionId = Objects.requireNonNull(device.cluster.sendingKey(1, 7)).sessionId();
        assertThat(device.cluster.receivingKeys(sessionId))
                .singleElement()
                .satisfies(found -> assertThat(found.groups()).containsExactlyInAnyOrder(1, 7));
        assertThat(device.cluster.sendingKey(1, 8)).isNull();
        assertThat(adopt(true)).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.cluster.receivingKeys(sessionId))
                .singleElement()
                .satisfies(found -> assertThat(found.groups()).containsExactly(7));
        assertThat(device.cluster.endpoints(1, 7)).containsExactly(NAMELESS);
        assertThat(device.cluster.endpoints(1, 8)).containsExactly(LAMP);
    }

    /** A client that reads the list, adds an entry and writes it does not take over what Groupcast has. */
    @Test
    void whatIsOnlyMirroredIsNotWritten() {
        memberships.add(new Membership(7, 1, Set.of(LAMP), ""));
        memberships.add(new Membership(8, null, Set.of(LAMP), ""));
        WritableAttribute<List<GroupKeyMapStruct>> map =
                device.keys(ADMINISTRATOR).groupKeyMap();
        List<GroupKeyMapStruct> all = new ArrayList<>(get(map.read()));
        all.add(entry(3, 1));
        get(map.write(all));
        get(WritableAttribute.append(map, entry(4, 1)));
        get(map.write(get(map.read())));
        memberships.clear();
        assertThat(device.keyMap(ADMINISTRATOR)).containsExactly(of(1, 1), of(3, 1), of(4, 1));
    }

    @Test
    void aMembershipWithAKeyIsEnoughToAddEndpoints() {
        memberships.add(new Membership(7, 1, Set.of(), ""));
        memberships.add(new Membership(8, null, Set.of(), ""));
        assertThat(get(device.groups(ADMINISTRATOR, LAMP).addGroup(new AddGroup(7, "")))
                        .status())
                .isZero();
        assertThat(get(device.groups(ADMINISTRATOR, LAMP).addGroup(new AddGroup(8, "")))
                        .status())
                .isEqualTo(StatusCode.UNSUPPORTED_ACCESS.value());
    }

    @Test
    void groupcastTellsOfItsChanges() {
        long before = device.version();
        device.cluster.groupcastChanged();
        assertThat(device.version()).isNotEqualTo(before);
    }

    @Test
    void onlyAdministratorsReadAndWriteAdoption() {
        SubjectDescriptor stranger = SubjectDescriptor.node(1, 7);
        assertThat(Answers.status(device.keys(stranger).groupcastAdoption().read()))
                .isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(Answers.status(device.keys(stranger).groupcastAdoption().write(List.of())))
                .isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
    }
}

package dev.clusterwright.servers.groupkeymanagement;

import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.ADMINISTRATOR;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.LAMP;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.NAMELESS;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.OTHER_FABRIC;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.entry;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.keySet;
import static dev.clusterwright.servers.testing.Answers.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.clusters.groupkeymanagement.GroupInfoMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagement.Attributes;
import dev.clusterwright.clusters.groupkeymanagement.KeySetWrite;
import dev.clusterwright.clusters.groups.AddGroup;
import dev.clusterwright.clusters.groups.AddGroupIfIdentifying;
import dev.clusterwright.clusters.groups.GetGroupMembership;
import dev.clusterwright.clusters.groups.GetGroupMembershipResponse;
import dev.clusterwright.clusters.groups.NameSupportBitmap;
import dev.clusterwright.clusters.groups.RemoveGroup;
import dev.clusterwright.clusters.groups.ViewGroup;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupsClusterTest {
    private final GroupFixture device =
            new GroupFixture(new MemoryNodeStore()).join().join();

    @BeforeEach
    void groupsOneToFourHaveAKey() {
        for (SubjectDescriptor subject : List.of(ADMINISTRATOR, OTHER_FABRIC)) {
            get(device.keys(subject).keySetWrite(new KeySetWrite(keySet(1))));
            get(device.keys(subject).groupKeyMap().write(List.of(entry(1, 1), entry(2, 1), entry(3, 1), entry(4, 1))));
        }
    }

    private void add(SubjectDescriptor subject, int endpoint, int groupId, String name) {
        assertThat(get(device.groups(subject, endpoint).addGroup(new AddGroup(groupId, name)))
                        .status())
                .isZero();
    }

    private void remove(int endpoint, int groupId) {
        assertThat(get(device.groups(ADMINISTRATOR, endpoint).removeGroup(new RemoveGroup(groupId)))
                        .status())
                .isZero();
    }

    private String name(int endpoint, int groupId) {
        return get(device.groups(ADMINISTRATOR, endpoint).viewGroup(new ViewGroup(groupId)))
                .groupName();
    }

    private GetGroupMembershipResponse membership(SubjectDescriptor subject, Integer... asked) {
        return get(device.groups(subject, LAMP).getGroupMembership(new GetGroupMembership(List.of(asked))));
    }

    private static GroupInfoMapStruct of(int fabricIndex, int groupId, String name, Integer... endpoints) {
        return new GroupInfoMapStruct(groupId, List.of(endpoints), name, fabricIndex);
    }

    @Test
    void endpointsAreAddedAndRemovedOneByOne() {
        add(ADMINISTRATOR, NAMELESS, 1, "ignored");
        assertThat(device.table(ADMINISTRATOR)).containsExactly(of(1, 1, "", NAMELESS));
        add(ADMINISTRATOR, LAMP, 1, "kitchen");
        assertThat(device.table(ADMINISTRATOR)).containsExactly(of(1, 1, "kitchen", LAMP, NAMELESS));
        assertThat(device.cluster.endpoints(1, 1)).containsExactlyInAnyOrder(LAMP, NAMELESS);
        remove(LAMP, 1);
        assertThat(device.table(ADMINISTRATOR)).containsExactly(of(1, 1, "kitchen", NAMELESS));
        remove(NAMELESS, 1);
        assertThat(device.table(ADMINISTRATOR)).isEmpty();
        assertThat(device.cluster.endpoints(1, 1)).isEmpty();
    }

    @Test
    void aGroupHasTheNameThatWasGivenLast() {
        add(ADMINISTRATOR, LAMP, 1, "kitchen");
        assertThat(name(LAMP, 1)).isEqualTo("kitchen");
        add(ADMINISTRATOR, LAMP, 1, "sixteen octets :");
        assertThat(name(LAMP, 1)).isEqualTo("sixteen octets :");
        add(ADMINISTRATOR, NAMELESS, 1, "another");
        assertThat(name(LAMP, 1)).isEqualTo("sixteen octets :");
        assertThat(name(NAMELESS, 1)).isEmpty();
        add(ADMINISTRATOR, LAMP, 1, "");
        assertThat(name(LAMP, 1)).isEmpty();
    }

    @Test
    void fabricsHaveGroupsOfTheSameNumbers() {
        add(ADMINISTRATOR, LAMP, 1, "mine");
        add(OTHER_FABRIC, NAMELESS, 1, "");
        add(OTHER_FABRIC, LAMP, 2, "theirs");
        assertThat(device.table(ADMINISTRATOR)).containsExactly(of(1, 1, "mine", LAMP));
        assertThat(device.table(OTHER_FABRIC)).containsExactly(of(2, 1, "", NAMELESS), of(2, 2, "theirs", LAMP));
        assertThat(device.readAllFabrics(Attributes.GROUP_TABLE)).hasSize(3);
        assertThat(device.cluster.endpoints(1, 1)).containsExactly(LAMP);
        assertThat(device.cluster.endpoints(2, 1)).containsExactly(NAMELESS);
        assertThat(device.cluster.endpoints(3, 1)).isEmpty();
        get(device.groups(OTHER_FABRIC, LAMP).removeAllGroups());
        assertThat(device.table(ADMINISTRATOR)).hasSize(1);
        assertThat(device.table(OTHER_FABRIC)).containsExactly(of(2, 1, "", NAMELESS));
    }

    @Test
    void membershipIsThatOfTheEndpoint() {
        add(ADMINISTRATOR, LAMP, 3, "");
        add(ADMINISTRATOR, LAMP, 1, "");
        add(ADMINISTRATOR, NAMELESS, 2, "");
        add(OTHER_FABRIC, LAMP, 4, "");
        assertThat(membership(ADMINISTRATOR)).isEqualTo(new GetGroupMembershipResponse(null, List.of(1, 3)));
        assertThat(membership(ADMINISTRATOR, 3, 3, 2, 9).groupList()).containsExactly(3);
        assertThat(membership(ADMINISTRATOR, 9).groupList()).isEmpty();
        assertThat(membership(OTHER_FABRIC).groupList()).containsExactly(4);
    }

    @Test
    void anEndpointLeavesAllGroupsAtOnce() {
        add(ADMINISTRATOR, LAMP, 1, "");
        add(ADMINISTRATOR, LAMP, 2, "");
        add(ADMINISTRATOR, NAMELESS, 2, "");
        get(device.groups(ADMINISTRATOR, LAMP).removeAllGroups());
        assertThat(device.table(ADMINISTRATOR)).containsExactly(of(1, 2, "", NAMELESS));
    }

    @Test
    void onlyWhatIsBeingIdentifiedIsAdded() {
        get(device.groups(ADMINISTRATOR, LAMP).addGroupIfIdentifying(new AddGroupIfIdentifying(1, "no")));
        assertThat(device.table(ADMINISTRATOR)).isEmpty();
        device.isIdentifying = true;
        get(device.groups(ADMINISTRATOR, LAMP).addGroupIfIdentifying(new AddGroupIfIdentifying(1, "yes")));
        assertThat(device.table(ADMINISTRATOR)).containsExactly(of(1, 1, "yes", LAMP));
    }

    @Test
    void membersStayWhenTheGroupLosesItsKey() {
        add(ADMINISTRATOR, LAMP, 1, "stays");
        get(device.keys(ADMINISTRATOR).groupKeyMap().write(List.of()));
        assertThat(device.table(ADMINISTRATOR)).containsExactly(of(1, 1, "stays", LAMP));
        assertThat(device.cluster.sendingKey(1, 1)).isNull();
    }

    @Test
    void saysWhetherThereAreNames() {
        assertThat(get(device.groups(ADMINISTRATOR, LAMP).nameSupport().read()))
                .isEqualTo(NameSupportBitmap.GROUP_NAMES);
        assertThat(get(device.groups(ADMINISTRATOR, NAMELESS).nameSupport().read()))
                .isEqualTo(NameSupportBitmap.NONE);
        assertThat(get(device.groups(ADMINISTRATOR, LAMP).featureMap().read())).isEqualTo(1);
    }
}

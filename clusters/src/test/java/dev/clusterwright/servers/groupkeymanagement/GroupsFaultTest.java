package dev.clusterwright.servers.groupkeymanagement;

import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.ADMINISTRATOR;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.LAMP;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.NAMELESS;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.entry;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.keySet;
import static dev.clusterwright.servers.testing.Answers.get;
import static dev.clusterwright.servers.testing.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.KeySetRemove;
import dev.clusterwright.clusters.groups.AddGroup;
import dev.clusterwright.clusters.groups.AddGroupIfIdentifying;
import dev.clusterwright.clusters.groups.AddGroupResponse;
import dev.clusterwright.clusters.groups.GetGroupMembership;
import dev.clusterwright.clusters.groups.RemoveGroup;
import dev.clusterwright.clusters.groups.RemoveGroupResponse;
import dev.clusterwright.clusters.groups.ViewGroup;
import dev.clusterwright.clusters.groups.ViewGroupResponse;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every status that a Groups cluster is to answer, in the response or as the status of the command. */
class GroupsFaultTest {
    private static final String TOO_LONG = "seventeen octets!";

    private final GroupFixture device = new GroupFixture(new MemoryNodeStore()).join();

    @BeforeEach
    void groupsHaveAKey() {
        assertThat(device.keySetWrite(keySet(1))).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.map(entry(1, 1), entry(2, 9))).isEqualTo(StatusCode.SUCCESS);
    }

    private StatusCode add(int groupId, String name) {
        AddGroupResponse response = device.ask(LAMP, new AddGroup(groupId, name), AddGroupResponse.CODEC);
        assertThat(response.groupId()).isEqualTo(groupId);
        return StatusCode.of(response.status());
    }

    private StatusCode view(int groupId) {
        ViewGroupResponse response = device.ask(LAMP, new ViewGroup(groupId), ViewGroupResponse.CODEC);
        assertThat(response.groupId()).isEqualTo(groupId);
        assertThat(response.groupName()).isEmpty();
        return StatusCode.of(response.status());
    }

    private StatusCode remove(int groupId) {
        RemoveGroupResponse response = device.ask(LAMP, new RemoveGroup(groupId), RemoveGroupResponse.CODEC);
        assertThat(response.groupId()).isEqualTo(groupId);
        return StatusCode.of(response.status());
    }

    private StatusCode addIfIdentifying(int groupId, String name) {
        return device.invoke(LAMP, new AddGroupIfIdentifying(groupId, name));
    }

    @Test
    void addGroupZero_CONSTRAINT_ERROR() {
        assertThat(add(0, "")).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(device.table(ADMINISTRATOR)).isEmpty();
    }

    @Test
    void addGroupNameTooLong_CONSTRAINT_ERROR() {
        assertThat(TOO_LONG).hasSize(17);
        assertThat(add(1, TOO_LONG)).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(add(1, "\u00e9".repeat(9))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(add(1, "\u00e9".repeat(8))).isEqualTo(StatusCode.SUCCESS);
    }

    @Test
    void addGroupWithoutKey_UNSUPPORTED_ACCESS() {
        assertThat(add(3, "")).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(add(0xFFFF, "")).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
    }

    @Test
    void addGroupWhoseKeySetIsNotThere_UNSUPPORTED_ACCESS() {
        assertThat(add(2, "")).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
    }

    @Test
    void addGroupWhoseKeySetWasRemoved_UNSUPPORTED_ACCESS() {
        get(device.keys(ADMINISTRATOR).keySetRemove(new KeySetRemove(1)));
        assertThat(add(1, "")).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
    }

    @Test
    void addGroupZeroWithoutKey_CONSTRAINT_ERROR() {
        assertThat(add(0, TOO_LONG)).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(add(3, TOO_LONG)).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    /** Groups that have lost their keys still take their places. */
    @Test
    void addGroupOneTooMany_RESOURCE_EXHAUSTED() {
        fill();
        assertThat(add(15, "")).isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
        assertThat(add(14, "again")).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(remove(11)).isEqualTo(StatusCode.SUCCESS);
        assertThat(add(15, "")).isEqualTo(StatusCode.SUCCESS);
    }

    @Test
    void addGroupThatIsThereWhenThereIsNoRoom_SUCCESS() {
        fill();
        map(11);
        assertThat(add(11, "again")).isEqualTo(StatusCode.SUCCESS);
        assertThat(get(device.groups(ADMINISTRATOR, NAMELESS).addGroup(new AddGroup(11, "")))
                        .status())
                .isZero();
    }

    private void fill() {
        map(11, 12, 13, 14);
        for (int groupId = 11; groupId <= 14; groupId++) {
            assertThat(add(groupId, "")).isEqualTo(StatusCode.SUCCESS);
        }
        map(15);
    }

    private void map(int... groups) {
        assertThat(device.map(IntStream.of(groups).mapToObj(id -> entry(id, 1)).toArray(GroupKeyMapStruct[]::new)))
                .isEqualTo(StatusCode.SUCCESS);
    }

    @Test
    void viewGroupZero_CONSTRAINT_ERROR() {
        assertThat(view(0)).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @Test
    void viewGroupOfOthers_NOT_FOUND() {
        assertThat(view(1)).isEqualTo(StatusCode.NOT_FOUND);
        get(device.groups(ADMINISTRATOR, NAMELESS).addGroup(new AddGroup(1, "")));
        assertThat(view(1)).isEqualTo(StatusCode.NOT_FOUND);
    }

    @Test
    void removeGroupZero_CONSTRAINT_ERROR() {
        assertThat(remove(0)).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @Test
    void removeGroupOfOthers_NOT_FOUND() {
        assertThat(remove(1)).isEqualTo(StatusCode.NOT_FOUND);
        get(device.groups(ADMINISTRATOR, NAMELESS).addGroup(new AddGroup(1, "")));
        assertThat(remove(1)).isEqualTo(StatusCode.NOT_FOUND);
        assertThat(device.table(ADMINISTRATOR)).hasSize(1);
    }

    @Test
    void addGroupIfIdentifyingZero_CONSTRAINT_ERROR() {
        assertThat(addIfIdentifying(0, "")).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        device.isIdentifying = true;
        assertThat(addIfIdentifying(0, "")).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(addIfIdentifying(1, TOO_LONG)).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @Test
    void addGroupIfIdentifyingWithoutKey_UNSUPPORTED_ACCESS() {
        device.isIdentifying = true;
        assertThat(addIfIdentifying(3, "")).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
    }

    @Test
    void addGroupIfIdentifyingOneTooMany_RESOURCE_EXHAUSTED() {
        fill();
        device.isIdentifying = true;
        assertThat(addIfIdentifying(15, "")).isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
    }

    @Test
    void addGroupIfNotIdentifying_SUCCESS() {
        assertThat(addIfIdentifying(1, "")).isEqualTo(StatusCode.SUCCESS);
        assertThat(addIfIdentifying(3, "")).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.table(ADMINISTRATOR)).isEmpty();
    }

    @Test
    void getGroupMembershipOfGroupZero_CONSTRAINT_ERROR() {
        assertThat(device.invoke(LAMP, new GetGroupMembership(List.of(0)))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @Test
    void removeAllGroupsWhereThereAreNone_SUCCESS() {
        assertThat(status(device.groups(ADMINISTRATOR, LAMP).removeAllGroups())).isEqualTo(StatusCode.SUCCESS);
    }
}

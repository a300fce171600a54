package dev.clusterwright.servers.groupkeymanagement;

import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.ADMINISTRATOR;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.entry;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.key;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.keySet;
import static dev.clusterwright.servers.testing.Answers.get;
import static dev.clusterwright.servers.testing.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagement.Attributes;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySecurityPolicyEnum;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySetStruct;
import dev.clusterwright.clusters.groupkeymanagement.KeySetRead;
import dev.clusterwright.clusters.groupkeymanagement.KeySetRemove;
import dev.clusterwright.clusters.groupkeymanagement.KeySetWrite;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.type.OctetString;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every status that the cluster is to answer, and which comes first where two could. A refused command changes nothing. */
class GroupKeyManagementFaultTest {
    private static final OctetString KEY = key(0xA0);
    private static final OctetString SHORT = OctetString.fromHex("a0".repeat(15));
    private static final OctetString LONG = OctetString.fromHex("a0".repeat(17));
    private static final long NO_TIME = 0xFFFFFFFF_FFFFFFFFL;

    private final MemoryNodeStore store = new MemoryNodeStore();
    private final GroupFixture device = new GroupFixture(store).join();

    /** What the store has of groups; tests that expect refusals leave it as it is. */
    private Object kept = keptNow();

    private Object keptNow() {
        return store.read("");
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(keptNow()).isEqualTo(kept);
    }

    private void assertKeySetWrite(StatusCode expected, GroupKeySetStruct set) {
        assertThat(device.keySetWrite(set)).isEqualTo(expected);
    }

    @Test
    void keySetWriteKey0Null_INVALID_COMMAND() {
        assertKeySetWrite(StatusCode.INVALID_COMMAND, keySet(1, null, 1L, null, null, null, null));
        assertKeySetWrite(StatusCode.INVALID_COMMAND, keySet(1, null, null, null, null, null, null));
    }

    @Test
    void keySetWriteStartTime0Null_INVALID_COMMAND() {
        assertKeySetWrite(StatusCode.INVALID_COMMAND, keySet(1, KEY, null, null, null, null, null));
    }

    @Test
    void keySetWriteStartTimeZero_INVALID_COMMAND() {
        assertKeySetWrite(StatusCode.INVALID_COMMAND, keySet(1, KEY, 0L, null, null, null, null));
    }

    @Test
    void keySetWriteKey0OfAnotherLength_CONSTRAINT_ERROR() {
        assertKeySetWrite(StatusCode.CONSTRAINT_ERROR, keySet(1, SHORT, 1L, null, null, null, null));
        assertKeySetWrite(StatusCode.CONSTRAINT_ERROR, keySet(1, LONG, 1L, null, null, null, null));
        assertKeySetWrite(StatusCode.CONSTRAINT_ERROR, keySet(1, OctetString.EMPTY, 1L, null, null, null, null));
    }

    @Test
    void keySetWriteStartTime0IsNoTime_CONSTRAINT_ERROR() {
        assertKeySetWrite(StatusCode.CONSTRAINT_ERROR, keySet(1, KEY, NO_TIME, null, null, null, null));
    }

    @Test
    void keySetWriteKey1WithoutStartTime_INVALID_COMMAND() {
        assertKeySetWrite(StatusCode.INVALID_COMMAND, keySet(1, KEY, 1L, KEY, null, null, null));
        assertKeySetWrite(StatusCode.INVALID_COMMAND, keySet(1, KEY, 1L, null, 2L, null, null));
    }

    @Test
    void keySetWriteKey1OfAnotherLength_CONSTRAINT_ERROR() {
        assertKeySetWrite(StatusCode.CONSTRAINT_ERROR, keySet(1, KEY, 1L, SHORT, 2L, null, null));
    }

    @Test
    void keySetWriteStartTime1IsNoTime_CONSTRAINT_ERROR() {
        assertKeySetWrite(StatusCode.CONSTRAINT_ERROR, keySet(1, KEY, 1L, KEY, NO_TIME, null, null));
    }

    @Test
    void keySetWriteStartTime1NotLater_INVALID_COMMAND() {
        assertKeySetWrite(StatusCode.INVALID_COMMAND, keySet(1, KEY, 2L, KEY, 2L, null, null));
        assertKeySetWrite(StatusCode.INVALID_COMMAND, keySet(1, KEY, 2L, KEY, 1L, null, null));
        assertKeySetWrite(StatusCode.INVALID_COMMAND, keySet(1, KEY, 1L << 63, KEY, Long.MAX_VALUE, null, null));
    }

    @Test
    void keySetWriteKey2WithoutStartTime_INVALID_COMMAND() {
        assertKeySetWrite(StatusCode.INVALID_COMMAND, keySet(1, KEY, 1L, KEY, 2L, KEY, null));
        assertKeySetWrite(StatusCode.INVALID_COMMAND, keySet(1, KEY, 1L, KEY, 2L, null, 3L));
    }

    @Test
    void keySetWriteKey2WithoutKey1_INVALID_COMMAND() {
        assertKeySetWrite(StatusCode.INVALID_COMMAND, keySet(1, KEY, 1L, null, null, KEY, 3L));
    }

    @Test
    void keySetWriteKey2OfAnotherLength_CONSTRAINT_ERROR() {
        assertKeySetWrite(StatusCode.CONSTRAINT_ERROR, keySet(1, KEY, 1L, KEY, 2L, LONG, 3L));
    }

    @Test
    void keySetWriteStartTime2IsNoTime_CONSTRAINT_ERROR() {
        assertKeySetWrite(StatusCode.CONSTRAINT_ERROR, keySet(1, KEY, 1L, KEY, 2L, KEY, NO_TIME));
    }

    @Test
    void keySetWriteStartTime2NotLater_INVALID_COMMAND() {
        assertKeySetWrite(StatusCode.INVALID_COMMAND, keySet(1, KEY, 1L, KEY, 3L, KEY, 3L));
        assertKeySetWrite(StatusCode.INVALID_COMMAND, keySet(1, KEY, 1L, KEY, 3L, KEY, 2L));
    }

    private static GroupKeySetStruct with(GroupKeySecurityPolicyEnum policy, OctetString key0) {
        return new GroupKeySetStruct(1, policy, key0, 1L, null, null, null, null);
    }

    @Test
    void keySetWriteUnknownPolicy_CONSTRAINT_ERROR() {
        assertKeySetWrite(StatusCode.CONSTRAINT_ERROR, with(GroupKeySecurityPolicyEnum.of(2), KEY));
    }

    @Test
    void keySetWriteCacheAndSyncWithoutFeature_INVALID_COMMAND() {
        assertKeySetWrite(StatusCode.INVALID_COMMAND, with(GroupKeySecurityPolicyEnum.CACHE_AND_SYNC, KEY));
    }

    @Test
    void keySetWriteOneTooMany_RESOURCE_EXHAUSTED() {
        for (int id = 1; id <= 3; id++) {
            assertKeySetWrite(StatusCode.SUCCESS, keySet(id));
        }
        kept = keptNow();
        assertKeySetWrite(StatusCode.RESOURCE_EXHAUSTED, keySet(4));
        assertKeySetWrite(StatusCode.RESOURCE_EXHAUSTED, keySet(0xFFFF));
    }

    @Test
    void keySetWriteOneTooManyButKnown_SUCCESS() {
        for (int id : new int[] {1, 2, 3, 2, 0}) {
            assertKeySetWrite(StatusCode.SUCCESS, keySet(id));
        }
        kept = keptNow();
    }

    /** Each set has the fault of its line and that of the one below, in the order of the sheet. */
    @Test
    void keySetWriteOfTwoFaultsTheFirstWins() {
        assertKeySetWrite(StatusCode.INVALID_COMMAND, keySet(1, SHORT, null, null, null, null, null));
        assertKeySetWrite(StatusCode.INVALID_COMMAND, keySet(1, SHORT, 0L, null, null, null, null));
        assertKeySetWrite(StatusCode.CONSTRAINT_ERROR, keySet(1, SHORT, 1L, KEY, null, null, null));
        assertKeySetWrite(StatusCode.INVALID_COMMAND, keySet(1, KEY, 1L, SHORT, null, null, null));
        assertKeySetWrite(StatusCode.CONSTRAINT_ERROR, keySet(1, KEY, 1L, SHORT, 1L, null, null));
        assertKeySetWrite(StatusCode.INVALID_COMMAND, keySet(1, KEY, 1L, KEY, 1L, SHORT, 2L));
        assertKeySetWrite(StatusCode.INVALID_COMMAND, keySet(1, KEY, 1L, KEY, 2L, SHORT, null));
        assertKeySetWrite(StatusCode.INVALID_COMMAND, keySet(1, KEY, 1L, null, null, SHORT, 3L));
        assertKeySetWrite(StatusCode.CONSTRAINT_ERROR, keySet(1, KEY, 1L, KEY, 2L, SHORT, 2L));
    }

    @Test
    void keySetWritePolicyIsLookedAtAfterKeysAndBeforeRoom() {
        assertKeySetWrite(StatusCode.CONSTRAINT_ERROR, with(GroupKeySecurityPolicyEnum.CACHE_AND_SYNC, SHORT));
        GroupKeySetStruct late =
                new GroupKeySetStruct(9, GroupKeySecurityPolicyEnum.of(9), KEY, 2L, KEY, 1L, null, null);
        assertKeySetWrite(StatusCode.INVALID_COMMAND, late);
        for (int id = 1; id <= 3; id++) {
            assertKeySetWrite(StatusCode.SUCCESS, keySet(id));
        }
        kept = keptNow();
        assertKeySetWrite(
                StatusCode.CONSTRAINT_ERROR,
                new GroupKeySetStruct(9, GroupKeySecurityPolicyEnum.of(9), KEY, 1L, null, null, null, null));
    }

    @Test
    void keySetReadUnknown_NOT_FOUND() {
        assertThat(status(device.keys(ADMINISTRATOR).keySetRead(new KeySetRead(1))))
                .isEqualTo(StatusCode.NOT_FOUND);
        assertThat(status(device.keys(ADMINISTRATOR).keySetRead(new KeySetRead(0xFFFF))))
                .isEqualTo(StatusCode.NOT_FOUND);
    }

    @Test
    void keySetRemoveZero_INVALID_COMMAND() {
        assertThat(status(device.keys(ADMINISTRATOR).keySetRemove(new KeySetRemove(0))))
                .isEqualTo(StatusCode.INVALID_COMMAND);
    }

    @Test
    void keySetRemoveUnknown_NOT_FOUND() {
        assertThat(status(device.keys(ADMINISTRATOR).keySetRemove(new KeySetRemove(1))))
                .isEqualTo(StatusCode.NOT_FOUND);
    }

    @Test
    void groupKeyMapKeySetZero_CONSTRAINT_ERROR() {
        assertThat(device.map(entry(1, 1), entry(2, 0))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(device.append(entry(2, 0))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @Test
    void groupKeyMapGroupOutOfRange_CONSTRAINT_ERROR() {
        for (int group : new int[] {0, 0xFF00, 0xFFFF}) {
            assertThat(device.map(entry(group, 1))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
            assertThat(device.append(entry(group, 1))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        }
    }

    @Test
    void groupKeyMapSameGroupTwice_CONSTRAINT_ERROR() {
        assertThat(device.map(entry(1, 1), entry(1, 2))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(device.map(entry(1, 1), entry(1, 1))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @Test
    void groupKeyMapAppendsSameGroup_CONSTRAINT_ERROR() {
        assertThat(device.map(entry(1, 1))).isEqualTo(StatusCode.SUCCESS);
        kept = keptNow();
        assertThat(device.append(entry(1, 2))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @Test
    void groupKeyMapOneTooMany_RESOURCE_EXHAUSTED() {
        assertThat(device.map(entry(1, 1), entry(2, 1), entry(3, 1), entry(4, 1), entry(5, 1)))
                .isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
        assertThat(device.map(entry(1, 1), entry(2, 1), entry(3, 1), entry(0xFEFF, 1)))
                .isEqualTo(StatusCode.SUCCESS);
        kept = keptNow();
        assertThat(device.append(entry(5, 1))).isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
    }

    @Test
    void groupKeyMapTooManyOfWhichOneIsWrong_CONSTRAINT_ERROR() {
        assertThat(device.map(entry(1, 1), entry(2, 1), entry(3, 1), entry(4, 1), entry(0xFF00, 1)))
                .isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @Test
    void attributesThatAreNotWritten_UNSUPPORTED_WRITE() {
        assertThat(device.write(Attributes.GROUP_TABLE, List.of())).isEqualTo(StatusCode.UNSUPPORTED_WRITE);
        assertThat(device.write(Attributes.MAX_GROUPS_PER_FABRIC, 9)).isEqualTo(StatusCode.UNSUPPORTED_WRITE);
        assertThat(device.write(Attributes.MAX_GROUP_KEYS_PER_FABRIC, 9)).isEqualTo(StatusCode.UNSUPPORTED_WRITE);
    }

    @Test
    void groupcastAdoptionWithoutFeature_UNSUPPORTED_ATTRIBUTE() {
        assertThat(device.write(Attributes.GROUPCAST_ADOPTION, List.of())).isEqualTo(StatusCode.UNSUPPORTED_ATTRIBUTE);
        assertThat(status(device.keys(ADMINISTRATOR).groupcastAdoption().read()))
                .isEqualTo(StatusCode.UNSUPPORTED_ATTRIBUTE);
    }

    @Test
    void strangersAndThoseWithoutFabric_UNSUPPORTED_ACCESS() {
        for (SubjectDescriptor subject : List.of(SubjectDescriptor.node(1, 7), SubjectDescriptor.pase())) {
            assertThat(status(device.keys(subject).keySetWrite(new KeySetWrite(keySet(1)))))
                    .isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
            assertThat(status(device.keys(subject).keySetRead(new KeySetRead(0))))
                    .isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
            assertThat(status(device.keys(subject).keySetRemove(new KeySetRemove(1))))
                    .isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
            assertThat(status(device.keys(subject).keySetReadAllIndices())).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
            assertThat(status(device.keys(subject).groupKeyMap().write(List.of())))
                    .isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        }
        assertThat(get(device.keys(ADMINISTRATOR).keySetReadAllIndices()).groupKeySetIds())
                .containsExactly(0);
    }

    @Test
    void commandsOnAnotherEndpoint_UNSUPPORTED_CLUSTER() {
        assertThat(device.invoke(GroupFixture.LAMP, new KeySetWrite(keySet(1))))
                .isEqualTo(StatusCode.UNSUPPORTED_CLUSTER);
        assertThat(device.invoke(Endpoint.ROOT, new KeySetRead(0))).isEqualTo(StatusCode.SUCCESS);
    }
}

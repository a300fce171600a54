package dev.clusterwright.servers.groupkeymanagement;

import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.ADMINISTRATOR;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.LAMP;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.entry;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.key;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.keySet;
import static dev.clusterwright.servers.testing.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagement;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.KeySetRemove;
import dev.clusterwright.clusters.groupkeymanagement.KeySetWrite;
import dev.clusterwright.clusters.groups.AddGroup;
import dev.clusterwright.clusters.groups.Groups;
import dev.clusterwright.clusters.groups.RemoveGroup;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.CommandPath;
import dev.clusterwright.interaction.Status;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever comes as the fields of a command or as a list: there is an answer with a reason, and no damage. */
class GroupHostileTest {
    private static final int ROUNDS = 4000;

    private final MemoryNodeStore store = new MemoryNodeStore();
    private final GroupFixture device = new GroupFixture(store).join();
    private final Random random;

    GroupHostileTest() {
        long seed = Long.getLong("clusterwright.seed", System.nanoTime());
        System.out.println("GroupHostileTest: -Dclusterwright.seed=" + seed);
        random = new Random(seed);
    }

    private record Request(CommandPath path, OctetString fields) {}

    private static Request request(int endpoint, long cluster, long command, byte[] fields) {
        return new Request(new CommandPath(endpoint, cluster, command), OctetString.of(fields));
    }

    private static final List<Request> REQUESTS = List.of(
            request(
                    Endpoint.ROOT,
                    GroupKeyManagement.ID,
                    0,
                    KeySetWrite.CODEC.encode(new KeySetWrite(keySet(1, key(1), 1L, key(2), 2L, key(3), 3L)))),
            request(Endpoint.ROOT, GroupKeyManagement.ID, 3, KeySetRemove.CODEC.encode(new KeySetRemove(1))),
            request(LAMP, Groups.ID, 0, AddGroup.CODEC.encode(new AddGroup(1, "name"))),
            request(LAMP, Groups.ID, 3, RemoveGroup.CODEC.encode(new RemoveGroup(1))));

    @Test
    void damagedCommandsAreAnswered() {
        device.mapTo(keySet(1), 1);
        for (int i = 0; i < ROUNDS; i++) {
            Request request = REQUESTS.get(random.nextInt(REQUESTS.size()));
            TlvValue fields = damaged(request.fields().toByteArray());
            if (fields instanceof TlvValue.Structure structure) {
                assertAnswered(request.path(), structure);
            }
        }
        assertThat(new GroupFixture(store).cluster.groupKeyMap().read())
                .isEqualTo(device.cluster.groupKeyMap().read());
    }

    private void assertAnswered(CommandPath path, TlvValue.Structure fields) {
        Object before = store.read("");
        StatusCode code = status(device.client(ADMINISTRATOR).invoke(path, fields));
        assertThat(code).isNotEqualTo(StatusCode.FAILURE);
        if (!code.equals(StatusCode.SUCCESS)) {
            assertThat(store.read("")).isEqualTo(before);
        }
    }

    private TlvValue damaged(byte[] octets) {
        byte[] copy = octets.clone();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        try {
            return TlvValue.CODEC.decode(copy);
        } catch (TlvException e) {
            return TlvValue.CODEC.decode(octets);
        }
    }

    @Test
    void damagedListsAreAnswered() {
        byte[] list = GroupKeyManagement.Attributes.GROUP_KEY_MAP
                .codec()
                .encode(List.of(entry(1, 1), entry(2, 0xFFFF).withFabricIndex(2)));
        AttributePath path = AttributePath.of(Endpoint.ROOT, GroupKeyManagement.Attributes.GROUP_KEY_MAP);
        for (int i = 0; i < ROUNDS; i++) {
            Object before = store.read("");
            StatusCode code = written(random.nextInt(3) == 0 ? path.appending() : path, damaged(list));
            assertThat(code).isNotEqualTo(StatusCode.FAILURE);
            if (!code.equals(StatusCode.SUCCESS)) {
                assertThat(store.read("")).isEqualTo(before);
            }
            assertThat(device.cluster.groupKeyMap().read())
                    .allSatisfy(entry -> assertThat(entry.fabricIndex()).isEqualTo(1));
        }
    }

    /** What the node says of the list, or of the whole message. */
    private StatusCode written(AttributePath path, TlvValue value) {
        return status(device.client(ADMINISTRATOR)
                .write()
                .set(path, value)
                .send()
                .thenAccept(result -> {
                    Status answer = result.status(Endpoint.ROOT, GroupKeyManagement.Attributes.GROUP_KEY_MAP);
                    if (!answer.code().equals(StatusCode.SUCCESS)) {
                        throw new StatusException(answer, "refused");
                    }
                }));
    }

    @Test
    @Timeout(20)
    void aListThatIsFarTooLongIsRefused() {
        List<GroupKeyMapStruct> entries = new ArrayList<>();
        for (int groupId = 1; groupId <= 20_000; groupId++) {
            entries.add(entry(groupId, 1));
        }
        assertThat(device.map(entries.toArray(GroupKeyMapStruct[]::new))).isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
        assertThat(device.keyMap(ADMINISTRATOR)).isEmpty();
    }
}

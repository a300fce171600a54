package dev.clusterwright.servers.groupkeymanagement;

import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.LAMP;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.NAMELESS;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.key;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.keySet;
import static dev.clusterwright.servers.testing.Answers.get;
import static dev.clusterwright.servers.testing.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySetStruct;
import dev.clusterwright.clusters.groupkeymanagement.KeySetRead;
import dev.clusterwright.clusters.groupkeymanagement.KeySetRemove;
import dev.clusterwright.clusters.groupkeymanagement.KeySetWrite;
import dev.clusterwright.clusters.groups.AddGroup;
import dev.clusterwright.clusters.groups.AddGroupResponse;
import dev.clusterwright.clusters.groups.RemoveAllGroups;
import dev.clusterwright.clusters.groups.RemoveGroup;
import dev.clusterwright.clusters.groups.RemoveGroupResponse;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.group.OperationalGroupKey;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.servers.fabrics.Fabric;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever several fabrics do, in whatever order, and whenever the node goes off: it is as a slow model has it. */
class GroupRandomTest {
    private static final int STEPS = 1500;

    private final Random random;
    private final MemoryNodeStore store = new MemoryNodeStore();
    private final TreeMap<Integer, GroupModel> fabrics = new TreeMap<>();
    private GroupFixture device = new GroupFixture(store);

    GroupRandomTest() {
        long seed = Long.getLong("clusterwright.seed", System.nanoTime());
        System.out.println("GroupRandomTest: -Dclusterwright.seed=" + seed);
        random = new Random(seed);
    }

    @Test
    void theClusterIsAsTheModel() {
        for (int i = 0; i < STEPS; i++) {
            if (fabrics.isEmpty() || random.nextInt(60) == 0) {
                changeFabrics();
            } else {
                GroupModel fabric = List.copyOf(fabrics.values()).get(random.nextInt(fabrics.size()));
                step(fabric);
            }
            if (random.nextInt(40) == 0) {
                device = new GroupFixture(store);
            }
            if (i % 5 == 0) {
                fabrics.values().forEach(this::compare);
            }
        }
    }

    private void changeFabrics() {
        if (fabrics.size() == 3) {
            int gone = List.copyOf(fabrics.keySet()).get(random.nextInt(3));
            device.leave(gone);
            fabrics.remove(gone);
            assertThat(device.cluster.ipks(gone)).isNull();
        } else {
            TestFabric fabric = new TestFabric(1);
            int index = fabric.join(device.fabrics, 1).index();
            fabrics.put(index, new GroupModel(index, keySet(0, TestFabric.IPK, 0L, null, null, null, null)));
        }
    }

    private void step(GroupModel model) {
        int endpoint = random.nextBoolean() ? LAMP : NAMELESS;
        int groupId = group();
        switch (random.nextInt(9)) {
            case 0, 1 -> keySetWrite(model);
            case 2 -> keySetRemove(model);
            case 3 -> writeKeyMap(model);
            case 4 -> {
                GroupKeyMapStruct entry = new GroupKeyMapStruct(groupId, random.nextInt(6));
                assertThat(device.append(subject(model), entry)).isEqualTo(model.append(entry));
            }
            case 5, 6 -> {
                AddGroup request = new AddGroup(groupId, "name " + random.nextInt(3));
                assertThat(StatusCode.of(device.ask(subject(model), endpoint, request, AddGroupResponse.CODEC)
                                .status()))
                        .isEqualTo(model.addGroup(endpoint, groupId, request.groupName()));
            }
            case 7 -> {
                RemoveGroup request = new RemoveGroup(groupId);
                assertThat(StatusCode.of(device.ask(subject(model), endpoint, request, RemoveGroupResponse.CODEC)
                                .status()))
                        .isEqualTo(model.removeGroup(endpoint, groupId));
            }
            default -> {
                if (random.nextInt(4) == 0) {
                    assertThat(device.invoke(subject(model), endpoint, new RemoveAllGroups()))
                            .isEqualTo(model.removeAllGroups(endpoint));
                }
            }
        }
    }

    private static SubjectDescriptor subject(GroupModel model) {
        return SubjectDescriptor.node(model.fabricIndex, TestFabric.ADMINISTRATOR);
    }

    /** Few enough that they meet, and now and then one that cannot be. */
    private int group() {
        return random.nextInt(20) == 0 ? 0xFF00 * random.nextInt(2) : 1 + random.nextInt(6);
    }

    private void keySetWrite(GroupModel model) {
        int keys = 1 + random.nextInt(3);
        GroupKeySetStruct set = keySet(
                random.nextInt(6),
                key(random.nextInt(256)),
                time(),
                keys > 1 ? key(random.nextInt(256)) : null,
                keys > 1 ? time() : null,
                keys > 2 ? key(random.nextInt(256)) : null,
                keys > 2 ? time() : null);
        assertThat(device.invoke(subject(model), Endpoint.ROOT, new KeySetWrite(set)))
                .isEqualTo(model.keySetWrite(set));
    }

    private Long time() {
        return random.nextInt(4) == 0 ? -1L - random.nextInt(3) - 1 : (long) random.nextInt(100);
    }

    private void keySetRemove(GroupModel model) {
        int id = random.nextInt(6);
        assertThat(device.invoke(subject(model), Endpoint.ROOT, new KeySetRemove(id)))
                .isEqualTo(model.keySetRemove(id));
    }

    private void writeKeyMap(GroupModel model) {
        List<GroupKeyMapStruct> entries = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            entries.add(new GroupKeyMapStruct(group(), random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(5)));
        }
        assertThat(device.write(subject(model), entries)).isEqualTo(model.write(entries));
    }

    private void compare(GroupModel model) {
        SubjectDescriptor subject = subject(model);
        assertThat(device.keyMap(subject)).isEqualTo(model.keyMap);
        assertThat(device.table(subject)).isEqualTo(model.table());
        assertThat(get(device.keys(subject).keySetReadAllIndices()).groupKeySetIds())
                .containsExactlyElementsOf(model.keySets.keySet());
        for (int id = 0; id < 6; id++) {
            compare(model, id);
        }
        model.table()
                .forEach(group -> assertThat(device.cluster.endpoints(model.fabricIndex, group.groupId()))
                        .containsExactlyInAnyOrderElementsOf(group.endpoints()));
        for (int groupId = 1; groupId <= 6; groupId++) {
            compareKeys(model, groupId);
        }
    }

    private void compare(GroupModel model, int id) {
        GroupKeySetStruct expected = model.keySets.get(id);
        if (expected == null) {
            assertThat(status(device.keys(subject(model)).keySetRead(new KeySetRead(id))))
                    .isEqualTo(StatusCode.NOT_FOUND);
        } else {
            assertThat(get(device.keys(subject(model)).keySetRead(new KeySetRead(id)))
                            .groupKeySet())
                    .isEqualTo(keySet(
                            id,
                            null,
                            expected.epochStartTime0(),
                            null,
                            expected.epochStartTime1(),
                            null,
                            expected.epochStartTime2()));
        }
    }

    /** Each key of the group is found by its session id, and the one to send with is the one that the sheet says. */
    private void compareKeys(GroupModel model, int groupId) {
        OperationalGroupKey sending = device.cluster.sendingKey(model.fabricIndex, groupId);
        GroupKeySetStruct set = model.keySetOf(groupId);
        if (set == null) {
            assertThat(sending).isNull();
            return;
        }
        List<OperationalGroupKey> keys = Stream.of(set.epochKey0(), set.epochKey1(), set.epochKey2())
                .filter(Objects::nonNull)
                .map(epochKey -> derive(model, epochKey))
                .toList();
        assertThat(Objects.requireNonNull(sending).sameAs(keys.get(keys.size() == 3 ? 1 : 0)))
                .isTrue();
        for (OperationalGroupKey key : keys) {
            assertThat(device.cluster.receivingKeys(key.sessionId())).anySatisfy(found -> {
                assertThat(found.fabricIndex()).isEqualTo(model.fabricIndex);
                assertThat(found.keySetId()).isEqualTo(set.groupKeySetId());
                assertThat(found.groups()).contains(groupId);
                assertThat(found.key().sameAs(key)).isTrue();
            });
        }
    }

    private OperationalGroupKey derive(GroupModel model, OctetString epochKey) {
        Fabric fabric = Objects.requireNonNull(device.fabrics.fabrics().get(model.fabricIndex));
        try (SecretKeyMaterial secret = SecretKeyMaterial.copyOf(epochKey)) {
            return OperationalGroupKey.derive(secret, fabric.compressedId());
        }
    }
}

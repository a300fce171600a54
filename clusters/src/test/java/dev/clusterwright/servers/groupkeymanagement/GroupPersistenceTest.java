package dev.clusterwright.servers.groupkeymanagement;

import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.ADMINISTRATOR;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.LAMP;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.NAMELESS;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.OTHER_FABRIC;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.entry;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.key;
import static dev.clusterwright.servers.groupkeymanagement.GroupFixture.keySet;
import static dev.clusterwright.servers.testing.Answers.get;
import static dev.clusterwright.servers.testing.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.clusters.groupkeymanagement.GroupInfoMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.KeySetRead;
import dev.clusterwright.clusters.groupkeymanagement.KeySetRemove;
import dev.clusterwright.clusters.groupkeymanagement.KeySetWrite;
import dev.clusterwright.clusters.groups.AddGroup;
import dev.clusterwright.clusters.groups.RemoveGroup;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.group.GroupKeySet;
import dev.clusterwright.group.OperationalGroupKey;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.servers.fabrics.NewFabric;
import dev.clusterwright.servers.storage.AesKeyVault;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.storage.NodeStore;
import dev.clusterwright.servers.storage.StorageException;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.type.OctetString;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there when the node is on again. */
class GroupPersistenceTest {
    private final RecordedStore store = new RecordedStore();
    private final GroupFixture device = new GroupFixture(store).join().join();

    /** Counts what is written, and does not write if told so. */
    private static final class RecordedStore implements NodeStore {
        private final MemoryNodeStore entries = new MemoryNodeStore();
        private NavigableMap<String, Optional<OctetString>> last = new TreeMap<>();
        private boolean isBroken;

        @Override
        public NavigableMap<String, OctetString> read(String prefix) {
            return entries.read(prefix);
        }

        @Override
        public void write(Map<String, Optional<OctetString>> changes) {
            if (isBroken) {
                throw new StorageException("the store is broken, for this test");
            }
            last = new TreeMap<>(changes);
            entries.write(changes);
        }

        @Override
        public void close() {
            entries.close();
        }
    }

    @BeforeEach
    void groupsHaveKeysAndMembers() {
        get(device.keys(ADMINISTRATOR).keySetWrite(new KeySetWrite(keySet(1, key(1), 1L, key(2), 2L, key(3), -2L))));
        get(device.keys(ADMINISTRATOR).keySetWrite(new KeySetWrite(keySet(0xABCD))));
        get(device.keys(OTHER_FABRIC).keySetWrite(new KeySetWrite(keySet(1, key(7), 1L, null, null, null, null))));
        get(device.keys(ADMINISTRATOR).groupKeyMap().write(List.of(entry(9, 1), entry(3, 0xABCD))));
        get(device.keys(OTHER_FABRIC).groupKeyMap().write(List.of(entry(9, 1))));
        get(device.groups(ADMINISTRATOR, LAMP).addGroup(new AddGroup(9, "Küche")));
        get(device.groups(ADMINISTRATOR, NAMELESS).addGroup(new AddGroup(9, "")));
        get(device.groups(ADMINISTRATOR, NAMELESS).addGroup(new AddGroup(3, "")));
        get(device.groups(OTHER_FABRIC, LAMP).addGroup(new AddGroup(9, "theirs")));
    }

    private GroupFixture reopened() {
        return new GroupFixture(store);
    }

    @Test
    void everythingIsThereAgain() {
        GroupFixture again = reopened();
        assertThat(again.cluster.groupKeyMap().read())
                .containsExactly(
                        new GroupKeyMapStruct(9, 1, 1),
                        new GroupKeyMapStruct(3, 0xABCD, 1),
                        new GroupKeyMapStruct(9, 1, 2));
        assertThat(again.cluster.groupTable().read())
                .containsExactly(
                        new GroupInfoMapStruct(3, List.of(NAMELESS), "", 1),
                        new GroupInfoMapStruct(9, List.of(LAMP, NAMELESS), "Küche", 1),
                        new GroupInfoMapStruct(9, List.of(LAMP), "theirs", 2));
        assertThat(get(again.keys(ADMINISTRATOR).keySetReadAllIndices()).groupKeySetIds())
                .containsExactly(0, 1, 0xABCD);
        assertThat(get(again.keys(ADMINISTRATOR).keySetRead(new KeySetRead(1))).groupKeySet())
                .isEqualTo(keySet(1, null, 1L, null, 2L, null, -2L));
        assertThat(again.cluster.endpoints(1, 9)).containsExactlyInAnyOrder(LAMP, NAMELESS);
    }

    @Test
    void keysAreTheSameAgain() {
        GroupFixture again = reopened();
        for (int fabricIndex = 1; fabricIndex <= 2; fabricIndex++) {
            assertSame(device.cluster.sendingKey(fabricIndex, 9), again.cluster.sendingKey(fabricIndex, 9));
            GroupKeySet before = Objects.requireNonNull(device.cluster.ipks(fabricIndex));
            GroupKeySet after = Objects.requireNonNull(again.cluster.ipks(fabricIndex));
            assertSame(before.sendingKey(), after.sendingKey());
        }
        int sessionId = Objects.requireNonNull(device.cluster.sendingKey(1, 9)).sessionId();
        assertThat(again.cluster.receivingKeys(sessionId)).hasSize(1);
    }

    private static void assertSame(@Nullable OperationalGroupKey before, @Nullable OperationalGroupKey after) {
        assertThat(Objects.requireNonNull(after).sameAs(Objects.requireNonNull(before)))
                .isTrue();
    }

    @Test
    void whatWasRemovedStaysAway() {
        get(device.keys(ADMINISTRATOR).keySetRemove(new KeySetRemove(0xABCD)));
        get(device.groups(ADMINISTRATOR, NAMELESS).removeGroup(new RemoveGroup(3)));
        get(device.groups(OTHER_FABRIC, LAMP).removeAllGroups());
        GroupFixture again = reopened();
        assertThat(again.cluster.groupKeyMap().read())
                .containsExactly(new GroupKeyMapStruct(9, 1, 1), new GroupKeyMapStruct(9, 1, 2));
        assertThat(again.cluster.groupTable().read())
                .containsExactly(new GroupInfoMapStruct(9, List.of(LAMP, NAMELESS), "Küche", 1));
        assertThat(store.read("fabric/01/key-set/abcd")).isEmpty();
        assertThat(store.read("fabric/02/group/")).isEmpty();
        device.leave(1);
        assertThat(reopened().cluster.groupKeyMap().read()).hasSize(1);
        assertThat(store.read("fabric/01/")).isEmpty();
    }

    @Test
    void aCommandWritesOnlyWhatItChanges() {
        get(device.groups(ADMINISTRATOR, LAMP).addGroup(new AddGroup(3, "")));
        assertThat(store.last.keySet()).containsExactly("fabric/01/group/0003");
        get(device.keys(OTHER_FABRIC).keySetWrite(new KeySetWrite(keySet(1))));
        assertThat(store.last.keySet()).containsExactly("fabric/02/key-set/0001", "fabric/02/key-set/0001/keys");
        get(device.keys(ADMINISTRATOR).keySetRemove(new KeySetRemove(1)));
        assertThat(store.last.keySet())
                .containsExactly("fabric/01/group-key-map", "fabric/01/key-set/0001", "fabric/01/key-set/0001/keys");
        store.last = new TreeMap<>();
        get(device.groups(ADMINISTRATOR, LAMP).addGroup(new AddGroup(9, "no key")));
        assertThat(store.last).isEmpty();
    }

    /** What cannot be stored has not happened: not in memory either, and the keys that were in use still are. */
    @Test
    void whatTheStoreDoesNotTakeHasNotHappened() {
        OperationalGroupKey key = Objects.requireNonNull(device.cluster.sendingKey(1, 9));
        store.isBroken = true;
        for (SubjectDescriptor subject : List.of(ADMINISTRATOR, OTHER_FABRIC)) {
            assertThat(status(device.keys(subject).keySetWrite(new KeySetWrite(keySet(1)))))
                    .isEqualTo(StatusCode.FAILURE);
            assertThat(status(device.keys(subject).keySetRemove(new KeySetRemove(1))))
                    .isEqualTo(StatusCode.FAILURE);
            assertThat(status(device.keys(subject).groupKeyMap().write(List.of())))
                    .isEqualTo(StatusCode.FAILURE);
            assertThat(status(device.groups(subject, LAMP).removeGroup(new RemoveGroup(9))))
                    .isEqualTo(StatusCode.FAILURE);
            assertThat(status(device.groups(subject, LAMP).removeAllGroups())).isEqualTo(StatusCode.FAILURE);
        }
        store.isBroken = false;
        assertSame(key, device.cluster.sendingKey(1, 9));
        everythingIsThereAgain();
        keysAreTheSameAgain();
    }

    @Test
    void anIpkThatWasReplacedIsTheNewOneAgain() {
        get(device.keys(ADMINISTRATOR).keySetWrite(new KeySetWrite(keySet(0, key(5), 1L, key(6), 2L, null, null))));
        assertThat(Objects.requireNonNull(reopened().cluster.ipks(1)).slots()).hasSize(2);
        keysAreTheSameAgain();
    }

    /** A fabric that was being added when the node went off has left nothing. */
    @Test
    void whatWasNotCompletedIsGone() {
        device.fabrics.storage().change(transaction -> device.fabrics.remove(transaction, 2));
        TestFabric fabric = new TestFabric(5);
        device.fabrics.storage().change(transaction -> {
            try (SecretKeyMaterial ipk = SecretKeyMaterial.copyOf(TestFabric.IPK)) {
                device.fabrics.add(
                        transaction,
                        new NewFabric(fabric.of(3, 1), ipk, TestFabric.ADMINISTRATOR, SubjectDescriptor.pase()));
            }
        });
        assertThat(device.cluster.ipks(3)).isNotNull();
        assertThat(store.read("fabric/03/key-set/")).hasSize(2);
        assertThat(reopened().cluster.ipks(3)).isNull();
        assertThat(store.read("fabric/03/")).isEmpty();
    }

    /** With a vault that hides nothing, the keys that are kept are found: so the search would find them. */
    @Test
    void noKeyIsInTheStoreForAllToRead(@TempDir Path folder) {
        MemoryNodeStore sealed = new MemoryNodeStore();
        GroupFixture real;
        try (AesKeyVault vault = AesKeyVault.fromFile(folder.resolve("vault"))) {
            real = new GroupFixture(sealed, vault).join();
            real.mapTo(keySet(1, key(1), 1L, key(2), 2L, key(3), 3L), 9);
            assertSame(real.cluster.sendingKey(1, 9), new GroupFixture(sealed, vault).cluster.sendingKey(1, 9));
        }
        assertNowhere(sealed, key(1), key(2), key(3), TestFabric.IPK, octets(real.cluster.sendingKey(1, 9)));
        assertNowhere(sealed, octets(ipk(real)));
        assertNowhere(store, key(1), key(2), key(3), key(7), key(0xCD), TestFabric.IPK);
        assertThat(all(store)).contains(octets(device.cluster.sendingKey(1, 9)).toHex());
        assertThat(all(store)).contains(octets(ipk(device)).toHex());
    }

    private static OperationalGroupKey ipk(GroupFixture node) {
        return Objects.requireNonNull(node.cluster.ipks(1)).sendingKey();
    }

    private static OctetString octets(@Nullable OperationalGroupKey key) {
        byte[] octets = new byte[OperationalGroupKey.LENGTH];
        Objects.requireNonNull(key).copyTo(octets, 0);
        return OctetString.of(octets);
    }

    private static void assertNowhere(NodeStore store, OctetString... secrets) {
        for (OctetString secret : secrets) {
            assertThat(all(store)).doesNotContain(secret.toHex());
        }
    }

    private static String all(NodeStore store) {
        return store.read("").values().stream().map(OctetString::toHex).collect(Collectors.joining("/"));
    }

    @Test
    void damageIsNoticed() {
        assertDamaged("fabric/01/group/0009", "15");
        assertDamaged("fabric/01/group/0009", stored("fabric/01/group/0003").toHex());
        assertDamaged("fabric/01/group-key-map", "161800");
        assertDamaged("fabric/01/key-set/0001", "ff");
        assertDamaged("fabric/01/key-set/abcd", stored("fabric/01/key-set/0000").toHex());
        assertDamaged("fabric/01/key-set/0001", stored("fabric/01/key-set/0000").toHex());
    }

    private OctetString stored(String name) {
        return Objects.requireNonNull(store.read(name).get(name));
    }

    private void assertDamaged(String name, String damage) {
        OctetString before = stored(name);
        store.write(Map.of(name, Optional.of(OctetString.fromHex(damage))));
        assertThatThrownBy(this::reopened)
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("the entry " + name + " of the store is damaged");
        store.write(Map.of(name, Optional.of(before)));
        assertThat(reopened().cluster.groupTable().read()).hasSize(3);
    }

    @Test
    void aKeySetWithoutItsKeysIsNoticed() {
        store.write(Map.of("fabric/01/key-set/0001/keys", Optional.empty()));
        assertThatThrownBy(this::reopened)
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("the store has no keys for fabric/01/key-set/0001");
    }
}

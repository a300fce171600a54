package dev.clusterwright.servers.groupkeymanagement;

import dev.clusterwright.clusters.groupkeymanagement.GroupInfoMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupcastAdoptionStruct;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.storage.StorageException;
import dev.clusterwright.servers.storage.StoredValue;
import dev.clusterwright.servers.storage.Transaction;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is kept of groups: in the store, and the same in memory as one value, so that nobody sees half of a change. Thread-safe. */
final class GroupStore {
    private final StoredValue<NavigableMap<Integer, FabricGroups>> fabrics;

    /**
     * What is stored.
     *
     * @throws StorageException if something of it cannot be read
     */
    GroupStore(FabricTable table) {
        NavigableMap<Integer, FabricGroups> found = new TreeMap<>();
        for (int fabricIndex : table.fabrics().keySet()) {
            found.put(fabricIndex, StoredGroups.load(table.storage(), fabricIndex));
        }
        fabrics = new StoredValue<>(Collections.unmodifiableNavigableMap(found));
    }

    /** What is kept for each fabric. */
    Collection<FabricGroups> all() {
        return fabrics.get().values();
    }

    FabricGroups ofFabric(int fabricIndex) {
        return orNone(fabrics.get(), fabricIndex);
    }

    FabricGroups ofFabric(Transaction transaction, int fabricIndex) {
        return orNone(fabrics.get(transaction), fabricIndex);
    }

    private static FabricGroups orNone(NavigableMap<Integer, FabricGroups> all, int fabricIndex) {
        FabricGroups found = all.get(fabricIndex);
        return found == null ? FabricGroups.none(fabricIndex) : found;
    }

    /** Puts a key set, in place of the one with its id. */
    void put(Transaction transaction, int fabricIndex, KeySet set) {
        FabricGroups before = ofFabric(transaction, fabricIndex);
        closeAfterwards(transaction, before.keySets().get(set.id()));
        StoredKeySets.put(transaction, fabricIndex, set);
        set(transaction, before.withKeySet(set));
    }

    void removeKeySet(Transaction transaction, int fabricIndex, int id) {
        FabricGroups before = ofFabric(transaction, fabricIndex);
        closeAfterwards(transaction, before.keySets().get(id));
        StoredKeySets.remove(transaction, fabricIndex, id);
        set(transaction, before.withoutKeySet(id));
    }

    private static void closeAfterwards(Transaction transaction, @Nullable KeySet set) {
        if (set != null) {
            transaction.afterwards(set.keys()::close);
        }
    }

    void putKeyMap(Transaction transaction, int fabricIndex, List<GroupKeyMapStruct> keyMap) {
        StoredGroups.putKeyMap(transaction, fabricIndex, keyMap);
        set(transaction, ofFabric(transaction, fabricIndex).withKeyMap(keyMap));
    }

    /** Puts a group, in place of the one with its id. */
    void put(Transaction transaction, int fabricIndex, GroupInfoMapStruct group) {
        StoredGroups.putGroup(transaction, fabricIndex, group);
        set(transaction, ofFabric(transaction, fabricIndex).withGroup(group));
    }

    void removeGroup(Transaction transaction, int fabricIndex, int groupId) {
        StoredGroups.removeGroup(transaction, fabricIndex, groupId);
        set(transaction, ofFabric(transaction, fabricIndex).withoutGroup(groupId));
    }

    void putAdoption(Transaction transaction, int fabricIndex, List<GroupcastAdoptionStruct> adoption) {
        StoredGroups.putAdoption(transaction, fabricIndex, adoption);
        set(transaction, ofFabric(transaction, fabricIndex).withAdoption(adoption));
    }

    /** Forgets a fabric, of which nothing is stored any more. */
    void forget(Transaction transaction, int fabricIndex) {
        ofFabric(transaction, fabricIndex).keySets().values().forEach(set -> closeAfterwards(transaction, set));
        change(transaction, all -> all.remove(fabricIndex));
    }

    private void set(Transaction transaction, FabricGroups groups) {
        change(transaction, all -> all.put(groups.fabricIndex(), groups));
    }

    private void change(Transaction transaction, Consumer<NavigableMap<Integer, FabricGroups>> change) {
        fabrics.update(transaction, before -> {
            NavigableMap<Integer, FabricGroups> after = new TreeMap<>(before);
            change.accept(after);
            return Collections.unmodifiableNavigableMap(after);
        });
    }
}

package dev.clusterwright.servers.groupkeymanagement;

import dev.clusterwright.clusters.groupkeymanagement.GroupInfoMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupcastAdoptionStruct;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What is kept of groups for one fabric. Immutable but for the closing of keys.
 *
 * @param fabricIndex 1 to 254
 * @param keySets by id
 * @param keyMap which key sets groups have, in the order in which they were written
 * @param index of the two
 * @param groups the groups that endpoints belong to, by id
 * @param adoption what is said about Groupcast: one entry at most
 */
record FabricGroups(
        int fabricIndex,
        NavigableMap<Integer, KeySet> keySets,
        List<GroupKeyMapStruct> keyMap,
        KeyIndex index,
        NavigableMap<Integer, GroupInfoMapStruct> groups,
        List<GroupcastAdoptionStruct> adoption) {
    /** Takes what is immutable. */
    static FabricGroups of(
            int fabricIndex,
            NavigableMap<Integer, KeySet> keySets,
            List<GroupKeyMapStruct> keyMap,
            NavigableMap<Integer, GroupInfoMapStruct> groups,
            List<GroupcastAdoptionStruct> adoption) {
        KeyIndex index = new KeyIndex(keySets.values(), keyMap);
        return new FabricGroups(fabricIndex, keySets, keyMap, index, groups, adoption);
    }

    /** A fabric for which nothing is kept. */
    static FabricGroups none(int fabricIndex) {
        return of(fabricIndex, Collections.emptyNavigableMap(), List.of(), Collections.emptyNavigableMap(), List.of());
    }

    FabricGroups withKeySet(KeySet set) {
        return of(fabricIndex, changed(keySets, all -> all.put(set.id(), set)), keyMap, groups, adoption);
    }

    FabricGroups withoutKeySet(int id) {
        return of(fabricIndex, changed(keySets, all -> all.remove(id)), keyMap, groups, adoption);
    }

    FabricGroups withKeyMap(List<GroupKeyMapStruct> other) {
        return of(fabricIndex, keySets, List.copyOf(other), groups, adoption);
    }

    FabricGroups withGroup(GroupInfoMapStruct group) {
        return withGroups(changed(groups, all -> all.put(group.groupId(), group)));
    }

    FabricGroups withoutGroup(int groupId) {
        return withGroups(changed(groups, all -> all.remove(groupId)));
    }

    private FabricGroups withGroups(NavigableMap<Integer, GroupInfoMapStruct> others) {
        return new FabricGroups(fabricIndex, keySets, keyMap, index, others, adoption);
    }

    FabricGroups withAdoption(List<GroupcastAdoptionStruct> other) {
        return new FabricGroups(fabricIndex, keySets, keyMap, index, groups, List.copyOf(other));
    }

    /** Whether the fabric runs its groups through Groupcast alone. */
    boolean hasAdoptedGroupcast() {
        return adoption.stream().anyMatch(GroupcastAdoptionStruct::groupcastAdopted);
    }

    private static <T> NavigableMap<Integer, T> changed(
            NavigableMap<Integer, T> before, Consumer<NavigableMap<Integer, T>> change) {
        NavigableMap<Integer, T> after = new TreeMap<>(before);
        change.accept(after);
        return Collections.unmodifiableNavigableMap(after);
    }
}

package dev.clusterwright.servers.groupkeymanagement;

import dev.clusterwright.clusters.groupkeymanagement.GroupInfoMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySetStruct;
import dev.clusterwright.interaction.StatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One fabric as the standard describes it, with lists that are searched from end to end and keys that are remembered. */
final class GroupModel {
    private static final int ROOM = 4;

    final int fabricIndex;
    final TreeMap<Integer, GroupKeySetStruct> keySets = new TreeMap<>();
    List<GroupKeyMapStruct> keyMap = new ArrayList<>();

    private final TreeMap<Integer, TreeSet<Integer>> members = new TreeMap<>();
    private final TreeMap<Integer, String> names = new TreeMap<>();

    GroupModel(int fabricIndex, GroupKeySetStruct ipk) {
        this.fabricIndex = fabricIndex;
        keySets.put(0, ipk);
    }

    StatusCode keySetWrite(GroupKeySetStruct set) {
        if (set.epochKey0() == null || set.epochStartTime0() == null || set.epochStartTime0() == 0) {
            return StatusCode.INVALID_COMMAND;
        }
        boolean hasSecond = set.epochKey1() != null;
        if (hasSecond && !isLater(set.epochStartTime1(), set.epochStartTime0())) {
            return StatusCode.INVALID_COMMAND;
        }
        if (set.epochKey2() != null && (!hasSecond || !isLater(set.epochStartTime2(), set.epochStartTime1()))) {
            return StatusCode.INVALID_COMMAND;
        }
        if (keySets.size() == ROOM && keySets.get(set.groupKeySetId()) == null) {
            return StatusCode.RESOURCE_EXHAUSTED;
        }
        keySets.put(set.groupKeySetId(), set);
        return StatusCode.SUCCESS;
    }

    private static boolean isLater(@Nullable Long time, @Nullable Long before) {
        return Long.compareUnsigned(Objects.requireNonNull(time), Objects.requireNonNull(before)) > 0;
    }

    StatusCode keySetRemove(int id) {
        if (id == 0) {
            return StatusCode.INVALID_COMMAND;
        }
        if (keySets.remove(id) == null) {
            return StatusCode.NOT_FOUND;
        }
        keyMap.removeIf(entry -> entry.groupKeySetId() == id);
        return StatusCode.SUCCESS;
    }

    StatusCode write(List<GroupKeyMapStruct> entries) {
        for (GroupKeyMapStruct entry : entries) {
            boolean isTwice = entries.stream()
                            .filter(other -> other.groupId() == entry.groupId())
                            .count()
                    > 1;
            if (entry.groupKeySetId() == 0 || entry.groupId() == 0 || entry.groupId() > 0xFEFF || isTwice) {
                return StatusCode.CONSTRAINT_ERROR;
            }
        }
        if (entries.size() > ROOM) {
            return StatusCode.RESOURCE_EXHAUSTED;
        }
        keyMap = new ArrayList<>();
        entries.forEach(entry -> keyMap.add(entry.withFabricIndex(fabricIndex)));
        return StatusCode.SUCCESS;
    }

    StatusCode append(GroupKeyMapStruct entry) {
        List<GroupKeyMapStruct> all = new ArrayList<>(keyMap);
        all.add(entry);
        return write(all);
    }

    @Nullable GroupKeySetStruct keySetOf(int groupId) {
        return keyMap.stream()
                .filter(entry -> entry.groupId() == groupId)
                .findFirst()
                .map(entry -> keySets.get(entry.groupKeySetId()))
                .orElse(null);
    }

    StatusCode addGroup(int endpoint, int groupId, String name) {
        if (groupId == 0) {
            return StatusCode.CONSTRAINT_ERROR;
        }
        if (keySetOf(groupId) == null) {
            return StatusCode.UNSUPPORTED_ACCESS;
        }
        if (members.size() == ROOM && !members.containsKey(groupId)) {
            return StatusCode.RESOURCE_EXHAUSTED;
        }
        members.computeIfAbsent(groupId, id -> new TreeSet<>()).add(endpoint);
        if (endpoint == GroupFixture.LAMP) {
            names.put(groupId, name);
        }
        return StatusCode.SUCCESS;
    }

    StatusCode removeGroup(int endpoint, int groupId) {
        if (groupId == 0) {
            return StatusCode.CONSTRAINT_ERROR;
        }
        TreeSet<Integer> endpoints = members.get(groupId);
        if (endpoints == null || !endpoints.remove(endpoint)) {
            return StatusCode.NOT_FOUND;
        }
        forgetEmpty();
        return StatusCode.SUCCESS;
    }

    StatusCode removeAllGroups(int endpoint) {
        members.values().forEach(endpoints -> endpoints.remove(endpoint));
        forgetEmpty();
        return StatusCode.SUCCESS;
    }

    private void forgetEmpty() {
        members.values().removeIf(TreeSet::isEmpty);
        names.keySet().retainAll(members.keySet());
    }

    List<GroupInfoMapStruct> table() {
        List<GroupInfoMapStruct> table = new ArrayList<>();
        members.forEach((groupId, endpoints) -> table.add(
                new GroupInfoMapStruct(groupId, List.copyOf(endpoints), names.getOrDefault(groupId, ""), fabricIndex)));
        return table;
    }
}

package dev.clusterwright.servers.groupkeymanagement;

import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.group.OperationalGroupKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the keys and the key map of a fabric say, in the order in which messages ask. Immutable. */
final class KeyIndex {
    private final Map<Integer, List<Entry>> bySessionId = new HashMap<>();
    private final Map<Integer, Integer> keySetOfGroup = new HashMap<>();
    private final Map<Integer, Set<Integer>> groupsOfKeySet = new HashMap<>();

    KeyIndex(Collection<KeySet> keySets, List<GroupKeyMapStruct> keyMap) {
        for (KeySet set : keySets) {
            for (OperationalGroupKey key : set.keys().receivingKeys()) {
                bySessionId
                        .computeIfAbsent(key.sessionId(), id -> new ArrayList<>())
                        .add(new Entry(set, key));
            }
        }
        for (GroupKeyMapStruct entry : keyMap) {
            keySetOfGroup.put(entry.groupId(), entry.groupKeySetId());
            groupsOfKeySet
                    .computeIfAbsent(entry.groupKeySetId(), id -> new HashSet<>())
                    .add(entry.groupId());
        }
        groupsOfKeySet.replaceAll((id, groups) -> Set.copyOf(groups));
    }

    /** A key, and the set it belongs to. */
    record Entry(KeySet set, OperationalGroupKey key) {}

    /** The keys in use with a session id. */
    List<Entry> keys(int sessionId) {
        return bySessionId.getOrDefault(sessionId, List.of());
    }

    /** The id of the key set of a group; null if it has none. */
    @Nullable Integer keySetOf(int groupId) {
        return keySetOfGroup.get(groupId);
    }

    /** The groups that a key set is for. */
    Set<Integer> groupsOf(int keySetId) {
        return groupsOfKeySet.getOrDefault(keySetId, Set.of());
    }
}

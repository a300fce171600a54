package dev.clusterwright.servers.groupkeymanagement;

import dev.clusterwright.clusters.groupkeymanagement.GroupInfoMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.servers.groupkeymanagement.GroupcastMemberships.Membership;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be seen of groups. Without Groupcast that is what is kept here. With it, a fabric that has adopted it sees
 * nothing, and another also sees its memberships in Groupcast: what is kept here comes first where both know a group.
 * Messages find the memberships in any case. Thread-safe.
 */
final class GroupView {
    /** What stands for the key set of a membership that has none. */
    private static final int NO_KEY_SET = 0xFFFF;

    /** Null without the feature. */
    private final @Nullable GroupcastMemberships groupcast;

    GroupView(@Nullable GroupcastMemberships groupcast) {
        this.groupcast = groupcast;
    }

    boolean isGroupcast() {
        return groupcast != null;
    }

    /** Whether what is kept here for a fabric is out of use. */
    boolean isAdopted(FabricGroups fabric) {
        return groupcast != null && fabric.hasAdoptedGroupcast();
    }

    private Stream<Membership> memberships(FabricGroups fabric) {
        return groupcast == null ? Stream.of() : groupcast.ofFabric(fabric.fabricIndex()).stream();
    }

    private Optional<Membership> membership(FabricGroups fabric, int groupId) {
        return memberships(fabric).filter(it -> it.groupId() == groupId).findFirst();
    }

    /** The keys that groups have, for GroupKeyMap. */
    List<GroupKeyMapStruct> keyMap(FabricGroups fabric) {
        if (isAdopted(fabric)) {
            return List.of();
        }
        if (groupcast == null) {
            return fabric.keyMap();
        }
        return Stream.concat(fabric.keyMap().stream(), mirroredKeyMap(fabric)).toList();
    }

    private Stream<GroupKeyMapStruct> mirroredKeyMap(FabricGroups fabric) {
        return memberships(fabric)
                .filter(it -> fabric.index().keySetOf(it.groupId()) == null)
                .map(it -> new GroupKeyMapStruct(
                        it.groupId(), Objects.requireNonNullElse(it.keySetId(), NO_KEY_SET), fabric.fabricIndex()));
    }

    /** Of what was written to GroupKeyMap, what is not there only because Groupcast has it. */
    List<GroupKeyMapStruct> withoutMirrored(FabricGroups fabric, List<GroupKeyMapStruct> written) {
        Set<GroupKeyMapStruct> mirrored = mirroredKeyMap(fabric).collect(Collectors.toSet());
        return written.stream().filter(entry -> !mirrored.contains(entry)).toList();
    }

    /** The groups with the endpoints that belong to them, for GroupTable. */
    List<GroupInfoMapStruct> table(FabricGroups fabric) {
        NavigableMap<Integer, GroupInfoMapStruct> own = groups(fabric);
        if (groupcast == null || isAdopted(fabric)) {
            return List.copyOf(own.values());
        }
        NavigableMap<Integer, GroupInfoMapStruct> all = new TreeMap<>(own);
        memberships(fabric).filter(it -> !it.endpoints().isEmpty()).forEach(it -> {
            GroupInfoMapStruct known = own.get(it.groupId());
            List<Integer> endpoints = List.copyOf(endpoints(fabric, it.groupId()));
            String name = known == null ? it.name() : known.groupName();
            all.put(it.groupId(), new GroupInfoMapStruct(it.groupId(), endpoints, name, fabric.fabricIndex()));
        });
        return List.copyOf(all.values());
    }

    /** The groups that are kept here and in use. */
    NavigableMap<Integer, GroupInfoMapStruct> groups(FabricGroups fabric) {
        return isAdopted(fabric) ? FabricGroups.none(fabric.fabricIndex()).groups() : fabric.groups();
    }

    /** The endpoints that belong to a group, wherever that is known from. */
    Set<Integer> endpoints(FabricGroups fabric, int groupId) {
        GroupInfoMapStruct own = groups(fabric).get(groupId);
        Set<Integer> endpoints = new TreeSet<>(own == null ? List.of() : own.endpoints());
        membership(fabric, groupId).ifPresent(it -> endpoints.addAll(it.endpoints()));
        return endpoints;
    }

    /** The groups that a key set is for, wherever that is known from. */
    Set<Integer> groupsOf(FabricGroups fabric, int keySetId) {
        Set<Integer> own = isAdopted(fabric) ? Set.of() : fabric.index().groupsOf(keySetId);
        if (groupcast == null) {
            return own;
        }
        return Stream.concat(
                        own.stream(),
                        memberships(fabric)
                                .map(Membership::groupId)
                                .filter(groupId -> Objects.equals(keySetOf(fabric, groupId), keySetId)))
                .collect(Collectors.toSet());
    }

    /** The id of the key set of a group, wherever that is known from; null if it has none. */
    @Nullable Integer keySetOf(FabricGroups fabric, int groupId) {
        Integer own = isAdopted(fabric) ? null : fabric.index().keySetOf(groupId);
        return own != null
                ? own
                : membership(fabric, groupId).map(Membership::keySetId).orElse(null);
    }
}

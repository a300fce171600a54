package dev.clusterwright.servers.groupkeymanagement;

import dev.clusterwright.clusters.groupkeymanagement.GroupInfoMapStruct;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.server.AttributeHandler;
import dev.clusterwright.servers.storage.Transaction;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which endpoints belong to which groups: the attribute GroupTable, which the Groups clusters change. Thread-safe. */
final class GroupTable extends AttributeHandler<List<GroupInfoMapStruct>> {
    private final GroupStore store;
    private final GroupView view;
    private final int capacity;

    /** With room for so many groups of each fabric. */
    GroupTable(GroupStore store, GroupView view, int capacity) {
        this.store = store;
        this.view = view;
        this.capacity = capacity;
    }

    @Override
    public List<GroupInfoMapStruct> read() {
        return store.all().stream()
                .flatMap(fabric -> view.table(fabric).stream())
                .toList();
    }

    /**
     * Adds an endpoint to a group.
     *
     * @param name the new name of the group; null to leave it as it is
     * @throws StatusException UNSUPPORTED_ACCESS if the group has no key, RESOURCE_EXHAUSTED if there is no room for one more
     */
    void add(Transaction transaction, int fabricIndex, int endpoint, int groupId, @Nullable String name) {
        FabricGroups fabric = store.ofFabric(transaction, fabricIndex);
        if (view.isAdopted(fabric) || !hasKey(fabric, groupId)) {
            throw new StatusException(StatusCode.UNSUPPORTED_ACCESS, "group " + groupId + " has no key");
        }
        GroupInfoMapStruct before = fabric.groups().get(groupId);
        if (before == null && fabric.groups().size() >= capacity) {
            throw new StatusException(
                    StatusCode.RESOURCE_EXHAUSTED, "there is room for " + capacity + " groups, and not for one more");
        }
        GroupInfoMapStruct after = before == null
                ? new GroupInfoMapStruct(groupId, List.of(endpoint), Objects.requireNonNullElse(name, ""), fabricIndex)
                : with(before, endpoint, name);
        if (!after.equals(before)) {
            store.put(transaction, fabricIndex, after);
            transaction.afterwards(this::changed);
        }
    }

    private boolean hasKey(FabricGroups fabric, int groupId) {
        Integer keySetId = view.keySetOf(fabric, groupId);
        return keySetId != null && fabric.keySets().containsKey(keySetId);
    }

    private static GroupInfoMapStruct with(GroupInfoMapStruct group, int endpoint, @Nullable String name) {
        TreeSet<Integer> endpoints = new TreeSet<>(group.endpoints());
        endpoints.add(endpoint);
        return new GroupInfoMapStruct(
                group.groupId(), List.copyOf(endpoints), name == null ? group.groupName() : name, group.fabricIndex());
    }

    /**
     * A group that an endpoint belongs to.
     *
     * @throws StatusException NOT_FOUND if it does not belong to it
     */
    GroupInfoMapStruct require(FabricGroups fabric, int endpoint, int groupId) {
        GroupInfoMapStruct group = view.groups(fabric).get(groupId);
        if (group == null || !group.endpoints().contains(endpoint)) {
            throw new StatusException(
                    StatusCode.NOT_FOUND, "endpoint " + endpoint + " does not belong to group " + groupId);
        }
        return group;
    }

    /** The groups that an endpoint belongs to. */
    Stream<Integer> groupsOf(FabricGroups fabric, int endpoint) {
        return view.groups(fabric).values().stream()
                .filter(group -> group.endpoints().contains(endpoint))
                .map(GroupInfoMapStruct::groupId);
    }

    /**
     * Removes an endpoint from a group, which is gone when that was the last.
     *
     * @throws StatusException NOT_FOUND if it does not belong to it
     */
    void remove(Transaction transaction, int fabricIndex, int endpoint, int groupId) {
        GroupInfoMapStruct before = require(store.ofFabric(transaction, fabricIndex), endpoint, groupId);
        List<Integer> others =
                before.endpoints().stream().filter(other -> other != endpoint).toList();
        if (others.isEmpty()) {
            store.removeGroup(transaction, fabricIndex, groupId);
        } else {
            store.put(
                    transaction, fabricIndex, new GroupInfoMapStruct(groupId, others, before.groupName(), fabricIndex));
        }
        transaction.afterwards(this::changed);
    }

    /** Removes an endpoint from all groups of a fabric. */
    void removeAll(Transaction transaction, int fabricIndex, int endpoint) {
        groupsOf(store.ofFabric(transaction, fabricIndex), endpoint)
                .forEach(groupId -> remove(transaction, fabricIndex, endpoint, groupId));
    }
}

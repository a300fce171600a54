package dev.clusterwright.servers.groupkeymanagement;

import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.server.InteractionContext;
import dev.clusterwright.servers.fabrics.FabricScopedList;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.storage.Transaction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which key sets groups have: the attribute GroupKeyMap. Thread-safe. */
final class KeyMapList extends FabricScopedList<GroupKeyMapStruct> {
    /** The last of the groups that administrators give out; those above have a meaning of their own. */
    private static final int LAST_GROUP = 0xFEFF;

    private final GroupStore store;
    private final GroupView view;
    private final int capacity;

    /** With room for so many groups of each fabric. */
    KeyMapList(FabricTable fabrics, GroupStore store, GroupView view, int capacity) {
        super(fabrics);
        this.store = store;
        this.view = view;
        this.capacity = capacity;
    }

    @Override
    public List<GroupKeyMapStruct> read() {
        return store.all().stream()
                .flatMap(fabric -> view.keyMap(fabric).stream())
                .toList();
    }

    @Override
    protected @Nullable Integer fabricOf(GroupKeyMapStruct entry) {
        return entry.fabricIndex();
    }

    @Override
    protected void write(Transaction transaction, InteractionContext context, List<GroupKeyMapStruct> entries) {
        FabricGroups fabric = store.ofFabric(transaction, context.fabricIndex());
        if (view.isAdopted(fabric)) {
            throw new StatusException(
                    StatusCode.INVALID_IN_STATE, "GroupKeyMap is out of use: the fabric has adopted Groupcast");
        }
        List<GroupKeyMapStruct> own = view.withoutMirrored(fabric, entries);
        check(own);
        replace(transaction, fabric, own);
    }

    private void check(List<GroupKeyMapStruct> entries) {
        Set<Integer> groups = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            GroupKeyMapStruct entry = entries.get(i);
            String place = "GroupKeyMap[" + i + "]";
            if (entry.groupKeySetId() == 0) {
                throw wrong(place + ".GroupKeySetID: set 0 is for no group");
            }
            if (entry.groupId() < 1 || entry.groupId() > LAST_GROUP) {
                throw wrong(place + ".GroupId: " + entry.groupId() + " is not within 1 to " + LAST_GROUP);
            }
            if (!groups.add(entry.groupId())) {
                throw wrong(place + ".GroupId: group " + entry.groupId() + " is there before");
            }
        }
        if (entries.size() > capacity) {
            throw new StatusException(
                    StatusCode.RESOURCE_EXHAUSTED,
                    "GroupKeyMap: there are " + entries.size() + ", and there is room for " + capacity);
        }
    }

    private static StatusException wrong(String problem) {
        return new StatusException(StatusCode.CONSTRAINT_ERROR, problem);
    }

    /** Takes the keys of groups away that have a key set. */
    void removeKeySet(Transaction transaction, int fabricIndex, int keySetId) {
        FabricGroups fabric = store.ofFabric(transaction, fabricIndex);
        replace(
                transaction,
                fabric,
                fabric.keyMap().stream()
                        .filter(entry -> entry.groupKeySetId() != keySetId)
                        .toList());
    }

    private void replace(Transaction transaction, FabricGroups fabric, List<GroupKeyMapStruct> entries) {
        if (!entries.equals(fabric.keyMap())) {
            store.putKeyMap(transaction, fabric.fabricIndex(), entries);
            transaction.afterwards(this::changed);
        }
    }
}

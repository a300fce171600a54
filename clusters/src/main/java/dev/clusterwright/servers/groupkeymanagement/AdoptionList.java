package dev.clusterwright.servers.groupkeymanagement;

import dev.clusterwright.clusters.groupkeymanagement.GroupcastAdoptionStruct;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.server.InteractionContext;
import dev.clusterwright.servers.fabrics.FabricScopedList;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.storage.Transaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which fabrics run their groups through Groupcast alone: the attribute GroupcastAdoption. Thread-safe. */
final class AdoptionList extends FabricScopedList<GroupcastAdoptionStruct> {
    private final GroupStore store;
    private final KeyMapList keyMap;
    private final GroupTable table;

    /** With the attributes that are others after a fabric has changed its mind. */
    AdoptionList(FabricTable fabrics, GroupStore store, KeyMapList keyMap, GroupTable table) {
        super(fabrics);
        this.store = store;
        this.keyMap = keyMap;
        this.table = table;
    }

    @Override
    public List<GroupcastAdoptionStruct> read() {
        return store.all().stream()
                .flatMap(fabric -> fabric.adoption().stream())
                .toList();
    }

    @Override
    protected @Nullable Integer fabricOf(GroupcastAdoptionStruct entry) {
        return entry.fabricIndex();
    }

    @Override
    protected void write(Transaction transaction, InteractionContext context, List<GroupcastAdoptionStruct> entries) {
        int fabricIndex = context.fabricIndex();
        if (entries.size() > 1) {
            throw new StatusException(
                    StatusCode.CONSTRAINT_ERROR,
                    "GroupcastAdoption: there are " + entries.size() + " entries; a fabric has one at most");
        }
        if (entries.equals(store.ofFabric(transaction, fabricIndex).adoption())) {
            return;
        }
        store.putAdoption(transaction, fabricIndex, entries);
        transaction.afterwards(() -> {
            changed();
            keyMap.changed();
            table.changed();
        });
    }
}

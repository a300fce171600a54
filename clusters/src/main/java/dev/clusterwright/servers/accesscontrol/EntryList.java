package dev.clusterwright.servers.accesscontrol;

import dev.clusterwright.access.AccessTable;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryChanged;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryStruct;
import dev.clusterwright.clusters.accesscontrol.ChangeTypeEnum;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.server.EventEmitter;
import dev.clusterwright.servers.fabrics.FabricTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entries: the attribute ACL, and the table that decides by it. */
final class EntryList extends AdministeredList<AccessControlEntryStruct> {
    private final AccessControlCapacity capacity;
    private final EventEmitter<AccessControlEntryChanged> changes = new EventEmitter<>();
    private volatile AccessTable table = AccessTable.EMPTY;

    EntryList(FabricTable fabrics, AccessControlCapacity capacity) {
        super(fabrics, "acl", AccessControlEntryStruct.CODEC);
        this.capacity = capacity;
        taken(read());
    }

    AccessTable table() {
        return table;
    }

    @Override
    EventEmitter<AccessControlEntryChanged> changes() {
        return changes;
    }

    @Override
    protected @Nullable Integer fabricOf(AccessControlEntryStruct entry) {
        return entry.fabricIndex();
    }

    @Override
    void check(List<AccessControlEntryStruct> ofFabric) {
        requireRoom("ACL", ofFabric.size(), capacity.entriesPerFabric());
        for (int i = 0; i < ofFabric.size(); i++) {
            String place = "ACL[" + i + "]";
            AccessControlEntryStruct entry = ofFabric.get(i);
            requireRoom(place + ".Subjects", size(entry.subjects()), capacity.subjectsPerEntry());
            requireRoom(place + ".Targets", size(entry.targets()), capacity.targetsPerEntry());
            List<String> problems = EntryConversion.entry(place, entry).problems();
            if (!problems.isEmpty()) {
                throw new StatusException(StatusCode.CONSTRAINT_ERROR, place + "." + problems.get(0));
            }
        }
    }

    private static int size(@Nullable List<?> list) {
        return list == null ? 0 : list.size();
    }

    private static void requireRoom(String place, int size, int room) {
        if (size > room) {
            throw new StatusException(
                    StatusCode.RESOURCE_EXHAUSTED, place + ": there are " + size + ", and there is room for " + room);
        }
    }

    @Override
    final void taken(List<AccessControlEntryStruct> ofAll) {
        table = AccessTable.of(
                ofAll.stream().map(entry -> EntryConversion.entry("ACL", entry)).toList());
    }

    @Override
    void tell(Administrator administrator, int fabricIndex, ChangeTypeEnum type, AccessControlEntryStruct entry) {
        changes.emit(new AccessControlEntryChanged(
                administrator.nodeId(), administrator.passcodeId(), type, entry, fabricIndex));
    }
}

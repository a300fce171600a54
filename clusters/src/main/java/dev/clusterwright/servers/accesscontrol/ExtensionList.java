package dev.clusterwright.servers.accesscontrol;

import dev.clusterwright.clusters.accesscontrol.AccessControlExtensionChanged;
import dev.clusterwright.clusters.accesscontrol.AccessControlExtensionStruct;
import dev.clusterwright.clusters.accesscontrol.ChangeTypeEnum;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.server.EventEmitter;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.type.OctetString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What vendors store beside the entries: the attribute Extension, with one entry of each fabric at most. */
final class ExtensionList extends AdministeredList<AccessControlExtensionStruct> {
    private static final int MAX_OCTETS = 128;

    /** What the reader says of a tag of a profile. */
    private static final int PROFILE_TAG = -2;

    private final EventEmitter<AccessControlExtensionChanged> changes = new EventEmitter<>();

    ExtensionList(FabricTable fabrics) {
        super(fabrics, "acl-extension", AccessControlExtensionStruct.CODEC);
    }

    @Override
    EventEmitter<AccessControlExtensionChanged> changes() {
        return changes;
    }

    @Override
    protected @Nullable Integer fabricOf(AccessControlExtensionStruct entry) {
        return entry.fabricIndex();
    }

    @Override
    void check(List<AccessControlExtensionStruct> ofFabric) {
        if (ofFabric.size() > 1) {
            throw wrong("Extension: there are " + ofFabric.size() + " entries; a fabric has one at most");
        }
        ofFabric.forEach(entry -> check(entry.data()));
    }

    private static void check(OctetString data) {
        if (data.length() > MAX_OCTETS) {
            throw wrong("Extension[0].Data: there are " + data.length() + " octets; use " + MAX_OCTETS + " at most");
        }
        try {
            TlvReader reader = new TlvReader(data.toByteArray());
            reader.next();
            checkList(reader);
            reader.finish();
        } catch (TlvException e) {
            throw wrong("Extension[0].Data is no list of TLV: " + e.error());
        }
    }

    /** What stands inside of its elements is up to the vendor. */
    private static void checkList(TlvReader reader) {
        if (reader.contextTag() != -1) {
            throw wrong("Extension[0].Data has a tag; leave it out");
        }
        reader.startList();
        while (reader.next()) {
            if (reader.contextTag() != PROFILE_TAG) {
                throw wrong("Extension[0].Data has an element without a vendor; give all of them tags of profiles");
            }
        }
        reader.end();
    }

    private static StatusException wrong(String problem) {
        return new StatusException(StatusCode.CONSTRAINT_ERROR, problem);
    }

    @Override
    void tell(Administrator administrator, int fabricIndex, ChangeTypeEnum type, AccessControlExtensionStruct entry) {
        changes.emit(new AccessControlExtensionChanged(
                administrator.nodeId(), administrator.passcodeId(), type, entry, fabricIndex));
    }
}

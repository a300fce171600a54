package dev.clusterwright.interaction.server;

import dev.clusterwright.cluster.Field;
import dev.clusterwright.cluster.Members;
import dev.clusterwright.cluster.Structure;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvTag;
import dev.clusterwright.tlv.TlvType;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.OctetString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries of fabric-scoped lists: whose they are, and how they become those of the fabric that writes them. */
final class FabricEntries {
    /** The context tag of a FabricIndex (Matter Core, chapter 7, Fabric-Scoped Struct). */
    static final int FABRIC_INDEX = 254;

    private FabricEntries() {}

    /**
     * An entry as one of a fabric, whatever FabricIndex it was sent with.
     *
     * @param entry one element of TLV; one that is no structure stays as it is
     * @param fabricIndex 1 to 254
     */
    static OctetString of(int fabricIndex, OctetString entry) {
        TlvReader reader = new TlvReader(entry.toByteArray());
        reader.next();
        if (reader.type() != TlvType.STRUCTURE) {
            return entry;
        }
        TlvWriter writer = new TlvWriter();
        writer.startStructure();
        reader.startStructure();
        while (reader.next()) {
            if (reader.contextTag() == FABRIC_INDEX) {
                reader.skip();
            } else {
                TlvTag tag = reader.tag();
                writer.tag(tag).element(reader.element());
            }
        }
        writer.unsigned(FABRIC_INDEX, fabricIndex);
        writer.end();
        return OctetString.of(writer.toByteArray());
    }

    /** Those that belong to other fabrics than one, or to none. */
    static List<?> ofOthers(int fabricIndex, List<?> entries) {
        return entries.stream().filter(entry -> !belongsTo(fabricIndex, entry)).toList();
    }

    /** Whether an entry says which fabric it belongs to. */
    static boolean isScoped(@Nullable Object entry) {
        return entry instanceof Structure structure
                && structure.members().fields().stream().anyMatch(field -> field.id() == FABRIC_INDEX);
    }

    /** Whether an entry says that it belongs to a fabric. */
    static boolean belongsTo(int fabricIndex, @Nullable Object entry) {
        if (!(entry instanceof Structure structure)) {
            return false;
        }
        Members members = structure.members();
        List<Field> fields = members.fields();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).id() == FABRIC_INDEX) {
                return Integer.valueOf(fabricIndex).equals(members.value(i).orNull());
            }
        }
        return false;
    }
}

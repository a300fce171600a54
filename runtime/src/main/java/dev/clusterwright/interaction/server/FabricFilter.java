package dev.clusterwright.interaction.server;

import dev.clusterwright.cluster.Field;
import dev.clusterwright.cluster.Structure;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvTag;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one fabric may see of lists whose entries belong to fabrics (Matter Core, chapter 7, Fabric-Scoped Data): its own
 * entries, and of those of others what is not fabric-sensitive. Immutable and thread-safe.
 *
 * @param fabricIndex the fabric of the reader, 1 to 254; 0 for none, to which no entry belongs
 * @param ownOnly whether entries of others are left out as a whole
 */
record FabricFilter(int fabricIndex, boolean ownOnly) {
    /** Whether a list has an entry that belongs to a fabric. */
    static boolean concerns(List<?> entries) {
        return entries.stream().anyMatch(FabricEntries::isScoped);
    }

    /**
     * What is to be seen of a list.
     *
     * @param entries as values; one that has no FabricIndex is for all
     * @param encoded the list as TLV
     */
    OctetString apply(List<?> entries, OctetString encoded) {
        TlvReader reader = new TlvReader(encoded.toByteArray());
        reader.next();
        reader.startArray();
        TlvWriter writer = new TlvWriter();
        writer.startArray();
        for (Object entry : entries) {
            reader.next();
            if (!(entry instanceof Structure structure) || !isOfOther(structure)) {
                writer.element(reader.element());
            } else if (!ownOnly) {
                copyPublic(reader, writer, sensitiveFields(structure));
            }
        }
        writer.end();
        return OctetString.of(writer.toByteArray());
    }

    private boolean isOfOther(Structure entry) {
        boolean isOwn = fabricIndex != 0 && FabricEntries.belongsTo(fabricIndex, entry);
        return FabricEntries.isScoped(entry) && !isOwn;
    }

    private static Set<Integer> sensitiveFields(Structure entry) {
        return entry.members().fields().stream()
                .filter(Field::isFabricSensitive)
                .map(Field::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void copyPublic(TlvReader reader, TlvWriter writer, Set<Integer> sensitive) {
        reader.startStructure();
        writer.startStructure();
        while (reader.next()) {
            if (!sensitive.contains(reader.contextTag())) {
                TlvTag tag = reader.tag();
                writer.tag(tag).element(reader.element());
            }
        }
        reader.end();
        writer.end();
    }
}

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
 */
record FabricFilter(int fabricIndex) {
    /** Whether a list has an entry that belongs to a fabric. */
    static boolean concerns(List<?> entries) {
        return entries.stream().anyMatch(FabricEntries::isScoped);
    }

    /** Its own entries, and those that have no FabricIndex, which are for all. */
    <T> List<T> own(List<T> entries) {
        return entries.stream().filter(entry -> !isOfOther(entry)).toList();
    }

    /**
     * All entries, but of those of others only what is not fabric-sensitive.
     *
     * @param entries as values
     * @param encoded the list as TLV
     */
    OctetString publicOnly(List<?> entries, OctetString encoded) {
        TlvReader reader = new TlvReader(encoded.toByteArray());
        reader.next();
        reader.startArray();
        TlvWriter writer = new TlvWriter();
        writer.startArray();
        for (Object entry : entries) {
            reader.next();
            if (entry instanceof Structure structure && isOfOther(structure)) {
                copyPublic(reader, writer, sensitiveFields(structure));
            } else {
                writer.element(reader.element());
            }
        }
        writer.end();
        return OctetString.of(writer.toByteArray());
    }

    private boolean isOfOther(Object entry) {
        return FabricEntries.isScoped(entry) && !(fabricIndex != 0 && FabricEntries.belongsTo(fabricIndex, entry));
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

package dev.clusterwright.servers.groupkeymanagement;

import dev.clusterwright.clusters.groupkeymanagement.GroupInfoMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupcastAdoptionStruct;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.storage.StorageException;
import dev.clusterwright.servers.storage.Transaction;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.type.OctetString;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The entries of the store that groups are in: one for each group, so that a command which changes one writes little, one
 * for all keys of groups, which are written as a whole, and two for each key set.
 */
final class StoredGroups {
    private static final String GROUP = "group/";
    private static final String KEY_MAP = "group-key-map";
    private static final String ADOPTION = "groupcast-adoption";
    private static final TlvCodec<List<GroupKeyMapStruct>> KEY_MAP_CODEC = TlvCodecs.list(GroupKeyMapStruct.CODEC);
    private static final TlvCodec<List<GroupcastAdoptionStruct>> ADOPTION_CODEC =
            TlvCodecs.list(GroupcastAdoptionStruct.CODEC);

    private StoredGroups() {}

    /**
     * What is stored for a fabric.
     *
     * @throws StorageException if something of it cannot be read
     */
    static FabricGroups load(Storage storage, int fabricIndex) {
        String prefix = FabricTable.prefix(fabricIndex);
        NavigableMap<String, OctetString> entries = storage.read(prefix);
        return FabricGroups.of(
                fabricIndex,
                StoredKeySets.load(storage, fabricIndex, entries),
                list(entries, prefix + KEY_MAP, KEY_MAP_CODEC),
                groups(entries, fabricIndex),
                list(entries, prefix + ADOPTION, ADOPTION_CODEC));
    }

    private static <T> List<T> list(NavigableMap<String, OctetString> entries, String name, TlvCodec<List<T>> codec) {
        OctetString entry = entries.get(name);
        return entry == null ? List.of() : List.copyOf(decode(name, entry, codec));
    }

    private static NavigableMap<Integer, GroupInfoMapStruct> groups(
            NavigableMap<String, OctetString> entries, int fabricIndex) {
        NavigableMap<Integer, GroupInfoMapStruct> found = new TreeMap<>();
        String prefix = FabricTable.prefix(fabricIndex) + GROUP;
        startingWith(entries, prefix).forEach((name, entry) -> {
            GroupInfoMapStruct group = decode(name, entry, GroupInfoMapStruct.CODEC);
            if (!name.equals(prefix + hex(group.groupId()))) {
                throw damaged(name, null);
            }
            found.put(group.groupId(), group);
        });
        return Collections.unmodifiableNavigableMap(found);
    }

    /** Those of the entries whose names begin with a prefix. */
    static NavigableMap<String, OctetString> startingWith(NavigableMap<String, OctetString> entries, String prefix) {
        return entries.subMap(prefix, true, prefix + Character.MAX_VALUE, false);
    }

    static <T> T decode(String name, OctetString entry, TlvCodec<T> codec) {
        try {
            return codec.decode(entry.toByteArray());
        } catch (TlvException | IllegalArgumentException e) {
            throw damaged(name, e);
        }
    }

    static StorageException damaged(String name, @Nullable Exception cause) {
        String message = "the entry " + name + " of the store is damaged; restore it from a copy";
        return cause == null ? new StorageException(message) : new StorageException(message, cause);
    }

    static void putKeyMap(Transaction transaction, int fabricIndex, List<GroupKeyMapStruct> keyMap) {
        transaction.put(FabricTable.prefix(fabricIndex) + KEY_MAP, OctetString.of(KEY_MAP_CODEC.encode(keyMap)));
    }

    static void putAdoption(Transaction transaction, int fabricIndex, List<GroupcastAdoptionStruct> adoption) {
        transaction.put(FabricTable.prefix(fabricIndex) + ADOPTION, OctetString.of(ADOPTION_CODEC.encode(adoption)));
    }

    static void putGroup(Transaction transaction, int fabricIndex, GroupInfoMapStruct group) {
        transaction.put(group(fabricIndex, group.groupId()), OctetString.of(GroupInfoMapStruct.CODEC.encode(group)));
    }

    static void removeGroup(Transaction transaction, int fabricIndex, int groupId) {
        transaction.remove(group(fabricIndex, groupId));
    }

    private static String group(int fabricIndex, int groupId) {
        return FabricTable.prefix(fabricIndex) + GROUP + hex(groupId);
    }

    /** A number of 16 bits as it stands in names. */
    static String hex(int number) {
        return HexFormat.of().toHexDigits((char) number);
    }
}

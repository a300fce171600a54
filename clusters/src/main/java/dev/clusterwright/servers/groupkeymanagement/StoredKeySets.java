package dev.clusterwright.servers.groupkeymanagement;

import dev.clusterwright.clusters.groupkeymanagement.GroupKeySetStruct;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.group.GroupKeySet;
import dev.clusterwright.group.GroupKeySet.Slot;
import dev.clusterwright.group.OperationalGroupKey;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.storage.StorageException;
import dev.clusterwright.servers.storage.Transaction;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of the store that key sets are in: for each one entry as it may be read, and one with its keys, one after the
 * other, sealed. Of the epoch keys nothing is stored.
 */
final class StoredKeySets {
    private static final String KEY_SET = "key-set/";
    private static final String KEYS = "/keys";

    private StoredKeySets() {}

    static NavigableMap<Integer, KeySet> load(
            Storage storage, int fabricIndex, NavigableMap<String, OctetString> entries) {
        NavigableMap<Integer, KeySet> found = new TreeMap<>();
        NavigableMap<String, OctetString> own =
                StoredGroups.startingWith(entries, FabricTable.prefix(fabricIndex) + KEY_SET);
        own.forEach((name, entry) -> {
            if (!name.endsWith(KEYS)) {
                KeySet set = keySet(storage, name, entry, own.get(name + KEYS));
                if (!name.equals(name(fabricIndex, set.id()))) {
                    throw StoredGroups.damaged(name, null);
                }
                found.put(set.id(), set);
            }
        });
        return Collections.unmodifiableNavigableMap(found);
    }

    private static KeySet keySet(Storage storage, String name, OctetString entry, @Nullable OctetString sealed) {
        if (sealed == null) {
            throw new StorageException("the store has no keys for " + name + "; restore it from a copy");
        }
        GroupKeySetStruct read = StoredGroups.decode(name, entry, GroupKeySetStruct.CODEC);
        List<Long> startTimes = Stream.of(read.epochStartTime0(), read.epochStartTime1(), read.epochStartTime2())
                .filter(Objects::nonNull)
                .toList();
        try (SecretKeyMaterial keys = storage.open(name + KEYS, sealed)) {
            return new KeySet(
                    read.groupKeySecurityPolicy(), GroupKeySet.of(read.groupKeySetId(), slots(startTimes, keys)));
        } catch (IllegalArgumentException e) {
            throw StoredGroups.damaged(name, e);
        }
    }

    private static List<Slot> slots(List<Long> startTimes, SecretKeyMaterial keys) {
        if (keys.length() != startTimes.size() * OperationalGroupKey.LENGTH) {
            throw new IllegalArgumentException("there are not as many keys as start times");
        }
        byte[] octets = new byte[keys.length()];
        try {
            keys.copyTo(octets, 0);
            List<Slot> slots = new ArrayList<>();
            for (int i = 0; i < startTimes.size(); i++) {
                slots.add(new Slot(startTimes.get(i), key(octets, i * OperationalGroupKey.LENGTH)));
            }
            return slots;
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    private static OperationalGroupKey key(byte[] octets, int from) {
        byte[] one = Arrays.copyOfRange(octets, from, from + OperationalGroupKey.LENGTH);
        try (SecretKeyMaterial key = SecretKeyMaterial.copyOf(one)) {
            return OperationalGroupKey.of(key);
        } finally {
            Arrays.fill(one, (byte) 0);
        }
    }

    static void put(Transaction transaction, int fabricIndex, KeySet set) {
        String name = name(fabricIndex, set.id());
        transaction.put(name, OctetString.of(GroupKeySetStruct.CODEC.encode(set.withoutKeys())));
        List<Slot> slots = set.keys().slots();
        byte[] octets = new byte[slots.size() * OperationalGroupKey.LENGTH];
        try {
            for (int i = 0; i < slots.size(); i++) {
                slots.get(i).key().copyTo(octets, i * OperationalGroupKey.LENGTH);
            }
            try (SecretKeyMaterial keys = SecretKeyMaterial.copyOf(octets)) {
                transaction.putSecret(name + KEYS, keys);
            }
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    static void remove(Transaction transaction, int fabricIndex, int id) {
        transaction.remove(name(fabricIndex, id));
        transaction.remove(name(fabricIndex, id) + KEYS);
    }

    private static String name(int fabricIndex, int id) {
        return FabricTable.prefix(fabricIndex) + KEY_SET + StoredGroups.hex(id);
    }
}

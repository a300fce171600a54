package dev.clusterwright.servers.fabrics;

import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.crypto.CryptoException;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.storage.StorageException;
import dev.clusterwright.servers.storage.Transaction;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.type.OctetString;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The entries of the store that fabrics are in. */
final class StoredFabrics {
    private static final String FABRICS = "fabric/";
    private static final String DESCRIPTOR = "descriptor";
    private static final String KEY = "key";
    /** The index of the fabric that is pending, and below it, what that was before. */
    private static final String PENDING = "fabrics/pending";

    private static final String BEFORE = PENDING + "/";

    private final Storage storage;

    StoredFabrics(Storage storage) {
        this.storage = storage;
    }

    NavigableMap<Integer, Fabric> fabrics() {
        NavigableMap<Integer, Fabric> found = new TreeMap<>();
        NavigableMap<String, OctetString> entries = storage.read(FABRICS);
        for (String name : entries.keySet()) {
            if (name.endsWith("/" + DESCRIPTOR)) {
                String prefix = name.substring(0, name.length() - DESCRIPTOR.length());
                Fabric fabric = fabric(prefix, entries);
                found.put(fabric.index(), fabric);
            }
        }
        return Collections.unmodifiableNavigableMap(found);
    }

    Optional<FabricTable.Pending> pending() {
        NavigableMap<String, OctetString> entries = storage.read(PENDING);
        OctetString index = entries.get(PENDING);
        if (index == null) {
            return Optional.empty();
        }
        Fabric before = entries.containsKey(BEFORE + DESCRIPTOR) ? fabric(BEFORE, entries) : null;
        return Optional.of(new FabricTable.Pending(TlvCodecs.UINT8.decode(index.toByteArray()), before));
    }

    private Fabric fabric(String prefix, Map<String, OctetString> entries) {
        OctetString sealed = entries.get(prefix + KEY);
        OctetString descriptor = entries.get(prefix + DESCRIPTOR);
        if (sealed == null || descriptor == null) {
            throw new StorageException(
                    "the store has a part of the fabric " + prefix + " only; restore it from a copy");
        }
        try (SecretKeyMaterial key = storage.open(prefix + KEY, sealed)) {
            return FabricCodec.decode(descriptor, P256KeyPair.of(key));
        } catch (TlvException | CredentialsException | CryptoException | IllegalArgumentException e) {
            throw new StorageException(
                    "the entry " + prefix + DESCRIPTOR + " of the store is damaged; restore it from a copy", e);
        }
    }

    static void put(Transaction transaction, Fabric fabric) {
        transaction.put(FabricTable.prefix(fabric.index()) + DESCRIPTOR, FabricCodec.encode(fabric));
    }

    static void putKey(Transaction transaction, Fabric fabric) {
        putKey(transaction, FabricTable.prefix(fabric.index()), fabric);
    }

    private static void putKey(Transaction transaction, String prefix, Fabric fabric) {
        try (SecretKeyMaterial key = fabric.operationalKey().privateKey()) {
            transaction.putSecret(prefix + KEY, key);
        }
    }

    static void putPending(Transaction transaction, int index) {
        transaction.put(PENDING, OctetString.of(TlvCodecs.UINT8.encode(index)));
    }

    static void putBefore(Transaction transaction, Fabric before) {
        transaction.put(BEFORE + DESCRIPTOR, FabricCodec.encode(before));
        putKey(transaction, BEFORE, before);
    }

    static void removePending(Transaction transaction) {
        transaction.removeAll(PENDING);
    }
}

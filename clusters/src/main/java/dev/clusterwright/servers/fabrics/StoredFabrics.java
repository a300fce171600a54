package dev.clusterwright.servers.fabrics;

import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.crypto.CryptoException;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.storage.StorageException;
import dev.clusterwright.servers.storage.Transaction;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.type.OctetString;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The entries of the store that fabrics are in. */
final class StoredFabrics {
    private static final String LAST = "fabrics/last";
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
        for (int index = 1; index <= FabricTable.MAX_INDEX; index++) {
            Fabric fabric = fabric(FabricTable.prefix(index));
            if (fabric != null) {
                found.put(checked(fabric, index, FabricTable.prefix(index)).index(), fabric);
            }
        }
        return Collections.unmodifiableNavigableMap(found);
    }

    /** What is pending of the fabrics that are stored. */
    Optional<FabricTable.Pending> pending(NavigableMap<Integer, Fabric> fabrics) {
        Optional<Integer> pending = index(PENDING);
        pending.filter(index -> !fabrics.containsKey(index)).ifPresent(index -> {
            throw damaged(PENDING, null);
        });
        return pending.map(index -> {
            Fabric before = fabric(BEFORE);
            return new FabricTable.Pending(index, before == null ? null : checked(before, index, BEFORE));
        });
    }

    private static Fabric checked(Fabric fabric, int index, String prefix) {
        if (fabric.index() != index) {
            throw damaged(prefix + DESCRIPTOR, null);
        }
        return fabric;
    }

    /** The last index that was given; 0 if none was. */
    int lastIndex() {
        return index(LAST).orElse(0);
    }

    private Optional<Integer> index(String name) {
        OctetString entry = entry(name);
        try {
            return entry == null ? Optional.empty() : Optional.of(TlvCodecs.UINT8.decode(entry.toByteArray()));
        } catch (TlvException e) {
            throw damaged(name, e);
        }
    }

    private @Nullable OctetString entry(String name) {
        return storage.read(name).get(name);
    }

    private @Nullable Fabric fabric(String prefix) {
        OctetString descriptor = entry(prefix + DESCRIPTOR);
        OctetString sealed = entry(prefix + KEY);
        if (descriptor == null && sealed == null) {
            return null;
        }
        if (descriptor == null || sealed == null) {
            throw new StorageException(
                    "the store has a part of the fabric " + prefix + " only; restore it from a copy");
        }
        try (SecretKeyMaterial key = storage.open(prefix + KEY, sealed)) {
            return FabricCodec.decode(descriptor, key);
        } catch (TlvException | CredentialsException | CryptoException | IllegalArgumentException e) {
            throw damaged(prefix + DESCRIPTOR, e);
        }
    }

    private static StorageException damaged(String name, @Nullable Throwable cause) {
        String message = "the entry " + name + " of the store is damaged; restore it from a copy";
        return cause == null ? new StorageException(message) : new StorageException(message, cause);
    }

    static void putLastIndex(Transaction transaction, int index) {
        transaction.put(LAST, OctetString.of(TlvCodecs.UINT8.encode(index)));
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

package dev.clusterwright.servers.storage;

import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Changes that are made together or not at all: entries of the store, the {@linkplain StoredValue values} in memory, and
 * what is to be done once they are made. Used by the one thread that {@link Storage} has given it to, and only until that
 * returns.
 */
public final class Transaction {
    private final NodeStore store;
    private final KeyVault vault;
    private final Map<String, Optional<OctetString>> changes = new TreeMap<>();
    private final Map<StoredValue<?>, Object> values = new HashMap<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private final List<Runnable> otherwise = new ArrayList<>();

    Transaction(NodeStore store, KeyVault vault) {
        this.store = store;
        this.vault = vault;
    }

    /**
     * Stores an entry.
     *
     * @param name as {@link NodeStore#write} takes it; parts are divided by slashes, and numbers have a fixed length
     * @param entry no secret
     */
    public void put(String name, OctetString entry) {
        changes.put(name, Optional.of(entry));
    }

    /**
     * Stores a secret, sealed.
     *
     * @param name as above
     * @param secret stays the caller's to close
     * @throws StorageException if the vault cannot be used
     */
    public void putSecret(String name, SecretKeyMaterial secret) {
        put(name, vault.seal(name, secret));
    }

    /** Removes an entry, if there is one. */
    public void remove(String name) {
        changes.put(name, Optional.empty());
    }

    /** Removes all entries whose names begin with a prefix, also those that this transaction has stored. */
    public void removeAll(String prefix) {
        store.read(prefix).keySet().forEach(this::remove);
        changes.replaceAll((name, entry) -> name.startsWith(prefix) ? Optional.empty() : entry);
    }

    /**
     * Does something once everything is stored and the values in memory are the new ones: tells subscribers, ends sessions.
     *
     * @param action quick; must not throw, nor begin another transaction
     */
    public void afterwards(Runnable action) {
        afterwards.add(action);
    }

    /**
     * Does something if the changes are not made after all: zeros keys that nobody needs then.
     *
     * @param action quick; must not throw, nor begin another transaction
     */
    public void otherwise(Runnable action) {
        otherwise.add(action);
    }

    Map<String, Optional<OctetString>> changes() {
        return changes;
    }

    /** By identity, as they have no equality of their own. */
    Map<StoredValue<?>, Object> values() {
        return values;
    }

    void succeed() {
        values.forEach(StoredValue::publish);
        afterwards.forEach(Runnable::run);
    }

    void fail() {
        otherwise.forEach(Runnable::run);
    }
}

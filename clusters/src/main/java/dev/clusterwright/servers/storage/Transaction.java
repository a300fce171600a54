package dev.clusterwright.servers.storage;

import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.type.OctetString;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Changes that are made together or not at all: entries of the store, the {@linkplain StoredValue values} in memory, and
 * what is to be done once they are made. Used by the one thread that {@link Storage} has given it to, and only until that
 * returns: after that its methods throw an {@link IllegalStateException}.
 */
public final class Transaction {
    private static final Logger LOGGER = System.getLogger(Transaction.class.getName());

    private final NodeStore store;
    private final KeyVault vault;
    private final Map<String, Optional<OctetString>> changes = new TreeMap<>();
    private final Map<StoredValue<?>, Object> values = new HashMap<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private final List<Runnable> otherwise = new ArrayList<>();
    private boolean done;

    Transaction(NodeStore store, KeyVault vault) {
        this.store = store;
        this.vault = vault;
    }

    /**
     * Stores an entry.
     *
     * @param name as {@link NodeStore#write} takes it; parts are divided by slashes, and numbers have a fixed length. The
     *     first parts {@code storage}, {@code fabric}, {@code fabrics}, {@code credentials}, {@code commissioning} and {@code
     *     network-identity} are of this library: a server of yours has its own, or one below {@code FabricTable.prefix}
     * @param entry no secret
     */
    public void put(String name, OctetString entry) {
        requireOpen();
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
        requireOpen();
        changes.put(name, Optional.empty());
    }

    /** Removes all entries whose names begin with a prefix, also those that this transaction has stored. */
    public void removeAll(String prefix) {
        requireOpen();
        store.read(prefix).keySet().forEach(this::remove);
        changes.replaceAll((name, entry) -> name.startsWith(prefix) ? Optional.empty() : entry);
    }

    /**
     * Does something once everything is stored and the values in memory are the new ones: tells subscribers, ends sessions.
     *
     * @param action quick; does not begin another transaction. What it throws is logged, and the others run nevertheless
     */
    public void afterwards(Runnable action) {
        requireOpen();
        afterwards.add(action);
    }

    /**
     * Does something if the changes are not made after all: zeros keys that nobody needs then.
     *
     * @param action as above
     */
    public void otherwise(Runnable action) {
        requireOpen();
        otherwise.add(action);
    }

    Map<String, Optional<OctetString>> changes() {
        return changes;
    }

    /** By identity, as they have no equality of their own. */
    Map<StoredValue<?>, Object> values() {
        return values;
    }

    void set(StoredValue<?> value, Object to) {
        requireOpen();
        values.put(value, to);
    }

    /** The changes are stored. */
    void succeed() {
        values.forEach(StoredValue::publish);
        done = true;
        runAll(afterwards);
    }

    /** The changes are not made. */
    void fail() {
        done = true;
        runAll(otherwise);
    }

    /** One that throws does not keep the others from running: whatever it says, the changes are made, or not. */
    private static void runAll(List<Runnable> actions) {
        for (Runnable action : actions) {
            try {
                action.run();
            } catch (RuntimeException e) {
                LOGGER.log(Level.ERROR, "what belongs to a transaction has failed", e);
            }
        }
    }

    private void requireOpen() {
        if (done) {
            throw new IllegalStateException("the transaction is over");
        }
    }
}

package dev.clusterwright.servers.storage;

import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.type.OctetString;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a node keeps: a {@link NodeStore}, a {@link KeyVault} for what is secret in it, and transactions, of which there is
 * one at a time. Servers share one of these, so that a command which concerns several of them is carried out whole or not
 * at all.
 *
 * <p>Thread-safe.
 */
public final class Storage implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(Storage.class.getName());

    /** From each schema to the next. There is only one so far: whoever changes what is stored adds what makes it new. */
    private static final List<Migration> MIGRATIONS = List.of();

    private final NodeStore store;
    private final KeyVault vault;
    private final ReentrantLock lock = new ReentrantLock();
    private final long firstEventNumber;

    private boolean closed;

    private Storage(NodeStore store, KeyVault vault, long firstEventNumber) {
        this.store = store;
        this.vault = vault;
        this.firstEventNumber = firstEventNumber;
    }

    /**
     * Opens what a node keeps, or begins with nothing.
     *
     * @param store closed together with this
     * @param vault the same each time; stays the caller's to close, after this
     * @throws StorageException if the store was written by a newer version of this library, or with another vault, or
     *     cannot be read or written; it is as it was then, and closed
     */
    public static Storage open(NodeStore store, KeyVault vault) {
        return open(store, vault, MIGRATIONS);
    }

    /** Opens with other schemas than there are. */
    static Storage open(NodeStore store, KeyVault vault, List<Migration> migrations) {
        boolean isOpen = false;
        try {
            Storage storage = new Storage(store, vault, new StoreOpening(store, vault, migrations).open());
            isOpen = true;
            return storage;
        } finally {
            if (!isOpen) {
                store.close();
            }
        }
    }

    /**
     * What is there, by name.
     *
     * @throws StorageException if it cannot be read
     * @throws IllegalStateException if this is closed
     */
    public NavigableMap<String, OctetString> read(String prefix) {
        lock.lock();
        try {
            requireOpen();
            return store.read(prefix);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Opens a secret.
     *
     * @param name of its entry
     * @param entry as it was read
     * @return for the caller to close
     * @throws StorageException if it cannot be opened
     */
    public SecretKeyMaterial open(String name, OctetString entry) {
        return vault.open(name, entry);
    }

    /**
     * Makes changes. What the action throws is passed on, and nothing has changed then.
     *
     * @throws StorageException if they cannot be stored; nothing has changed
     * @throws IllegalStateException if this is called within a transaction, or is closed
     */
    public void change(Consumer<Transaction> action) {
        call(transaction -> {
            action.accept(transaction);
            return this;
        });
    }

    /**
     * Makes changes, and answers. What the action throws is passed on, and nothing has changed then.
     *
     * @return what the action gives
     * @throws StorageException if they cannot be stored; nothing has changed
     * @throws IllegalStateException if this is called within a transaction, or is closed
     */
    public <T extends @Nullable Object> T call(Function<Transaction, T> action) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("there is a transaction already; hand it on");
        }
        lock.lock();
        try {
            requireOpen();
            Transaction transaction = new Transaction(store, vault);
            T result = apply(transaction, action);
            transaction.succeed();
            return result;
        } finally {
            lock.unlock();
        }
    }

    private <T extends @Nullable Object> T apply(Transaction transaction, Function<Transaction, T> action) {
        boolean isDone = false;
        try {
            T result = action.apply(transaction);
            if (!transaction.changes().isEmpty()) {
                store.write(transaction.changes());
            }
            isDone = true;
            return result;
        } catch (StorageException e) {
            LOGGER.log(Level.ERROR, "a transaction has failed", e);
            throw e;
        } finally {
            if (!isDone) {
                transaction.fail();
            }
        }
    }

    /**
     * The number for {@code Node.Builder.firstEventNumber}: higher than any that was used before, if no node has told of
     * more than 2<sup>32</sup> events since it was opened.
     */
    public long firstEventNumber() {
        return firstEventNumber;
    }

    /**
     * Closes the store, after the transaction that there may be. There are none after that.
     *
     * @throws IllegalStateException if this is called within a transaction
     */
    @Override
    public void close() {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a transaction cannot close what it changes");
        }
        lock.lock();
        try {
            closed = true;
            store.close();
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the storage is closed");
        }
    }
}

package dev.clusterwright.servers.fabrics;

import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.storage.StorageException;
import dev.clusterwright.servers.storage.StoredValue;
import dev.clusterwright.servers.storage.Transaction;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The fabrics that a node belongs to, as they are stored. Whoever keeps something for fabrics {@linkplain #register
 * registers}, and hears of those that come and go; what it stores below the {@linkplain #prefix prefix} of a fabric is removed
 * together with that.
 *
 * <p>A fabric that was added, or one whose certificates were replaced, is {@linkplain #pending pending}: it is stored at once,
 * together with what it takes to undo that. Unless it is {@linkplain #complete completed}, it is {@linkplain #rollBack rolled
 * back}, at the latest when the table is read the next time: a loss of power ends commissioning. So a storage has one table,
 * which all servers of the node share; a second would roll back what is pending in the first, and neither would see what the
 * other changes.
 *
 * <p>Thread-safe.
 */
public final class FabricTable {
    static final int MAX_INDEX = 254;

    private final Storage storage;
    private final int capacity;
    private final StoredValue<NavigableMap<Integer, Fabric>> fabrics;
    private final StoredValue<Optional<Pending>> pending;
    private final StoredValue<Integer> lastIndex;
    private final List<FabricDependent> dependents = new CopyOnWriteArrayList<>();

    /**
     * Reads the fabrics that are stored, and rolls back the one that is pending.
     *
     * @param storage of the node
     * @param capacity how many fabrics the node can belong to at the same time, 5 to 254
     * @throws StorageException if one cannot be read
     * @throws IllegalArgumentException if the capacity is out of its range
     */
    public FabricTable(Storage storage, int capacity) {
        if (capacity < 5 || capacity > MAX_INDEX) {
            throw new IllegalArgumentException("a node has room for 5 to 254 fabrics, not " + capacity);
        }
        this.storage = storage;
        this.capacity = capacity;
        StoredFabrics stored = new StoredFabrics(storage);
        this.fabrics = new StoredValue<>(stored.fabrics());
        this.pending = new StoredValue<>(stored.pending(fabrics.get()));
        this.lastIndex = new StoredValue<>(stored.lastIndex());
        if (pending.get().isPresent()) {
            storage.change(this::rollBack);
        }
    }

    /**
     * A fabric that may not stay as it is.
     *
     * @param index of the fabric
     * @param before what it was before its certificates were replaced; null if it was added
     */
    public record Pending(int index, @Nullable Fabric before) {}

    /**
     * What the names begin with of all that is stored for a fabric; what begins with it is removed with the fabric. What comes
     * after it has to differ from what the servers here use: let it begin with the name of your company.
     */
    public static String prefix(int index) {
        return String.format("fabric/%02x/", index);
    }

    /** Where the fabrics are kept, and what belongs to them. */
    public Storage storage() {
        return storage;
    }

    /** How many fabrics the node can belong to at the same time. */
    public int capacity() {
        return capacity;
    }

    /** From now on, tells of fabrics that come, change and go, in the order of registration. */
    public void register(FabricDependent dependent) {
        dependents.add(dependent);
    }

    /** The fabrics by index. */
    public NavigableMap<Integer, Fabric> fabrics() {
        return fabrics.get();
    }

    /** The fabrics by index, within a transaction. */
    public NavigableMap<Integer, Fabric> fabrics(Transaction transaction) {
        return fabrics.get(transaction);
    }

    /** The fabric that is pending; empty if none is. */
    public Optional<Pending> pending(Transaction transaction) {
        return pending.get(transaction);
    }

    /**
     * The fabric that somebody belongs to who asks for something. When a request gets its turn, its fabric may have been
     * removed.
     *
     * @throws StatusException UNSUPPORTED_ACCESS if there is none of this index
     */
    public Fabric require(Transaction transaction, int index) {
        Fabric fabric = fabrics.get(transaction).get(index);
        if (fabric == null) {
            throw new StatusException(StatusCode.UNSUPPORTED_ACCESS, "the node does not belong to fabric " + index);
        }
        return fabric;
    }

    /**
     * The index of the next fabric that is added: the next after the last that was given and that is free, from 1 again.
     *
     * @throws StatusException RESOURCE_EXHAUSTED if there is no room for one more
     */
    public int nextIndex(Transaction transaction) {
        NavigableMap<Integer, Fabric> taken = fabrics.get(transaction);
        if (taken.size() >= capacity) {
            throw new StatusException(StatusCode.RESOURCE_EXHAUSTED, "there is no room for one more fabric");
        }
        int index = lastIndex.get(transaction);
        do {
            index = index % MAX_INDEX + 1;
        } while (taken.containsKey(index));
        return index;
    }

    /**
     * Adds a fabric, with all that comes along; it is pending then.
     *
     * @throws StatusException RESOURCE_EXHAUSTED if there is no room for it, or what a dependent throws
     * @throws IllegalArgumentException if its index is not {@link #nextIndex}
     * @throws IllegalStateException if another is pending
     */
    public void add(Transaction transaction, NewFabric added) {
        requireNonePending(transaction);
        Fabric fabric = added.fabric();
        int index = fabric.index();
        if (index != nextIndex(transaction)) {
            throw new IllegalArgumentException(fabric + " does not have the index that is next");
        }
        lastIndex.set(transaction, index);
        StoredFabrics.putLastIndex(transaction, index);
        pending.set(transaction, Optional.of(new Pending(index, null)));
        StoredFabrics.putPending(transaction, index);
        put(transaction, fabric);
        StoredFabrics.putKey(transaction, fabric);
        dependents.forEach(dependent -> dependent.added(transaction, added));
    }

    /**
     * Replaces the certificates and the key of a fabric; it is pending then.
     *
     * @throws IllegalArgumentException if there is none of its index
     * @throws IllegalStateException if another is pending
     */
    public void update(Transaction transaction, Fabric fabric) {
        requireNonePending(transaction);
        Fabric before = known(transaction, fabric.index());
        pending.set(transaction, Optional.of(new Pending(fabric.index(), before)));
        StoredFabrics.putPending(transaction, fabric.index());
        StoredFabrics.putBefore(transaction, before);
        StoredFabrics.putKey(transaction, fabric);
        replace(transaction, fabric);
    }

    private void requireNonePending(Transaction transaction) {
        pending.get(transaction).ifPresent(other -> {
            throw new IllegalStateException("fabric " + other.index() + " is pending; complete it or roll it back");
        });
    }

    /**
     * Replaces label and vendor of a fabric. What a pending fabric gets so is a part of what is pending, but for its label.
     *
     * @throws IllegalArgumentException if there is none of its index
     */
    public void replace(Transaction transaction, Fabric fabric) {
        known(transaction, fabric.index());
        put(transaction, fabric);
        dependents.forEach(dependent -> dependent.changed(transaction, fabric));
    }

    private Fabric known(Transaction transaction, int index) {
        Fabric fabric = fabrics.get(transaction).get(index);
        if (fabric == null) {
            throw new IllegalArgumentException("there is no fabric " + index);
        }
        return fabric;
    }

    /** Removes a fabric and all that others keep for it; its key is closed then. Nothing happens if there is none. */
    public void remove(Transaction transaction, int index) {
        Fabric fabric = fabrics.get(transaction).get(index);
        if (fabric == null) {
            return;
        }
        pending.get(transaction).filter(it -> it.index() == index).ifPresent(it -> settle(transaction, it.before()));
        change(transaction, all -> all.remove(index));
        transaction.removeAll(prefix(index));
        transaction.afterwards(fabric.operationalKey()::close);
        dependents.forEach(dependent -> dependent.removed(transaction, index));
    }

    /** What is pending stays. Nothing happens if nothing is. */
    public void complete(Transaction transaction) {
        pending.get(transaction).ifPresent(it -> settle(transaction, it.before()));
    }

    /** What is pending is as it was before: a fabric that was added is removed. Nothing happens if nothing is pending. */
    public void rollBack(Transaction transaction) {
        pending.get(transaction).ifPresent(it -> {
            Fabric before = it.before();
            if (before == null) {
                remove(transaction, it.index());
            } else {
                restore(transaction, before);
            }
        });
    }

    private void restore(Transaction transaction, Fabric before) {
        Fabric now = known(transaction, before.index());
        settle(transaction, now);
        StoredFabrics.putKey(transaction, before);
        replace(transaction, before.withLabel(now.label()));
    }

    /** Nothing is pending any more, and the key of a fabric that is none has served its time. */
    private void settle(Transaction transaction, @Nullable Fabric noMore) {
        pending.set(transaction, Optional.empty());
        StoredFabrics.removePending(transaction);
        if (noMore != null) {
            transaction.afterwards(noMore.operationalKey()::close);
        }
    }

    private void put(Transaction transaction, Fabric fabric) {
        change(transaction, all -> all.put(fabric.index(), fabric));
        StoredFabrics.put(transaction, fabric);
    }

    private void change(Transaction transaction, Consumer<NavigableMap<Integer, Fabric>> change) {
        fabrics.update(transaction, before -> {
            NavigableMap<Integer, Fabric> after = new TreeMap<>(before);
            change.accept(after);
            return Collections.unmodifiableNavigableMap(after);
        });
    }
}

package dev.clusterwright.servers.accesscontrol;

import dev.clusterwright.clusters.accesscontrol.ChangeTypeEnum;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.server.EventEmitter;
import dev.clusterwright.interaction.server.InteractionContext;
import dev.clusterwright.servers.fabrics.FabricScopedList;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.storage.StorageException;
import dev.clusterwright.servers.storage.StoredValue;
import dev.clusterwright.servers.storage.Transaction;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A list of which each fabric has its own entries, written by administrators. What one writes is taken as a whole or not
 * at all, is stored, and each entry that is another one then is told in an event; what the device changes itself is not.
 *
 * <p>Thread-safe: the device may change one fabric's entries while an administrator writes another's.
 */
abstract class AdministeredList<T> extends FabricScopedList<T> {
    private final String name;
    private final TlvCodec<List<T>> codec;

    /** Of each fabric that has some. */
    private final StoredValue<NavigableMap<Integer, List<T>>> entries;

    /**
     * The list as it is stored.
     *
     * @param name of its entries in the store, below the prefix of each fabric
     */
    AdministeredList(FabricTable fabrics, String name, TlvCodec<T> codec) {
        super(fabrics);
        this.name = name;
        this.codec = TlvCodecs.list(codec);
        this.entries = new StoredValue<>(load());
    }

    private NavigableMap<Integer, List<T>> load() {
        NavigableMap<Integer, List<T>> found = new TreeMap<>();
        for (int fabricIndex : fabrics().fabrics().keySet()) {
            OctetString stored = fabrics().storage().read(name(fabricIndex)).get(name(fabricIndex));
            if (stored != null) {
                found.put(fabricIndex, decode(name(fabricIndex), stored));
            }
        }
        return found;
    }

    private List<T> decode(String stored, OctetString entry) {
        try {
            return codec.decode(entry.toByteArray());
        } catch (TlvException e) {
            throw new StorageException("the entry " + stored + " of the store is damaged; restore it from a copy", e);
        }
    }

    private String name(int fabricIndex) {
        return FabricTable.prefix(fabricIndex) + name;
    }

    /**
     * Looks at all entries that a fabric is to have.
     *
     * @throws StatusException if they cannot be
     */
    abstract void check(List<T> ofFabric);

    /** Hears of all entries there are when a transaction has changed some. */
    void taken(List<T> ofAll) {}

    /** Tells that an administrator has changed an entry: the one there is now, or the one there was. */
    abstract void tell(Administrator administrator, int fabricIndex, ChangeTypeEnum type, T entry);

    /** Tells in events, which one fabric may see at a time. */
    abstract EventEmitter<?> changes();

    @Override
    public final List<T> read() {
        return all(entries.get());
    }

    private static <T> List<T> all(NavigableMap<Integer, List<T>> entries) {
        return entries.values().stream().flatMap(List::stream).toList();
    }

    @Override
    protected final void write(Transaction transaction, InteractionContext context, List<T> entries) {
        write(transaction, Administrator.of(context.session().subject()), context.fabricIndex(), entries);
    }

    /**
     * Changes the entries of a fabric, for an administrator.
     *
     * @throws StatusException if they cannot be
     */
    final void write(Transaction transaction, Administrator administrator, int fabricIndex, List<T> written) {
        List<T> before = ofFabric(transaction, fabricIndex);
        replace(transaction, fabricIndex, written);
        transaction.afterwards(() -> tell(administrator, fabricIndex, before, written));
    }

    /**
     * Changes the entries of a fabric.
     *
     * @throws StatusException if they cannot be
     */
    final void replace(Transaction transaction, int fabricIndex, List<T> ofFabric) {
        check(ofFabric);
        boolean isSame = ofFabric(transaction, fabricIndex).equals(ofFabric);
        transaction.put(name(fabricIndex), OctetString.of(codec.encode(ofFabric)));
        set(transaction, fabricIndex, ofFabric);
        if (!isSame) {
            transaction.afterwards(this::changed);
        }
    }

    /** Forgets the entries of a fabric, which are not stored any more, and what was told of them. */
    final void forget(Transaction transaction, int fabricIndex) {
        set(transaction, fabricIndex, List.of());
        transaction.afterwards(this::changed);
        transaction.afterwards(() -> changes().forget(fabricIndex));
    }

    /** The entries of a fabric. */
    final List<T> ofFabric(Transaction transaction, int fabricIndex) {
        return entries.get(transaction).getOrDefault(fabricIndex, List.of());
    }

    private void set(Transaction transaction, int fabricIndex, List<T> ofFabric) {
        entries.update(transaction, before -> {
            NavigableMap<Integer, List<T>> after = new TreeMap<>(before);
            after.put(fabricIndex, ofFabric);
            after.values().removeIf(List::isEmpty);
            return after;
        });
        List<T> ofAll = all(entries.get(transaction));
        transaction.afterwards(() -> taken(ofAll));
    }

    /**
     * Entries are compared by their place, and one that was written again counts as changed even if it is equal: that is
     * what certification expects. One that is the very object that was there has not been written: the node has appended
     * others to it.
     */
    @SuppressWarnings("ReferenceEquality")
    private void tell(Administrator administrator, int fabricIndex, List<T> before, List<T> after) {
        int both = Math.min(before.size(), after.size());
        for (int i = 0; i < both; i++) {
            if (before.get(i) != after.get(i)) {
                tell(administrator, fabricIndex, ChangeTypeEnum.CHANGED, after.get(i));
            }
        }
        for (int i = both; i < after.size(); i++) {
            tell(administrator, fabricIndex, ChangeTypeEnum.ADDED, after.get(i));
        }
        for (int i = before.size() - 1; i >= both; i--) {
            tell(administrator, fabricIndex, ChangeTypeEnum.REMOVED, before.get(i));
        }
    }
}

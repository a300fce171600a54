package dev.clusterwright.servers.fabrics;

import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.servers.storage.StoredValue;
import dev.clusterwright.servers.storage.Transaction;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A dependent: a note for each fabric, in memory and in the store. */
final class Notes implements FabricDependent {
    private static final String NAME = "note/text";
    static final OctetString FIRST = OctetString.of((byte) 0);

    private final FabricTable fabrics;
    private final StoredValue<Map<Integer, OctetString>> notes;
    /** What this has been told, whether or not it came to that. */
    final List<String> told = new ArrayList<>();
    /** Whether this refuses whatever comes. */
    boolean refuses;

    Notes(FabricTable fabrics) {
        this.fabrics = fabrics;
        Map<Integer, OctetString> stored = new TreeMap<>();
        for (int index : fabrics.fabrics().keySet()) {
            OctetString note = fabrics.storage().read(name(index)).get(name(index));
            if (note != null) {
                stored.put(index, note);
            }
        }
        this.notes = new StoredValue<>(stored);
        fabrics.register(this);
    }

    private static String name(int index) {
        return FabricTable.prefix(index) + NAME;
    }

    Map<Integer, OctetString> all() {
        return notes.get();
    }

    void write(Transaction transaction, int index, OctetString note) {
        fabrics.require(transaction, index);
        transaction.put(name(index), note);
        set(transaction, index, note);
    }

    private void set(Transaction transaction, int index, OctetString note) {
        Map<Integer, OctetString> after = new TreeMap<>(notes.get(transaction));
        if (note.equals(OctetString.EMPTY)) {
            after.remove(index);
        } else {
            after.put(index, note);
        }
        notes.set(transaction, after);
    }

    @Override
    public void added(Transaction transaction, NewFabric added) {
        tell("added " + added.fabric().index());
        write(transaction, added.fabric().index(), FIRST);
    }

    @Override
    public void changed(Transaction transaction, Fabric fabric) {
        tell("changed " + fabric.index());
    }

    @Override
    public void removed(Transaction transaction, int fabricIndex) {
        tell("removed " + fabricIndex);
        set(transaction, fabricIndex, OctetString.EMPTY);
    }

    private void tell(String what) {
        told.add(what);
        if (refuses) {
            throw new StatusException(StatusCode.RESOURCE_EXHAUSTED, "no room for notes");
        }
    }
}

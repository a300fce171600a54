package dev.clusterwright.servers.fabrics;

import dev.clusterwright.type.OctetString;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a table of fabrics should be, in the slowest way: what is undone is put back from a copy of everything. */
final class FabricModel {
    /** A fabric as it is seen, and the note that is kept for it. */
    record Row(OctetString noc, OctetString key, int vendor, String label, OctetString note) {
        Row with(Fabric fabric) {
            return of(fabric, note);
        }

        static Row of(Fabric fabric, OctetString note) {
            return new Row(
                    fabric.noc(),
                    fabric.operationalKey().publicKey().octets(),
                    fabric.vendorId(),
                    fabric.label(),
                    note);
        }

        private Row withLabelAndNoteOf(Row other) {
            return new Row(noc, key, vendor, other.label, other.note);
        }

        Row withNote(OctetString other) {
            return new Row(noc, key, vendor, label, other);
        }
    }

    final Map<Integer, Row> rows = new TreeMap<>();
    /** The index that is pending; empty if none is. */
    Optional<Integer> pending = Optional.empty();
    /** What there was of it; empty if it was added. */
    private Optional<Row> before = Optional.empty();

    int last;

    void add(int index, Row row) {
        rows.put(index, row);
        last = index;
        pending = Optional.of(index);
        before = Optional.empty();
    }

    void update(int index, Row row) {
        pending = Optional.of(index);
        before = Optional.of(row(index));
        rows.put(index, row);
    }

    Row row(int index) {
        return Optional.ofNullable(rows.get(index)).orElseThrow();
    }

    void remove(int index) {
        rows.remove(index);
        if (pending.equals(Optional.of(index))) {
            complete();
        }
    }

    void complete() {
        pending = Optional.empty();
        before = Optional.empty();
    }

    void rollBack() {
        pending.ifPresent(index -> {
            Row now = row(index);
            if (before.isPresent()) {
                rows.put(index, before.get().withLabelAndNoteOf(now));
            } else {
                rows.remove(index);
            }
        });
        complete();
    }

    /** The index that the next fabric gets; empty if there is no room. */
    Optional<Integer> next(int capacity) {
        if (rows.size() == capacity) {
            return Optional.empty();
        }
        for (int step = 1; ; step++) {
            int index = (last + step - 1) % 254 + 1;
            if (!rows.containsKey(index)) {
                return Optional.of(index);
            }
        }
    }

    /** The public keys whose private ones the node needs. */
    boolean needs(OctetString key) {
        return rows.values().stream().anyMatch(row -> row.key.equals(key))
                || before.filter(row -> row.key.equals(key)).isPresent();
    }
}

package dev.clusterwright.servers.fabrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.storage.Transaction;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Anything that can happen to fabrics, in any order, against the model; the process ends now and then. */
class FabricTablePropertyTest {
    private static final int STEPS = 1_500;
    private static final int CAPACITY = 6;

    private final long seed = Long.getLong("clusterwright.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final FabricModel model = new FabricModel();
    private FabricFixture node = new FabricFixture(new MemoryNodeStore(), CAPACITY);
    /** The keys that this process has had, and that had to be closed. */
    private final List<P256KeyPair> keys = new ArrayList<>();

    @Test
    void isWhatTheModelIs() {
        System.out.println("seed " + seed + " (-Dclusterwright.seed)");
        model.last = random.nextInt(255);
        node.change(transaction -> StoredFabrics.putLastIndex(transaction, model.last));
        reopen();
        for (int step = 0; step < STEPS; step++) {
            int choice = random.nextInt(100);
            String what = "step " + step + ", choice " + choice + ", seed " + seed;
            step(choice);
            assertSame(what);
        }
    }

    private void step(int choice) {
        if (choice < 20) {
            add();
        } else if (choice < 35) {
            some().ifPresent(this::update);
        } else if (choice < 45) {
            some().ifPresent(index -> replace(index, node.fabric(index).withLabel("label " + random.nextInt(9))));
        } else if (choice < 55) {
            some().ifPresent(index ->
                    replace(index, node.fabric(index).withVendor(1 + random.nextInt(0xFFF4), null, null)));
        } else if (choice < 65) {
            some().ifPresent(this::note);
        } else if (choice < 75) {
            some().ifPresent(index ->
                    attempt(transaction -> node.fabrics.remove(transaction, index), () -> model.remove(index)));
        } else if (choice < 85) {
            attempt(node.fabrics::complete, model::complete);
        } else if (choice < 95) {
            attempt(node.fabrics::rollBack, model::rollBack);
        } else {
            model.rollBack();
            reopen();
        }
    }

    private Optional<Integer> some() {
        List<Integer> indexes = List.copyOf(model.rows.keySet());
        return indexes.isEmpty() ? Optional.empty() : Optional.of(indexes.get(random.nextInt(indexes.size())));
    }

    private void reopen() {
        node = node.reopened();
        keys.clear();
        node.fabrics.fabrics().values().forEach(fabric -> keys.add(fabric.operationalKey()));
    }

    /** Does something in a transaction that may fail in the end, for whatever reason. */
    private void attempt(Consumer<Transaction> action, Runnable onSuccess) {
        int fate = random.nextInt(8);
        node.notes.refuses = fate == 0;
        try {
            node.change(transaction -> {
                action.accept(transaction);
                if (fate == 1) {
                    throw new UnsupportedOperationException("no reason");
                }
            });
            onSuccess.run();
        } catch (StatusException e) {
            assertThat(fate).isZero();
        } catch (UnsupportedOperationException e) {
            assertThat(fate).isEqualTo(1);
        } finally {
            node.notes.refuses = false;
        }
    }

    private void add() {
        Optional<Integer> next = model.next(CAPACITY);
        if (next.isEmpty() || model.pending.isPresent()) {
            assertRefused(node::add);
            return;
        }
        Fabric fabric = node.administrator.of(next.get(), random.nextLong());
        keys.add(fabric.operationalKey());
        attempt(
                transaction -> {
                    transaction.otherwise(fabric.operationalKey()::close);
                    node.add(transaction, fabric);
                },
                () -> model.add(fabric.index(), FabricModel.Row.of(fabric, Notes.FIRST)));
    }

    private void update(int index) {
        Fabric fabric = node.renewed(node.fabric(index));
        if (model.pending.isPresent()) {
            assertRefused(() -> node.change(transaction -> node.fabrics.update(transaction, fabric)));
            return;
        }
        keys.add(fabric.operationalKey());
        attempt(
                transaction -> {
                    transaction.otherwise(fabric.operationalKey()::close);
                    node.fabrics.update(transaction, fabric);
                },
                () -> model.update(index, model.row(index).with(fabric)));
    }

    private void replace(int index, Fabric fabric) {
        attempt(
                transaction -> node.fabrics.replace(transaction, fabric),
                () -> model.rows.put(index, model.row(index).with(fabric)));
    }

    private void note(int index) {
        OctetString note = OctetString.of((byte) (1 + random.nextInt(100)));
        attempt(
                transaction -> node.notes.write(transaction, index, note),
                () -> model.rows.put(index, model.row(index).withNote(note)));
    }

    private static void assertRefused(Runnable action) {
        try {
            action.run();
        } catch (StatusException | IllegalStateException e) {
            return;
        }
        throw new AssertionError("this should not have been possible");
    }

    private void assertSame(String what) {
        Map<Integer, FabricModel.Row> rows = new TreeMap<>();
        node.fabrics.fabrics().forEach((index, fabric) -> {
            OctetString note = node.notes.all().getOrDefault(index, OctetString.EMPTY);
            rows.put(index, FabricModel.Row.of(fabric, note));
        });
        assertThat(rows).as(what).isEqualTo(model.rows);
        assertThat(node.notes.all().keySet()).as(what).isEqualTo(model.rows.keySet());
        assertThat(node.storage.<Optional<Integer>>call(
                        transaction -> node.fabrics.pending(transaction).map(FabricTable.Pending::index)))
                .as(what)
                .isEqualTo(model.pending);
        for (P256KeyPair key : keys) {
            assertThat(FabricFixture.isOpen(key))
                    .as(what)
                    .isEqualTo(model.needs(key.publicKey().octets()));
        }
        assertStored(what);
    }

    /** The store has three entries for each fabric, what is pending, and nothing else; copies are read, as a restart does. */
    private void assertStored(String what) {
        Map<String, OctetString> entries = node.entries();
        int pending = (int) entries.keySet().stream()
                .filter(name -> name.startsWith("fabrics/pending"))
                .count();
        assertThat(pending > 0).as(what).isEqualTo(model.pending.isPresent());
        assertThat(entries).as(what).hasSize(3 * model.rows.size() + pending);
        StoredFabrics stored = new StoredFabrics(node.storage);
        Map<Integer, FabricModel.Row> rows = new TreeMap<>();
        stored.fabrics().forEach((index, fabric) -> {
            OctetString note = Optional.ofNullable(entries.get(FabricTable.prefix(index) + "note/text"))
                    .orElseThrow();
            rows.put(index, FabricModel.Row.of(fabric, note));
            fabric.operationalKey().close();
        });
        assertThat(rows).as(what).isEqualTo(model.rows);
        assertThat(stored.lastIndex()).as(what).isEqualTo(model.last);
    }
}

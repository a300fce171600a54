package dev.clusterwright.servers.fabrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.type.OctetString;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is not completed leaves no trace in the store, and its keys in no memory. */
class FabricRollbackTest {
    /** How it comes that something is undone. */
    enum Undoing {
        ROLLBACK,
        RESTART;

        FabricFixture of(FabricFixture node) {
            if (this == RESTART) {
                return node.reopened();
            }
            node.rollBack();
            return node;
        }
    }

    private static final OctetString NOTE = OctetString.fromHex("c0ffee");

    private final FabricFixture node = new FabricFixture();

    @ParameterizedTest
    @EnumSource
    void aFabricThatWasAdded(Undoing undoing) {
        node.join();
        Map<String, OctetString> before = node.entries();
        int added = node.add().index();
        node.label(added, "new");
        node.vendor(added, 0x1111);
        node.change(transaction -> node.notes.write(transaction, added, NOTE));
        node.change(transaction -> transaction.put(FabricTable.prefix(added) + "anything", NOTE));

        FabricFixture after = undoing.of(node);
        assertThat(after.entries()).isEqualTo(before);
        assertThat(after.fabrics.fabrics()).containsOnlyKeys(1);
        assertThat(after.notes.all()).containsOnlyKeys(1);
    }

    @ParameterizedTest
    @EnumSource
    void aNewCertificate(Undoing undoing) {
        node.join();
        node.join();
        node.vendor(2, 0x1111);
        node.label(2, "old");
        Map<String, OctetString> before = node.entries();
        node.update(2);
        node.vendor(2, 0x2222);
        assertThat(node.fabric(2).vendorId()).isEqualTo(0x2222);

        FabricFixture after = undoing.of(node);
        assertThat(after.entries()).isEqualTo(before);
        assertThat(after.fabric(2).nodeId()).isEqualTo(1);
        assertThat(after.fabric(2).vendorId()).isEqualTo(0x1111);
    }

    /** What is not of the certificates is not a part of what is pending. */
    @ParameterizedTest
    @EnumSource
    void whatElseHappensStays(Undoing undoing) {
        node.join();
        node.join();
        node.update(2);
        node.label(2, "after");
        node.label(1, "other");
        node.vendor(1, 0x3333);
        node.change(transaction -> node.notes.write(transaction, 2, NOTE));

        FabricFixture after = undoing.of(node);
        assertThat(after.fabric(2).label()).isEqualTo("after");
        assertThat(after.fabric(2).nodeId()).isEqualTo(1);
        assertThat(after.fabric(1).label()).isEqualTo("other");
        assertThat(after.fabric(1).vendorId()).isEqualTo(0x3333);
        assertThat(after.notes.all()).containsEntry(2, NOTE);
        assertThat(after.store.read("fabrics/pending")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anotherFabricIsRemovedMeanwhile(Undoing undoing) {
        node.join();
        node.add();
        node.remove(1);
        assertThat(undoing.of(node).entries()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theFabricItselfIsRemoved(Undoing undoing) {
        node.join();
        node.update(1);
        node.remove(1);
        assertThat(node.entries()).isEmpty();
        assertThat(undoing.of(node).entries()).isEmpty();
        node.add();
        node.remove(2);
        assertThat(undoing.of(node).entries()).isEmpty();
    }

    @Test
    void aRestartUndoesOnce() {
        node.join();
        Map<String, OctetString> before = node.entries();
        node.update(1);
        assertThat(node.reopened().entries()).isEqualTo(before);
        FabricFixture again = node.reopened();
        assertThat(again.entries()).isEqualTo(before);
        again.update(1);
        again.complete();
        assertThat(again.entries()).isNotEqualTo(before);
        assertThat(again.reopened().fabric(1).nodeId()).isEqualTo(2);
    }

    @Test
    void keysAreClosedWhenNobodyNeedsThem() {
        Fabric first = node.join();
        Fabric second = node.update(1);
        assertOpen(first, true);
        assertOpen(second, true);
        node.rollBack();
        assertOpen(first, true);
        assertOpen(second, false);

        Fabric third = node.update(1);
        node.label(1, "x");
        node.complete();
        assertOpen(first, false);
        assertOpen(third, true);

        Fabric fourth = node.update(1);
        node.remove(1);
        assertOpen(third, false);
        assertOpen(fourth, false);

        Fabric added = node.add();
        node.rollBack();
        assertOpen(added, false);
        Fabric joined = node.join();
        node.remove(3);
        assertOpen(joined, false);
    }

    private static void assertOpen(Fabric fabric, boolean isOpen) {
        assertThat(FabricFixture.isOpen(fabric.operationalKey())).isEqualTo(isOpen);
    }
}

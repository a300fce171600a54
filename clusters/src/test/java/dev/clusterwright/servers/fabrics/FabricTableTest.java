package dev.clusterwright.servers.fabrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.storage.StorageException;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fabrics that come, change and go. */
class FabricTableTest {
    private final FabricFixture node = new FabricFixture();

    private static void assertStatus(StatusCode code, ThrowingCallable call) {
        assertThatExceptionOfType(StatusException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.status().code()).isEqualTo(code));
    }

    @Test
    void whatIsCompletedIsThereAgain() {
        Fabric joined = node.join();
        node.label(1, "kitchen");
        node.vendor(1, 0x1234);
        node.update(1);
        node.complete();

        Fabric now = node.fabric(1);
        Fabric again = node.reopened().fabric(1);
        assertThat(again.label()).isEqualTo("kitchen");
        assertThat(again.vendorId()).isEqualTo(0x1234);
        assertThat(again.vidVerificationStatement()).isEqualTo(OctetString.of(new byte[85]));
        assertThat(again.vvsc()).isNull();
        assertThat(again.icac()).isNull();
        assertThat(again.noc()).isEqualTo(now.noc()).isNotEqualTo(joined.noc());
        assertThat(again.rcac()).isEqualTo(joined.rcac());
        assertThat(again.nodeId()).isEqualTo(2);
        assertThat(again.fabricId()).isEqualTo(1);
        assertThat(again.compressedId()).isEqualTo(joined.compressedId());
        assertThat(again.operationalKey().publicKey())
                .isEqualTo(now.operationalKey().publicKey())
                .isNotEqualTo(joined.operationalKey().publicKey());
    }

    @Test
    void dependentsAreToldInTurn() {
        node.join();
        node.update(1);
        node.rollBack();
        node.label(1, "a");
        node.add();
        node.rollBack();
        node.remove(1);
        assertThat(node.notes.told)
                .containsExactly("added 1", "changed 1", "changed 1", "changed 1", "added 2", "removed 2", "removed 1");
        assertThat(node.notes.all()).isEmpty();
    }

    @Test
    void aDependentThatHasNoRoomRefusesTheFabric() {
        node.join();
        Map<String, OctetString> before = node.store.read("");
        node.notes.refuses = true;
        assertStatus(StatusCode.RESOURCE_EXHAUSTED, node::add);
        assertStatus(StatusCode.RESOURCE_EXHAUSTED, () -> node.update(1));
        assertStatus(StatusCode.RESOURCE_EXHAUSTED, () -> node.label(1, "b"));
        assertStatus(StatusCode.RESOURCE_EXHAUSTED, () -> node.remove(1));
        assertThat(node.store.read("")).isEqualTo(before);
        assertThat(node.fabrics.fabrics()).containsOnlyKeys(1);
        assertThat(node.fabric(1).label()).isEmpty();
        assertThat(FabricFixture.isOpen(node.fabric(1).operationalKey())).isTrue();
        assertThat(node.storage.<Boolean>call(
                        transaction -> node.fabrics.pending(transaction).isPresent()))
                .isFalse();

        node.notes.refuses = false;
        assertThat(node.add().index()).as("the index was not used up").isEqualTo(2);
    }

    @Test
    void onlyOneIsPendingAtATime() {
        node.join();
        Fabric added = node.add();
        assertThat(node.storage.<Optional<FabricTable.Pending>>call(node.fabrics::pending))
                .contains(new FabricTable.Pending(added.index(), null));
        assertThatIllegalStateException().isThrownBy(node::add);
        assertThatIllegalStateException().isThrownBy(() -> node.update(1));
        assertThatIllegalStateException().isThrownBy(() -> node.update(2));
        node.complete();
        node.update(2);
        assertThatIllegalStateException().isThrownBy(node::add);
        node.complete();
        node.complete();
        node.rollBack();
        assertThat(node.fabrics.fabrics()).containsOnlyKeys(1, 2);
    }

    @Test
    void aFabricThatIsNotThere() {
        node.join();
        Fabric other = node.administrator.of(2, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.change(transaction -> node.fabrics.update(transaction, other)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.change(transaction -> node.fabrics.replace(transaction, other)));
        assertThatIllegalArgumentException()
                .as("an index that is not next")
                .isThrownBy(() -> node.change(transaction -> node.add(transaction, node.administrator.of(3, 1))));
        assertStatus(
                StatusCode.UNSUPPORTED_ACCESS, () -> node.change(transaction -> node.fabrics.require(transaction, 2)));
        node.change(
                transaction -> assertThat(node.fabrics.require(transaction, 1)).isSameAs(node.fabric(1)));
        node.remove(2);
        assertThat(node.notes.told).containsExactly("added 1");
    }

    @ParameterizedTest
    @CsvSource({"0", "4", "255", "-1"})
    void aCapacityThatNoNodeHas(int capacity) {
        assertThatIllegalArgumentException().isThrownBy(() -> new FabricTable(node.storage, capacity));
    }

    @Test
    void indexesGoRoundAndLeaveOutWhatIsTaken() {
        FabricFixture large = new FabricFixture(new MemoryNodeStore(), 254);
        assertThat(large.join().index()).isEqualTo(1);
        assertThat(large.join().index()).isEqualTo(2);
        for (int index = 3; index <= 254; index++) {
            assertThat(large.join().index()).isEqualTo(index);
            large.remove(index);
        }
        assertThat(large.join().index()).as("1 and 2 are taken").isEqualTo(3);
        large.remove(1);
        assertThat(large.join().index()).isEqualTo(4);
        assertThat(large.reopened().join().index()).as("the last is stored").isEqualTo(5);
    }

    /** Somebody who was on the fabric that was rolled back is not on the next one. */
    @Test
    void anIndexThatWasRolledBackIsNotGivenAtOnce() {
        node.add();
        node.rollBack();
        assertThat(node.add().index()).isEqualTo(2);
        FabricFixture again = node.reopened();
        assertThat(again.fabrics.fabrics()).isEmpty();
        assertThat(again.add().index()).isEqualTo(3);
    }

    @Test
    void thereIsRoomForAsManyAsWasSaid() {
        for (int i = 0; i < 5; i++) {
            node.join();
        }
        Fabric sixth = node.administrator.of(6, 1);
        assertStatus(StatusCode.RESOURCE_EXHAUSTED, () -> node.change(transaction -> node.add(transaction, sixth)));
        assertStatus(StatusCode.RESOURCE_EXHAUSTED, () -> node.change(node.fabrics::nextIndex));
        node.remove(3);
        assertThat(node.join().index()).isEqualTo(6);
    }

    /** What others keep may be called as they like. */
    @Test
    void namesOfOthersAreNotTakenForFabrics() {
        node.join();
        node.change(transaction -> {
            for (String name : List.of("x/descriptor", "descriptor/x", "key/00", "keys", "descriptors")) {
                transaction.put(FabricTable.prefix(1) + name, Notes.FIRST);
                transaction.put("other/" + name, Notes.FIRST);
            }
        });
        assertThat(node.reopened().fabrics.fabrics()).containsOnlyKeys(1);
        node.remove(1);
        assertThat(node.store.read("fabric/")).isEmpty();
        assertThat(node.store.read("other/")).hasSize(5);
    }

    /** A half that is left is not taken for the whole, and not for nothing. */
    @ParameterizedTest
    @CsvSource({
        "fabric/01/descriptor, ",
        "fabric/01/descriptor, 00",
        "fabric/01/descriptor, 1518",
        "fabric/01/key, ",
        "fabrics/last, 00",
        "fabrics/last, 2c0161",
        "fabrics/pending, 0403",
        "fabrics/pending, 2c0161",
        "fabrics/pending/descriptor, 1518",
        "fabrics/pending/key, "
    })
    void whatIsDamagedIsSaid(String name, String octets) {
        node.join();
        node.update(1);
        Optional<OctetString> entry = octets == null ? Optional.empty() : Optional.of(OctetString.fromHex(octets));
        node.store.write(Map.of(name, entry));
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(node::reopened)
                .withMessageContaining(name.substring(0, name.lastIndexOf('/')));
    }

    /** Somebody has copied the entries of one fabric to another index. */
    @Test
    void aFabricInThePlaceOfAnotherIsDamage() {
        node.join();
        OctetString descriptor = FabricCodec.encode(node.fabric(1));
        node.change(transaction -> {
            transaction.put("fabric/02/descriptor", descriptor);
            StoredFabrics.putKey(transaction, node.administrator.of(2, 1));
        });
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(node::reopened)
                .withMessageContaining("fabric/02/");
    }

    @Test
    void prefixesAreOfOneLength() {
        assertThat(FabricTable.prefix(1)).isEqualTo("fabric/01/");
        assertThat(FabricTable.prefix(254)).isEqualTo("fabric/fe/");
    }
}

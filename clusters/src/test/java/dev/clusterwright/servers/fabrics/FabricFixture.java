package dev.clusterwright.servers.fabrics;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.storage.Transaction;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.servers.testing.TestVault;
import dev.clusterwright.type.OctetString;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The fabrics of a node, and somebody who keeps a note for each of them. */
final class FabricFixture {
    static final String LAST = "fabrics/last";

    final TestFabric administrator = new TestFabric(1);
    final MemoryNodeStore store;
    final Storage storage;
    final FabricTable fabrics;
    final Notes notes;

    FabricFixture() {
        this(new MemoryNodeStore(), 5);
    }

    FabricFixture(MemoryNodeStore store, int capacity) {
        this.store = store;
        this.storage = Storage.open(store, new TestVault());
        this.fabrics = new FabricTable(storage, capacity);
        this.notes = new Notes(fabrics);
    }

    /** The same store, read again: as after the end of the process. */
    FabricFixture reopened() {
        return new FabricFixture(store, fabrics.capacity());
    }

    void change(Consumer<Transaction> action) {
        storage.change(action);
    }

    Fabric fabric(int index) {
        Fabric fabric = fabrics.fabrics().get(index);
        if (fabric == null) {
            throw new AssertionError("no fabric " + index);
        }
        return fabric;
    }

    /** Adds a fabric, which is pending then. */
    Fabric add(Transaction transaction) {
        Fabric fabric = administrator.of(fabrics.nextIndex(transaction), 1);
        add(transaction, fabric);
        return fabric;
    }

    void add(Transaction transaction, Fabric fabric) {
        try (SecretKeyMaterial ipk = SecretKeyMaterial.copyOf(TestFabric.IPK)) {
            fabrics.add(transaction, new NewFabric(fabric, ipk, TestFabric.ADMINISTRATOR, SubjectDescriptor.pase()));
        }
    }

    Fabric add() {
        return storage.call(this::add);
    }

    Fabric join() {
        return storage.call(transaction -> {
            Fabric fabric = add(transaction);
            fabrics.complete(transaction);
            return fabric;
        });
    }

    /** Gives a fabric a new certificate and key, which are pending then. */
    Fabric update(int index) {
        Fabric updated = renewed(fabric(index));
        change(transaction -> fabrics.update(transaction, updated));
        return updated;
    }

    Fabric renewed(Fabric fabric) {
        P256KeyPair key = P256KeyPair.generate();
        return fabric.withCredentials(administrator.noc(fabric.nodeId() + 1, key.publicKey()), null, key);
    }

    void label(int index, String label) {
        change(transaction -> fabrics.replace(transaction, fabric(index).withLabel(label)));
    }

    void vendor(int index, int vendor) {
        change(transaction ->
                fabrics.replace(transaction, fabric(index).withVendor(vendor, OctetString.of(new byte[85]), null)));
    }

    void complete() {
        change(fabrics::complete);
    }

    void rollBack() {
        change(fabrics::rollBack);
    }

    void remove(int index) {
        change(transaction -> fabrics.remove(transaction, index));
    }

    /** All that is stored but what the storage has of its own, and the index that was given last, which stays given. */
    Map<String, OctetString> entries() {
        Map<String, OctetString> entries = new TreeMap<>(store.read(""));
        entries.keySet().removeIf(name -> name.startsWith("storage/"));
        entries.remove(LAST);
        return entries;
    }

    static boolean isOpen(P256KeyPair key) {
        try (SecretKeyMaterial copy = key.privateKey()) {
            return copy.length() > 0;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}

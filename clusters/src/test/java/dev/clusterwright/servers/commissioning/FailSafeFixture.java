package dev.clusterwright.servers.commissioning;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.interaction.loopback.ManualTimer;
import dev.clusterwright.interaction.server.Session;
import dev.clusterwright.servers.fabrics.Fabric;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.fabrics.NewFabric;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.storage.NodeStore;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.storage.Transaction;
import dev.clusterwright.servers.testing.RecordedSessions;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.servers.testing.TestVault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A fail-safe that stays armed for 900 seconds at most, on a node that is on fabric 1. */
final class FailSafeFixture {
    static final Session PASE = Session.of(SubjectDescriptor.pase());
    static final Session ADMINISTRATOR = Session.of(SubjectDescriptor.node(1, TestFabric.ADMINISTRATOR));

    final TestFabric first = new TestFabric(1);
    final TestFabric second = new TestFabric(2);
    final ManualTimer timer = new ManualTimer();
    final RecordedSessions sessions = new RecordedSessions();
    final Storage storage;
    final FabricTable fabrics;
    final FailSafe failSafe;
    /** How it has ended. */
    final List<String> endings = new ArrayList<>();

    FailSafeFixture() {
        this(new MemoryNodeStore());
    }

    FailSafeFixture(NodeStore store) {
        storage = Storage.open(store, new TestVault());
        fabrics = new FabricTable(storage, 5);
        first.join(fabrics, 1);
        failSafe = new FailSafe(fabrics, sessions, timer, Duration.ofMinutes(15));
        failSafe.register(new FailSafe.Listener() {
            @Override
            public void completed(Transaction transaction) {
                endings.add("completed");
            }

            @Override
            public void expired(Transaction transaction) {
                endings.add("expired");
            }
        });
    }

    void change(Consumer<Transaction> action) {
        storage.change(action);
    }

    void arm(int fabricIndex, long seconds) {
        change(transaction -> failSafe.arm(transaction, fabricIndex, Duration.ofSeconds(seconds)));
    }

    boolean isArmedFor(int fabricIndex) {
        return storage.call(transaction -> failSafe.isArmedFor(transaction, fabricIndex));
    }

    void advance(long seconds) {
        timer.advance(Duration.ofSeconds(seconds));
    }

    /** Joins the second fabric, as AddNOC does. */
    void add(Session session) {
        change(transaction -> add(transaction, session));
    }

    void add(Transaction transaction, Session session) {
        Fabric fabric = second.of(fabrics.nextIndex(transaction), 2);
        try (SecretKeyMaterial ipk = SecretKeyMaterial.copyOf(TestFabric.IPK)) {
            failSafe.add(transaction, new NewFabric(fabric, ipk, TestFabric.ADMINISTRATOR, session.subject()), session);
        }
    }

    /** Replaces the certificate of the first fabric, as UpdateNOC does. */
    Fabric update(Session session) {
        P256KeyPair key = P256KeyPair.generate();
        Fabric updated = fabric(1).withCredentials(first.noc(7, key.publicKey()), null, key);
        change(transaction -> failSafe.update(transaction, updated, session));
        return updated;
    }

    Fabric fabric(int index) {
        Fabric fabric = fabrics.fabrics().get(index);
        if (fabric == null) {
            throw new AssertionError("no fabric " + index);
        }
        return fabric;
    }
}

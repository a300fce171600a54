package dev.clusterwright.servers.operationalcredentials;

import dev.clusterwright.clusters.devicetypes.RootNode;
import dev.clusterwright.credentials.attestation.DeviceCredentials;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.interaction.loopback.ManualTimer;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.interaction.server.Node;
import dev.clusterwright.servers.accesscontrol.AccessControlCluster;
import dev.clusterwright.servers.commissioning.FailSafe;
import dev.clusterwright.servers.commissioning.GeneralCommissioningCluster;
import dev.clusterwright.servers.fabrics.Fabric;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.groupkeymanagement.GroupKeyManagementCluster;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.storage.NodeStore;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.testing.TestAttestation;
import dev.clusterwright.servers.testing.TestBasicInformation;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.servers.testing.TestSessions;
import dev.clusterwright.servers.testing.TestVault;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A node that can be commissioned. Tests may arm the fail-safe, and complete what was done, without asking the node. */
final class CredentialsFixture {
    static final TestAttestation FACTORY = new TestAttestation();
    static final Duration FAIL_SAFE = Duration.ofSeconds(60);

    final ManualTimer timer = new ManualTimer();
    final TestSessions sessions = new TestSessions(timer);
    final FabricTable fabrics;
    final FailSafe failSafe;
    final OperationalCredentialsCluster credentials;
    private final NodeStore store;

    CredentialsFixture() {
        this(new MemoryNodeStore());
    }

    CredentialsFixture(NodeStore store) {
        this(store, 5, P256KeyPair::generate);
    }

    CredentialsFixture(NodeStore store, int capacity, Supplier<P256KeyPair> keys) {
        this(store, capacity, FACTORY.credentials(), keys);
    }

    CredentialsFixture(NodeStore store, int capacity, DeviceCredentials device, Supplier<P256KeyPair> keys) {
        this.store = store;
        this.fabrics = new FabricTable(Storage.open(store, new TestVault()), capacity);
        this.failSafe = new FailSafe(fabrics, sessions, timer, Duration.ofMinutes(15));
        this.credentials = new OperationalCredentialsCluster(fabrics, failSafe, device, keys);
        AccessControlCluster access = new AccessControlCluster(fabrics);
        sessions.serve(Node.builder()
                .accessControl(access)
                .endpoint(Endpoint.builder(Endpoint.ROOT)
                        .deviceType(RootNode.DESCRIPTOR)
                        .cluster(access)
                        .cluster(credentials)
                        .cluster(new GeneralCommissioningCluster(failSafe))
                        .cluster(new GroupKeyManagementCluster(fabrics))
                        .cluster(new TestBasicInformation(credentials.leave()))
                        .build())
                .timer(timer)
                .build());
    }

    /** The node after a loss of power. */
    CredentialsFixture restarted() {
        return new CredentialsFixture(store, fabrics.capacity(), P256KeyPair::generate);
    }

    /** Somebody with the passcode. */
    Commissioner pase() {
        return new Commissioner(this, sessions.pase());
    }

    /** The administrator of a fabric. */
    Commissioner administrator(int fabricIndex) {
        return new Commissioner(this, sessions.node(fabricIndex, TestFabric.ADMINISTRATOR));
    }

    /** A fabric that there is. */
    Fabric fabric(int index) {
        return Optional.ofNullable(fabrics.fabrics().get(index)).orElseThrow();
    }

    /** A node that belongs to a fabric already, and nothing is armed. */
    int join(TestFabric fabric, long nodeId) {
        return fabric.join(fabrics, nodeId).index();
    }

    void leave(int fabricIndex) {
        fabrics.storage().change(transaction -> fabrics.remove(transaction, fabricIndex));
    }

    void arm(int fabricIndex) {
        fabrics.storage().change(transaction -> failSafe.arm(transaction, fabricIndex, FAIL_SAFE));
    }

    void complete() {
        fabrics.storage().change(transaction -> failSafe.complete(transaction, null));
    }

    void expire() {
        timer.advance(FAIL_SAFE);
    }
}

package dev.clusterwright.benchmarks.servers;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.clusters.accesscontrol.AccessControlFeature;
import dev.clusterwright.clusters.devicetypes.NetworkInfrastructureManager;
import dev.clusterwright.clusters.devicetypes.RootNode;
import dev.clusterwright.interaction.SystemTimer;
import dev.clusterwright.interaction.client.InteractionClient;
import dev.clusterwright.interaction.loopback.Loopback;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.interaction.server.Node;
import dev.clusterwright.servers.accesscontrol.AccessControlCapacity;
import dev.clusterwright.servers.accesscontrol.AccessControlCluster;
import dev.clusterwright.servers.commissioning.FailSafe;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.groupkeymanagement.GroupKeyCapacity;
import dev.clusterwright.servers.groupkeymanagement.GroupKeyManagementCluster;
import dev.clusterwright.servers.networkidentitymanagement.NetworkIdentityManagementCluster;
import dev.clusterwright.servers.storage.AesKeyVault;
import dev.clusterwright.servers.storage.MvNodeStore;
import dev.clusterwright.servers.storage.Storage;
import java.nio.file.Path;
import java.time.Duration;

/** A node with the servers, whose store is in a folder. */
final class Servers implements AutoCloseable {
    static final int NETWORK = 1;
    static final int GROUPS = 254;
    static final int KEY_SETS = 4;
    static final int CLIENTS = 2047;
    static final long ADMINISTRATOR = 0x1122;

    final FabricTable fabrics;
    final AccessControlCluster access;
    final GroupKeyManagementCluster groupKeys;
    /** When the store was open, as {@link System#nanoTime} has it: the servers had not read it yet. */
    final long storeOpened;

    private final SystemTimer timer = new SystemTimer();
    private final Storage storage;
    private final FailSafe failSafe;
    private final Node node;

    /** Opens what is in the folder. */
    Servers(Path folder) {
        Quiet quiet = new Quiet();
        storage = Storage.open(
                MvNodeStore.open(folder.resolve("node.store")), AesKeyVault.fromFile(folder.resolve("node.key")));
        storeOpened = System.nanoTime();
        fabrics = new FabricTable(storage, 16);
        failSafe = new FailSafe(fabrics, quiet, timer, Duration.ofMinutes(15));
        access = new AccessControlCluster(fabrics, AccessControlCapacity.LEAST, AccessControlFeature.NONE);
        groupKeys = new GroupKeyManagementCluster(fabrics, new GroupKeyCapacity(GROUPS, KEY_SETS));
        node = Node.builder()
                .timer(timer)
                .accessControl(access)
                .groups(groupKeys)
                .firstEventNumber(storage.firstEventNumber())
                .endpoint(Endpoint.builder(Endpoint.ROOT)
                        .deviceType(RootNode.DESCRIPTOR)
                        .cluster(access)
                        .cluster(groupKeys)
                        .build())
                .endpoint(Endpoint.builder(NETWORK)
                        .deviceType(NetworkInfrastructureManager.DESCRIPTOR)
                        .cluster(groupKeys.groups(() -> false))
                        .cluster(NetworkIdentityManagementCluster.builder(storage, quiet)
                                .clientTableSize(CLIENTS)
                                .build())
                        .build())
                .build();
    }

    InteractionClient administrator(int fabricIndex) {
        return Loopback.connect(node, SubjectDescriptor.node(fabricIndex, ADMINISTRATOR), timer);
    }

    @Override
    public void close() {
        node.close();
        failSafe.close();
        timer.close();
        storage.close();
    }
}

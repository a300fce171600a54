package dev.clusterwright.demo;

import dev.clusterwright.clusters.devicetypes.NetworkInfrastructureManager;
import dev.clusterwright.clusters.devicetypes.OnOffLight;
import dev.clusterwright.clusters.devicetypes.RootNode;
import dev.clusterwright.clusters.onoff.Off;
import dev.clusterwright.clusters.onoff.OnOffFeature;
import dev.clusterwright.clusters.onoff.OnOffServer;
import dev.clusterwright.credentials.attestation.DeviceCredentials;
import dev.clusterwright.interaction.SystemTimer;
import dev.clusterwright.interaction.server.AttributeValue;
import dev.clusterwright.interaction.server.CommandAction;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.interaction.server.Node;
import dev.clusterwright.servers.accesscontrol.AccessControlCluster;
import dev.clusterwright.servers.commissioning.FailSafe;
import dev.clusterwright.servers.commissioning.GeneralCommissioningCluster;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.groupkeymanagement.GroupKeyManagementCluster;
import dev.clusterwright.servers.networkidentitymanagement.NetworkIdentityManagementCluster;
import dev.clusterwright.servers.operationalcredentials.OperationalCredentialsCluster;
import dev.clusterwright.servers.storage.AesKeyVault;
import dev.clusterwright.servers.storage.MvNodeStore;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.testing.TestSessions;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A gateway with a lamp, whose clusters keep what they are told in a folder: on its root what every node has, on endpoint 1
 * who may join the network, on endpoint 2 the lamp.
 */
final class Device implements AutoCloseable {
    static final int NETWORK = 1;
    static final int LAMP = 2;

    private static final int FABRICS = 16;
    private static final Duration LONGEST_COMMISSIONING = Duration.ofMinutes(15);

    final TestSessions sessions;
    final GroupKeyManagementCluster groupKeys;

    private final SystemTimer timer = new SystemTimer();
    private final AesKeyVault vault;
    private final Storage storage;
    private final FailSafe failSafe;
    private final Node node;

    /**
     * Starts it, with what the folder has.
     *
     * @param credentials what it was given when it was made
     * @param network what lets clients onto the network
     */
    Device(Path folder, DeviceCredentials credentials, DemoNetwork network) {
        sessions = new TestSessions(timer);
        vault = AesKeyVault.fromFile(folder.resolve("device.key"));
        storage = Storage.open(MvNodeStore.open(folder.resolve("device.store")), vault);
        FabricTable fabrics = new FabricTable(storage, FABRICS);
        failSafe = new FailSafe(fabrics, sessions, timer, LONGEST_COMMISSIONING);
        AccessControlCluster access = new AccessControlCluster(fabrics);
        groupKeys = new GroupKeyManagementCluster(fabrics);
        node = Node.builder()
                .timer(timer)
                .accessControl(access)
                .groups(groupKeys)
                .firstEventNumber(storage.firstEventNumber())
                .endpoint(Endpoint.builder(Endpoint.ROOT)
                        .deviceType(RootNode.DESCRIPTOR)
                        .cluster(access)
                        .cluster(new GeneralCommissioningCluster(failSafe))
                        .cluster(new OperationalCredentialsCluster(fabrics, failSafe, credentials))
                        .cluster(groupKeys)
                        .build())
                .endpoint(Endpoint.builder(NETWORK)
                        .deviceType(NetworkInfrastructureManager.DESCRIPTOR)
                        .cluster(NetworkIdentityManagementCluster.builder(storage, network)
                                .build())
                        .build())
                .endpoint(Endpoint.builder(LAMP)
                        .deviceType(OnOffLight.DESCRIPTOR)
                        .cluster(groupKeys.groups(() -> false))
                        .cluster(new Lamp())
                        .build())
                .build();
        sessions.serve(node);
    }

    /** Stops it. */
    @Override
    public void close() {
        node.close();
        failSafe.close();
        timer.close();
        storage.close();
        vault.close();
    }

    /** A lamp that can only be put out. */
    private record Lamp() implements OnOffServer {
        @Override
        public OnOffFeature features() {
            return OnOffFeature.OFF_ONLY;
        }

        @Override
        public AttributeValue<Boolean> onOff() {
            return AttributeValue.of(true);
        }

        @Override
        public CommandAction<Off> off() {
            return (off, from) -> {};
        }
    }
}

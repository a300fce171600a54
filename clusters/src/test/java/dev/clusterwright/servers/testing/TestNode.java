package dev.clusterwright.servers.testing;

import dev.clusterwright.clusters.accesscontrol.AccessControlFeature;
import dev.clusterwright.clusters.devicetypes.NetworkInfrastructureManager;
import dev.clusterwright.clusters.devicetypes.OnOffLight;
import dev.clusterwright.clusters.devicetypes.RootNode;
import dev.clusterwright.interaction.Timer;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.interaction.server.Node;
import dev.clusterwright.servers.accesscontrol.AccessControlCapacity;
import dev.clusterwright.servers.accesscontrol.AccessControlCluster;
import dev.clusterwright.servers.commissioning.FailSafe;
import dev.clusterwright.servers.commissioning.GeneralCommissioningCluster;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.groupkeymanagement.GroupKeyManagementCluster;
import dev.clusterwright.servers.networkidentitymanagement.Authenticator;
import dev.clusterwright.servers.networkidentitymanagement.NetworkIdentityManagementCluster;
import dev.clusterwright.servers.operationalcredentials.OperationalCredentialsCluster;
import dev.clusterwright.servers.storage.Storage;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A node with all servers, and sessions with it. */
public final class TestNode {
    public static final int LAMP = 1;
    public static final int ACCESS_POINT = 2;
    public static final int CAPACITY = 5;

    public final FabricTable fabrics;
    public final FailSafe failSafe;
    public final AccessControlCluster access;
    public final GeneralCommissioningCluster commissioning;
    public final OperationalCredentialsCluster credentials;
    public final GroupKeyManagementCluster groups;
    public final TestAttestation attestation = new TestAttestation();
    public final TestSessions sessions;
    public final Node node;

    public TestNode(Storage storage, Timer timer, Authenticator accessPoint, BooleanSupplier isIdentifying) {
        sessions = new TestSessions(timer);
        fabrics = new FabricTable(storage, CAPACITY);
        failSafe = new FailSafe(fabrics, sessions, timer, Duration.ofMinutes(15));
        access = new AccessControlCluster(
                fabrics, AccessControlCapacity.LEAST, AccessControlFeature.NONE.withExtension(true));
        commissioning = new GeneralCommissioningCluster(failSafe);
        credentials = new OperationalCredentialsCluster(fabrics, failSafe, attestation.credentials());
        groups = new GroupKeyManagementCluster(fabrics);
        node = Node.builder()
                .accessControl(access)
                .groups(groups)
                .endpoint(Endpoint.builder(Endpoint.ROOT)
                        .deviceType(RootNode.DESCRIPTOR)
                        .cluster(access)
                        .cluster(commissioning)
                        .cluster(credentials)
                        .cluster(groups)
                        .cluster(new TestBasicInformation(credentials.leave()))
                        .build())
                .endpoint(Endpoint.builder(LAMP)
                        .deviceType(OnOffLight.DESCRIPTOR)
                        .cluster(groups.groups(isIdentifying))
                        .build())
                .endpoint(Endpoint.builder(ACCESS_POINT)
                        .deviceType(NetworkInfrastructureManager.DESCRIPTOR)
                        .cluster(NetworkIdentityManagementCluster.builder(storage, accessPoint)
                                .build())
                        .build())
                .timer(timer)
                .firstEventNumber(storage.firstEventNumber())
                .build();
        sessions.serve(node);
    }
}

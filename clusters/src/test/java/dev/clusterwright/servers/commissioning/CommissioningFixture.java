package dev.clusterwright.servers.commissioning;

import static dev.clusterwright.servers.testing.Answers.get;

import dev.clusterwright.access.AuthenticationMode;
import dev.clusterwright.access.NodeIds;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.clusters.devicetypes.RootNode;
import dev.clusterwright.clusters.generalcommissioning.ArmFailSafe;
import dev.clusterwright.clusters.generalcommissioning.BasicCommissioningInfo;
import dev.clusterwright.clusters.generalcommissioning.CommissioningErrorEnum;
import dev.clusterwright.clusters.generalcommissioning.GeneralCommissioningClient;
import dev.clusterwright.clusters.generalcommissioning.RegulatoryLocationTypeEnum;
import dev.clusterwright.clusters.generalcommissioning.SetRegulatoryConfig;
import dev.clusterwright.interaction.client.InteractionClient;
import dev.clusterwright.interaction.loopback.Loopback;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.interaction.server.Node;
import dev.clusterwright.interaction.server.Session;
import dev.clusterwright.servers.accesscontrol.AccessControlCluster;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.storage.NodeStore;
import dev.clusterwright.servers.testing.TestFabric;
import java.util.List;

/** A node that can be commissioned, and clients of it, each with a session of its own. It is on fabric 1 to begin with. */
final class CommissioningFixture {
    static final Session PASE = FailSafeFixture.PASE;
    /** The same passcode, after the fabric has been added. */
    static final Session JOINED =
            Session.of(new SubjectDescriptor(2, AuthenticationMode.PASE, NodeIds.ofPasscode(0), List.of()));

    static final Session FIRST = FailSafeFixture.ADMINISTRATOR;
    static final Session SECOND = Session.of(SubjectDescriptor.node(2, TestFabric.ADMINISTRATOR));

    final FailSafeFixture state;
    final GeneralCommissioningCluster cluster;
    boolean isWindowOpen;
    private final Node node;

    CommissioningFixture() {
        this(new MemoryNodeStore(), RegulatoryLocationTypeEnum.INDOOR_OUTDOOR);
    }

    CommissioningFixture(NodeStore store, RegulatoryLocationTypeEnum capability) {
        state = new FailSafeFixture(store);
        AccessControlCluster access = new AccessControlCluster(state.fabrics);
        access.addAdministrator(1, TestFabric.ADMINISTRATOR);
        cluster = new GeneralCommissioningCluster(
                state.failSafe, new BasicCommissioningInfo(60, 900), capability, () -> isWindowOpen);
        node = Node.builder()
                .accessControl(access)
                .endpoint(Endpoint.builder(Endpoint.ROOT)
                        .deviceType(RootNode.DESCRIPTOR)
                        .cluster(access)
                        .cluster(cluster)
                        .build())
                .timer(state.timer)
                .build();
    }

    GeneralCommissioningClient as(Session session) {
        Loopback loopback = new Loopback();
        InteractionClient client = new InteractionClient(loopback.toNode(), state.timer);
        Session withPeer = session.withPeer(loopback.toClient());
        loopback.node(() -> node.accept(withPeer));
        loopback.client(client::accept);
        return new GeneralCommissioningClient(client, Endpoint.ROOT);
    }

    CommissioningErrorEnum arm(Session session, int seconds, long breadcrumb) {
        return get(as(session).armFailSafe(new ArmFailSafe(seconds, breadcrumb)))
                .errorCode();
    }

    CommissioningErrorEnum complete(Session session) {
        return get(as(session).commissioningComplete()).errorCode();
    }

    CommissioningErrorEnum regulate(Session session, RegulatoryLocationTypeEnum location, String country) {
        return get(as(session).setRegulatoryConfig(new SetRegulatoryConfig(location, country, 77)))
                .errorCode();
    }

    long breadcrumb() {
        return get(as(PASE).breadcrumb().read());
    }
}

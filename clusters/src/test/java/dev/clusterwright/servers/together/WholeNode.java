package dev.clusterwright.servers.together;

import dev.clusterwright.access.AccessDecision;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.Privilege;
import dev.clusterwright.clusters.accesscontrol.AccessControl;
import dev.clusterwright.clusters.networkidentitymanagement.NetworkIdentityManagementClient;
import dev.clusterwright.interaction.Timer;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.interaction.server.Node;
import dev.clusterwright.servers.accesscontrol.AccessControlCluster;
import dev.clusterwright.servers.commissioning.FailSafe;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.groupkeymanagement.GroupKeyManagementCluster;
import dev.clusterwright.servers.networkidentitymanagement.ActiveIdentity;
import dev.clusterwright.servers.networkidentitymanagement.Authenticator;
import dev.clusterwright.servers.networkidentitymanagement.IdentityKey;
import dev.clusterwright.servers.networkidentitymanagement.NetworkClient;
import dev.clusterwright.servers.operationalcredentials.OperationalCredentialsCluster;
import dev.clusterwright.servers.storage.NodeStore;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.testing.TestAttestation;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.servers.testing.TestNode;
import dev.clusterwright.servers.testing.TestSession;
import dev.clusterwright.servers.testing.TestSessions;
import dev.clusterwright.servers.testing.TestVault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node with all servers, which belongs to fabrics 1 and 2 unless its store says otherwise. */
final class WholeNode {
    static final int LAMP = TestNode.LAMP;
    static final int ACCESS_POINT = TestNode.ACCESS_POINT;

    final FabricTable fabrics;
    final FailSafe failSafe;
    final AccessControlCluster access;
    final OperationalCredentialsCluster credentials;
    final TestAttestation attestation;
    final GroupKeyManagementCluster groups;
    final AccessPoint accessPoint = new AccessPoint();
    final TestSessions sessions;
    final Node node;

    /** The id of the fabric that was joined last. */
    private long nextFabric;

    WholeNode(NodeStore store, Timer timer) {
        TestNode whole = new TestNode(Storage.open(store, new TestVault()), timer, accessPoint, () -> true);
        fabrics = whole.fabrics;
        failSafe = whole.failSafe;
        access = whole.access;
        credentials = whole.credentials;
        attestation = whole.attestation;
        groups = whole.groups;
        sessions = whole.sessions;
        node = whole.node;
    }

    /** Makes sure that there are two fabrics with an administrator. */
    WholeNode joined() {
        for (int index : fabrics.fabrics().keySet()) {
            SubjectDescriptor administrator = SubjectDescriptor.node(index, TestFabric.ADMINISTRATOR);
            if (access.check(administrator, Privilege.ADMINISTER, Endpoint.ROOT, AccessControl.ID, List.of())
                    != AccessDecision.ALLOWED) {
                fabrics.storage().change(transaction -> failSafe.remove(transaction, index, null));
            }
        }
        while (fabrics.fabrics().size() < 2) {
            nextFabric++;
            fabrics.storage().change(transaction -> failSafe.expire(transaction, null));
            new TestFabric(nextFabric).join(fabrics, 1);
        }
        return this;
    }

    /** What is to be seen of the node. */
    List<Object> seen() {
        NetworkIdentityManagementClient network =
                new NetworkIdentityManagementClient(session(0).client(), ACCESS_POINT);
        return List.of(
                credentials.nocs().read(),
                credentials.fabrics().read(),
                credentials.trustedRootCertificates().read(),
                access.acl().read(),
                groups.groupKeyMap().read(),
                groups.groupTable().read(),
                network.clients().read().toCompletableFuture().join(),
                network.activeNetworkIdentities().read().toCompletableFuture().join());
    }

    /** Somebody of a fabric, or with 0 whoever has the passcode. */
    TestSession session(int fabricIndex) {
        return fabricIndex == 0 ? sessions.pase() : sessions.node(fabricIndex, TestFabric.ADMINISTRATOR);
    }

    /** Lets everybody join whom it has been told of. */
    static final class AccessPoint implements Authenticator {
        private volatile @Nullable Callback callback;

        @Override
        public void start(Callback other) {
            callback = other;
        }

        void join(int client, int identity) {
            Callback told = callback;
            if (told != null) {
                told.clientAuthenticated(client, identity);
            }
        }

        @Override
        public void replaceAll(List<IdentityKey> identities, List<NetworkClient> clients) {
            identities.forEach(this::identityActivated);
        }

        @Override
        public void clientAdded(NetworkClient client) {}

        @Override
        public void clientRemoved(NetworkClient client) {}

        @Override
        public void identityActivated(IdentityKey key) {
            key.keyPair().close();
        }

        @Override
        public void identityRetired(ActiveIdentity identity) {}
    }
}

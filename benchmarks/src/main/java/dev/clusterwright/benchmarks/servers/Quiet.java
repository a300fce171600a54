package dev.clusterwright.benchmarks.servers;

import dev.clusterwright.interaction.server.Session;
import dev.clusterwright.servers.commissioning.SecureSessions;
import dev.clusterwright.servers.networkidentitymanagement.ActiveIdentity;
import dev.clusterwright.servers.networkidentitymanagement.Authenticator;
import dev.clusterwright.servers.networkidentitymanagement.IdentityKey;
import dev.clusterwright.servers.networkidentitymanagement.NetworkClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is around the servers, and costs nothing. */
final class Quiet implements SecureSessions, Authenticator {
    @Override
    public void join(Session session, int fabricIndex) {}

    @Override
    public void endPase(@Nullable Session asking) {}

    @Override
    public void endCase(int fabricIndex, @Nullable Session asking) {}

    @Override
    public void replaceAll(List<IdentityKey> identities, List<NetworkClient> clients) {
        identities.forEach(it -> it.keyPair().close());
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

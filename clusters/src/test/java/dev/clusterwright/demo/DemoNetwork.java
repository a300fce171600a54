package dev.clusterwright.demo;

import dev.clusterwright.servers.networkidentitymanagement.ActiveIdentity;
import dev.clusterwright.servers.networkidentitymanagement.Authenticator;
import dev.clusterwright.servers.networkidentitymanagement.IdentityKey;
import dev.clusterwright.servers.networkidentitymanagement.NetworkClient;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a real device has a RADIUS server for: it only knows who may join. */
final class DemoNetwork implements Authenticator {
    private final Set<OctetString> clients = ConcurrentHashMap.newKeySet();

    /** Whether the client may join the network. */
    boolean admits(OctetString clientIdentifier) {
        return clients.contains(clientIdentifier);
    }

    @Override
    public void replaceAll(List<IdentityKey> identities, List<NetworkClient> all) {
        clients.clear();
        all.forEach(this::clientAdded);
        identities.forEach(this::identityActivated);
    }

    @Override
    public void clientAdded(NetworkClient client) {
        clients.add(client.identifier());
    }

    @Override
    public void clientRemoved(NetworkClient client) {
        clients.remove(client.identifier());
    }

    @Override
    public void identityActivated(IdentityKey key) {
        key.keyPair().close();
    }

    @Override
    public void identityRetired(ActiveIdentity identity) {}
}

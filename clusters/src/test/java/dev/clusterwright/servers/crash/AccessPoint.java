package dev.clusterwright.servers.crash;

import dev.clusterwright.credentials.network.NetworkIdentity;
import dev.clusterwright.servers.networkidentitymanagement.ActiveIdentity;
import dev.clusterwright.servers.networkidentitymanagement.Authenticator;
import dev.clusterwright.servers.networkidentitymanagement.IdentityKey;
import dev.clusterwright.servers.networkidentitymanagement.NetworkClient;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What lets clients onto the network: it knows what it was told. */
final class AccessPoint implements Authenticator {
    private final Map<Integer, NetworkClient> clients = new TreeMap<>();
    private final Map<Integer, IdentityKey> identities = new TreeMap<>();
    private @Nullable Callback callback;

    @Override
    public void start(Callback other) {
        callback = other;
    }

    /** A client joins the network. */
    void join(int client, int identity) {
        if (callback == null) {
            throw new IllegalStateException("it was not started");
        }
        callback.clientAuthenticated(client, identity);
    }

    /** Writes down who could join, and by which identities whose keys it has. */
    void observe(World world) {
        clients.forEach((index, client) -> world.put(
                String.format("may join %04x", index), client.identifier().toHex()));
        identities.forEach((index, key) -> {
            NetworkIdentity identity = NetworkIdentity.decode(key.identity().identity());
            boolean fits = identity.publicKey().equals(key.keyPair().publicKey());
            world.put(
                    String.format("shows %04x", index),
                    fits ? identity.identifier().toHex() : "another key");
        });
    }

    @Override
    public void replaceAll(List<IdentityKey> allIdentities, List<NetworkClient> allClients) {
        identities.values().forEach(key -> key.keyPair().close());
        identities.clear();
        clients.clear();
        allClients.forEach(this::clientAdded);
        allIdentities.forEach(this::identityActivated);
    }

    @Override
    public void clientAdded(NetworkClient client) {
        clients.put(client.index(), client);
    }

    @Override
    public void clientRemoved(NetworkClient client) {
        clients.remove(client.index());
    }

    @Override
    public void identityActivated(IdentityKey key) {
        identities.put(key.identity().index(), key);
    }

    @Override
    public void identityRetired(ActiveIdentity identity) {
        IdentityKey retired = identities.remove(identity.index());
        if (retired != null) {
            retired.keyPair().close();
        }
    }
}

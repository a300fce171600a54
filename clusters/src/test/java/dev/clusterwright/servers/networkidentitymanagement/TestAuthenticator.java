package dev.clusterwright.servers.networkidentitymanagement;

import dev.clusterwright.credentials.network.NetworkIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Knows what it was told, and makes sure that it is told what makes sense; it can be made to fail. */
final class TestAuthenticator implements Authenticator {
    /** What came, by kind and number. */
    final List<String> told = new ArrayList<>();

    final NavigableMap<Integer, NetworkClient> clients = new TreeMap<>();
    final NavigableMap<Integer, IdentityKey> identities = new TreeMap<>();
    boolean isReady = true;
    /** Whether it knows what it should: not after it has failed, until it has been told everything. */
    boolean isSound;
    /** How many calls go well before one fails; negative if none does. */
    int failAfter = -1;
    /** How many calls fail then. */
    int failures = 1;

    /** The keys that came when everything was told last. */
    List<IdentityKey> offered = List.of();
    /** Sees the key of each identity that is to be activated. */
    Consumer<IdentityKey> onActivation = key -> {};

    private @Nullable Callback callback;

    Callback callback() {
        if (callback == null) {
            throw new AssertionError("it was not started");
        }
        return callback;
    }

    void failNext() {
        failAfter = 0;
        failures = 1;
    }

    /** Fails, and cannot be told everything after that. */
    void failFor(int calls) {
        failAfter = 0;
        failures = calls;
    }

    void failNoMore() {
        failAfter = -1;
    }

    private void hear(String news) {
        told.add(news);
        if (failAfter == 0 && failures > 0) {
            failures--;
            if (failures == 0) {
                failAfter = -1;
            }
            isSound = false;
            throw new IllegalArgumentException("as the test wants it");
        }
        if (failAfter > 0) {
            failAfter--;
        }
    }

    @Override
    public void start(Callback other) {
        callback = other;
    }

    @Override
    public boolean isReady() {
        return isReady;
    }

    @Override
    public void replaceAll(List<IdentityKey> allIdentities, List<NetworkClient> allClients) {
        offered = allIdentities;
        hear("all");
        clients.clear();
        identities.values().forEach(key -> key.keyPair().close());
        identities.clear();
        allClients.forEach(client -> clients.put(client.index(), client));
        allIdentities.forEach(this::activate);
        isSound = true;
    }

    @Override
    public void clientAdded(NetworkClient client) {
        clients.put(client.index(), client);
        hear("client " + client.index());
    }

    @Override
    public void clientRemoved(NetworkClient client) {
        if (clients.remove(client.index()) == null) {
            throw new AssertionError(client + " was not there");
        }
        hear("no client " + client.index());
    }

    @Override
    public void identityActivated(IdentityKey key) {
        onActivation.accept(key);
        hear("identity " + key.identity().index());
        activate(key);
    }

    private void activate(IdentityKey key) {
        NetworkIdentity identity = NetworkIdentity.decode(key.identity().identity());
        if (!identity.publicKey().equals(key.keyPair().publicKey())
                || !identity.identifier().equals(key.identity().identifier())) {
            throw new AssertionError(key + " is not that of " + identity);
        }
        key.keyPair().sign(new byte[1]); // it is open
        identities.put(key.identity().index(), key);
    }

    @Override
    public void identityRetired(ActiveIdentity identity) {
        IdentityKey retired = identities.remove(identity.index());
        if (retired == null) {
            throw new AssertionError(identity + " was not there");
        }
        retired.keyPair().close();
        hear("no identity " + identity.index());
    }
}

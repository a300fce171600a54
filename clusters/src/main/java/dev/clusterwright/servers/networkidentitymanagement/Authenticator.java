package dev.clusterwright.servers.networkidentitymanagement;

import java.util.List;

/**
 * What lets clients onto the network: implement it for a RADIUS server that speaks EAP-TLS, or for an access point. It shows
 * the identities of the network with their keys, and lets those join who prove to be one of the clients.
 *
 * <p>What is stored counts, and this follows. A change is told <em>before</em> it is stored, as the last thing before: if
 * this throws, the command is answered with FAILURE and nothing has changed. If it cannot be stored after all, or the
 * process ends in between, this knows something that nobody was promised; so it is told everything once more by {@link
 * #replaceAll}, at once in the first case, in the other when the device starts again. The same happens after anything that
 * this has thrown, as it may have done a part of it: at once, and if that fails too, before the next change. Until then no
 * client and no identity is added.
 *
 * <p>One call at a time comes, while other changes wait: each has to be quick. None may call {@link Callback} in the same
 * thread, nor wait for another thread that does; so whoever calls that holds no lock that is needed here.
 */
public interface Authenticator {
    /** Hears from the authenticator. Thread-safe. */
    interface Callback {
        /**
         * A client has joined the network. Nothing happens if there is no such client or no such identity any more.
         *
         * @param clientIndex the client, 1 to 2047
         * @param networkIdentityIndex the identity that the network has shown itself with, 1 to 65534
         * @throws dev.clusterwright.servers.storage.StorageException if it cannot be stored
         */
        void clientAuthenticated(int clientIndex, int networkIdentityIndex);

        /**
         * Asks to be told everything again, after the authenticator has lost it or has missed a change.
         *
         * @throws dev.clusterwright.servers.storage.StorageException if something cannot be read
         * @throws RuntimeException what {@link Authenticator#replaceAll} throws
         */
        void synchronize();
    }

    /** Told once, before anything else, whom to tell of clients that join. */
    default void start(Callback callback) {}

    /** Whether clients and identities can be added. Unless they can, the commands that do so are answered with FAILURE. */
    default boolean isReady() {
        return true;
    }

    /**
     * Told everything there is, when the device starts and after a failure: all else is to be forgotten. Clients that have
     * joined and are still there need not join again.
     *
     * @param identities of the network, with their keys, which are this one's to close, but not if it throws
     * @param clients by index
     */
    void replaceAll(List<IdentityKey> identities, List<NetworkClient> clients);

    /** From now on the client may join. */
    void clientAdded(NetworkClient client);

    /** From now on the client may not join, and if it has, it has to leave. */
    void clientRemoved(NetworkClient client);

    /**
     * From now on the network has one more identity, which is the current one; those before stay until they are retired.
     *
     * @param key this one's to close, but not if it throws
     */
    void identityActivated(IdentityKey key);

    /** The network does not have this identity any more. No client uses it. */
    void identityRetired(ActiveIdentity identity);
}

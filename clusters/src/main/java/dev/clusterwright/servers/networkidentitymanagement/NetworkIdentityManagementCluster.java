package dev.clusterwright.servers.networkidentitymanagement;

import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.interaction.server.ClusterHandlers;
import dev.clusterwright.interaction.server.ClusterServer;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.storage.StorageException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The Network Identity Management cluster of a device that lets others onto a network, such as an access point. Administrators
 * of all fabrics share it: they add the clients that may join, and give it a secret from which the identity of the network
 * is derived. When they replace the secret, clients that know the earlier identity can still join with that, until no
 * client has last done so and the secret is replaced once more.
 *
 * <pre>{@code
 * NetworkIdentityManagementCluster identities = NetworkIdentityManagementCluster.builder(storage, authenticator)
 *         .clientTableSize(2047)
 *         .clock(() -> ntp.isSynchronized() ? Optional.of(Instant.now()) : Optional.empty())
 *         .build();
 * Endpoint manager = Endpoint.builder(1)
 *         .deviceType(NetworkInfrastructureManager.DESCRIPTOR)
 *         .cluster(identities)
 *         ...
 * }</pre>
 *
 * <p>There are two revisions of the cluster, both of which call themselves 1 and are on trial. Which one is served depends on
 * the {@linkplain Builder#definition definition}.
 *
 * <p>Everything that was answered with success is stored, the secret and the keys sealed; the lists outlive a restart. The
 * secret and its export are for sessions with a certificate (CASE) only. Commands are answered with FAILURE when the
 * {@link Authenticator} cannot take the change, or when it cannot be stored; nothing has changed then.
 *
 * <p>Thread-safe.
 */
public final class NetworkIdentityManagementCluster implements ClusterServer {
    private final ClusterServer server;

    private NetworkIdentityManagementCluster(ClusterServer server) {
        this.server = server;
    }

    /**
     * A cluster with all that is stored.
     *
     * @param storage of the node; one such cluster has it
     * @param authenticator what lets clients onto the network
     */
    public static Builder builder(Storage storage, Authenticator authenticator) {
        return new Builder(storage, authenticator);
    }

    @Override
    public ClusterHandlers handlers() {
        return server.handlers();
    }

    /** Collects what the cluster needs to know. Not thread-safe. */
    public static final class Builder {
        private static final int LEAST_TABLE_SIZE = 500;

        private final Storage storage;
        private final Authenticator authenticator;
        private Revision revision = Revision.EARLIER;
        private int clientTableSize = LEAST_TABLE_SIZE;
        private Supplier<Optional<Instant>> clock = Optional::empty;

        private Builder(Storage storage, Authenticator authenticator) {
            this.storage = Objects.requireNonNull(storage, "storage");
            this.authenticator = Objects.requireNonNull(authenticator, "authenticator");
        }

        /**
         * The definition that clients are generated from; the bundled one if nothing is said. There are two revisions that
         * are served: in the later one identities are of type 1 and not 0, clients have a type too, and QueryIdentity has
         * four fields and not three. It does not matter which package the definition was generated into.
         *
         * @throws IllegalArgumentException if it is neither of these, as the draft of the year 2024 is not
         */
        public Builder definition(ClusterDescriptor definition) {
            revision = Revision.of(definition);
            return this;
        }

        /**
         * How many clients there is room for, 500 to 2047; 500 if nothing is said. Should more be stored already, they stay,
         * and none is added.
         *
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder clientTableSize(int size) {
            if (size < LEAST_TABLE_SIZE || size > ClientTable.MAX_INDEX) {
                throw new IllegalArgumentException("a client table has room for 500 to 2047 clients, not " + size);
            }
            clientTableSize = size;
            return this;
        }

        /**
         * The time, for secrets that claim to be of the future: more than 60 s ahead they are refused, as after such a one
         * none could be imported until then. If nothing is said, and whenever the time is not known, none is refused for
         * that.
         *
         * @param time the time of a clock that is synchronised; empty while it is not. What it throws is answered with
         *     FAILURE
         */
        public Builder clock(Supplier<Optional<Instant>> time) {
            clock = Objects.requireNonNull(time, "time");
            return this;
        }

        /**
         * The cluster. The authenticator is told everything that is stored; if it cannot take that now, before the next
         * change or when it asks for it.
         *
         * @throws StorageException if what is stored cannot be read
         */
        public NetworkIdentityManagementCluster build() {
            NetworkIdentities engine = new NetworkIdentities(storage, authenticator, clientTableSize, clock);
            authenticator.start(engine);
            engine.start();
            return new NetworkIdentityManagementCluster(revision.server(engine));
        }
    }
}

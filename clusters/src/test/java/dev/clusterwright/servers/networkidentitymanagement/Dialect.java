package dev.clusterwright.servers.networkidentitymanagement;

import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.clusters.networkidentitymanagement.NetworkIdentityManagement;
import dev.clusterwright.interaction.client.InteractionClient;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A revision of the cluster as its clients speak it: through what was generated of its definition. */
enum Dialect {
    EARLIER(0, 2) {
        @Override
        ClusterDescriptor definition() {
            return NetworkIdentityManagement.DESCRIPTOR;
        }

        @Override
        CompletionStage<List<Client>> clients(InteractionClient client) {
            return new dev.clusterwright.clusters.networkidentitymanagement.NetworkIdentityManagementClient(
                            client, IdentityFixture.MANAGER)
                    .clients()
                    .read()
                    .thenApply(all -> all.stream()
                            .map(it -> new Client(it.clientIndex(), it.clientIdentifier(), it.networkIdentityIndex()))
                            .toList());
        }

        @Override
        CompletionStage<List<Identity>> identities(InteractionClient client) {
            return new dev.clusterwright.clusters.networkidentitymanagement.NetworkIdentityManagementClient(
                            client, IdentityFixture.MANAGER)
                    .activeNetworkIdentities()
                    .read()
                    .thenApply(all -> all.stream()
                            .map(it -> new Identity(
                                    it.index(),
                                    it.type().value(),
                                    it.identifier(),
                                    it.createdTimestamp(),
                                    it.current(),
                                    it.remainingClients()))
                            .toList());
        }
    },

    LATER(1, 3) {
        @Override
        ClusterDescriptor definition() {
            return dev.clusterwright.clusters.later.networkidentitymanagement.NetworkIdentityManagement.DESCRIPTOR;
        }

        @Override
        CompletionStage<List<Client>> clients(InteractionClient client) {
            return new dev.clusterwright.clusters.later.networkidentitymanagement.NetworkIdentityManagementClient(
                            client, IdentityFixture.MANAGER)
                    .clients()
                    .read()
                    .thenApply(all -> all.stream()
                            .peek(it -> {
                                if (it.clientIdentityType().value() != 1) {
                                    throw new AssertionError(it + " is not of type 1");
                                }
                            })
                            .map(it -> new Client(it.clientIndex(), it.clientIdentifier(), it.networkIdentityIndex()))
                            .toList());
        }

        @Override
        CompletionStage<List<Identity>> identities(InteractionClient client) {
            return new dev.clusterwright.clusters.later.networkidentitymanagement.NetworkIdentityManagementClient(
                            client, IdentityFixture.MANAGER)
                    .activeNetworkIdentities()
                    .read()
                    .thenApply(all -> all.stream()
                            .map(it -> new Identity(
                                    it.index(),
                                    it.type().value(),
                                    it.identifier(),
                                    it.createdTimestamp(),
                                    it.current(),
                                    it.remainingClients()))
                            .toList());
        }
    };

    /** The number of the type ECDSA. */
    final int ecdsa;
    /** The field of QueryIdentity that has an identifier. */
    final int identifierTag;

    Dialect(int ecdsa, int identifierTag) {
        this.ecdsa = ecdsa;
        this.identifierTag = identifierTag;
    }

    /** What clients have been generated from. */
    abstract ClusterDescriptor definition();

    abstract CompletionStage<List<Client>> clients(InteractionClient client);

    abstract CompletionStage<List<Identity>> identities(InteractionClient client);

    /** An entry of Clients. */
    record Client(
            int index, OctetString identifier, @Nullable Integer networkIdentityIndex) {}

    /** An entry of ActiveNetworkIdentities. */
    record Identity(
            int index,
            int type,
            OctetString identifier,
            long created,
            boolean current,
            @Nullable Integer remainingClients) {}
}

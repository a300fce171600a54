package dev.clusterwright.servers.networkidentitymanagement;

import dev.clusterwright.clusters.later.networkidentitymanagement.ActiveNetworkIdentityStruct;
import dev.clusterwright.clusters.later.networkidentitymanagement.AddClient;
import dev.clusterwright.clusters.later.networkidentitymanagement.AddClientResponse;
import dev.clusterwright.clusters.later.networkidentitymanagement.ClientStruct;
import dev.clusterwright.clusters.later.networkidentitymanagement.ExportAdminSecret;
import dev.clusterwright.clusters.later.networkidentitymanagement.ExportAdminSecretResponse;
import dev.clusterwright.clusters.later.networkidentitymanagement.IdentityTypeEnum;
import dev.clusterwright.clusters.later.networkidentitymanagement.ImportAdminSecret;
import dev.clusterwright.clusters.later.networkidentitymanagement.NetworkIdentityManagementServer;
import dev.clusterwright.clusters.later.networkidentitymanagement.QueryIdentity;
import dev.clusterwright.clusters.later.networkidentitymanagement.QueryIdentityResponse;
import dev.clusterwright.clusters.later.networkidentitymanagement.RemoveClient;
import dev.clusterwright.interaction.server.AttributeHandler;
import dev.clusterwright.interaction.server.CommandAction;
import dev.clusterwright.interaction.server.CommandHandler;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The cluster as the definitions after the bundled ones have it: with types of clients, and one more field to query by. */
record LaterServer(NetworkIdentities engine) implements NetworkIdentityManagementServer {
    @Override
    public AttributeHandler<List<ActiveNetworkIdentityStruct>> activeNetworkIdentities() {
        return engine.identities(LaterServer::entry);
    }

    static ActiveNetworkIdentityStruct entry(ActiveIdentity identity, @Nullable Integer remainingClients) {
        return new ActiveNetworkIdentityStruct(
                identity.index(),
                IdentityTypeEnum.ECDSA,
                identity.identifier(),
                identity.created(),
                identity.isCurrent(),
                remainingClients);
    }

    @Override
    public AttributeHandler<List<ClientStruct>> clients() {
        return engine.clients(LaterServer::entry);
    }

    static ClientStruct entry(NetworkClient client) {
        return new ClientStruct(
                client.index(), client.identifier(), IdentityTypeEnum.ECDSA, client.networkIdentityIndex());
    }

    @Override
    public AttributeHandler<Integer> clientTableSize() {
        return AttributeHandler.computed(engine::capacity);
    }

    @Override
    public CommandHandler<AddClient, AddClientResponse> addClient() {
        return (request, context) -> new AddClientResponse(engine.addClient(request.clientIdentity()));
    }

    @Override
    public CommandAction<RemoveClient> removeClient() {
        return CommandAction.checkingRequest((request, context) -> {
            Integer index = request.clientIndex();
            OctetString identifier = request.clientIdentifier();
            Selection.requireOne(index, identifier);
            if (index != null) {
                engine.removeClient(Selection.clientIndex(index));
            } else if (identifier != null) {
                engine.removeClient(Selection.identifier(identifier));
            }
        });
    }

    @Override
    public CommandHandler<QueryIdentity, QueryIdentityResponse> queryIdentity() {
        return CommandHandler.checkingRequest((request, context) -> new QueryIdentityResponse(query(request)));
    }

    private OctetString query(QueryIdentity request) {
        Integer index = request.networkIdentityIndex();
        IdentityTypeEnum type = request.networkIdentityType();
        Integer clientIndex = request.clientIndex();
        OctetString identifier = request.identifier();
        Selection.requireOne(index, type, clientIndex, identifier);
        if (index != null) {
            return engine.identityByIndex(index);
        }
        if (clientIndex != null) {
            return engine.clientByIndex(clientIndex);
        }
        if (identifier != null) {
            return engine.byIdentifier(Selection.identifier(identifier));
        }
        Selection.require(Objects.equals(type, IdentityTypeEnum.ECDSA), "there are identities of type ECDSA only");
        return engine.currentIdentity();
    }

    @Override
    public CommandAction<ImportAdminSecret> importAdminSecret() {
        return CommandAction.checkingRequest(
                (request, context) -> engine.importSecret(request.networkAdministratorSharedSecret(), context));
    }

    @Override
    public CommandHandler<ExportAdminSecret, ExportAdminSecretResponse> exportAdminSecret() {
        return (request, context) -> new ExportAdminSecretResponse(engine.exportSecret(context));
    }
}

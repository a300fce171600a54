package dev.clusterwright.servers.networkidentitymanagement;

import dev.clusterwright.clusters.networkidentitymanagement.ActiveNetworkIdentityStruct;
import dev.clusterwright.clusters.networkidentitymanagement.AddClient;
import dev.clusterwright.clusters.networkidentitymanagement.AddClientResponse;
import dev.clusterwright.clusters.networkidentitymanagement.ClientStruct;
import dev.clusterwright.clusters.networkidentitymanagement.ExportAdminSecret;
import dev.clusterwright.clusters.networkidentitymanagement.ExportAdminSecretResponse;
import dev.clusterwright.clusters.networkidentitymanagement.IdentityTypeEnum;
import dev.clusterwright.clusters.networkidentitymanagement.ImportAdminSecret;
import dev.clusterwright.clusters.networkidentitymanagement.NetworkIdentityManagementServer;
import dev.clusterwright.clusters.networkidentitymanagement.QueryIdentity;
import dev.clusterwright.clusters.networkidentitymanagement.QueryIdentityResponse;
import dev.clusterwright.clusters.networkidentitymanagement.RemoveClient;
import dev.clusterwright.interaction.server.AttributeHandler;
import dev.clusterwright.interaction.server.CommandAction;
import dev.clusterwright.interaction.server.CommandHandler;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The cluster as the bundled definitions have it: an identity is queried by one of three fields. */
record EarlierServer(NetworkIdentities engine) implements NetworkIdentityManagementServer {
    @Override
    public AttributeHandler<List<ActiveNetworkIdentityStruct>> activeNetworkIdentities() {
        return engine.identities(EarlierServer::entry);
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
        return engine.clients(EarlierServer::entry);
    }

    static ClientStruct entry(NetworkClient client) {
        return new ClientStruct(client.index(), client.identifier(), client.networkIdentityIndex());
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
        OctetString identifier = request.identifier();
        Selection.requireOne(index, type, identifier);
        if (index != null) {
            return engine.identityByIndex(index);
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

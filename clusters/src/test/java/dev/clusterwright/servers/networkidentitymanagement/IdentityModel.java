package dev.clusterwright.servers.networkidentitymanagement;

import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.servers.networkidentitymanagement.Dialect.Client;
import dev.clusterwright.servers.networkidentitymanagement.Dialect.Identity;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What should be there, written down as plainly as can be: lists that are searched from their beginning. */
final class IdentityModel {
    record KnownClient(int index, OctetString identity, int network) {}

    /** A secret of equal octets. */
    record Secret(long created, int octet) {}

    record KnownIdentity(int index, Secret secret) {}

    /** What follows from the secrets, by their octet. */
    private static final List<OctetString> NETWORKS =
            IntStream.range(0, 8).mapToObj(IdentityFixture::networkOf).toList();

    final List<KnownClient> clients = new ArrayList<>();
    /** In the order in which they came: the last is the current one. */
    final List<KnownIdentity> identities = new ArrayList<>();

    @Nullable Secret secret;

    private int lastClient;
    private int lastIdentity;

    @Nullable KnownClient withKeyOf(OctetString identity) {
        OctetString identifier = IdentityFixture.identifier(identity);
        for (KnownClient client : clients) {
            if (IdentityFixture.identifier(client.identity).equals(identifier)) {
                return client;
            }
        }
        return null;
    }

    @Nullable KnownClient at(int index) {
        for (KnownClient client : clients) {
            if (client.index == index) {
                return client;
            }
        }
        return null;
    }

    StatusCode add(OctetString identity) {
        KnownClient known = withKeyOf(identity);
        if (known != null) {
            return known.identity.equals(identity) ? StatusCode.SUCCESS : StatusCode.ALREADY_EXISTS;
        }
        do {
            lastClient = lastClient == 2047 ? 1 : lastClient + 1;
        } while (at(lastClient) != null);
        clients.add(new KnownClient(lastClient, identity, 0));
        return StatusCode.SUCCESS;
    }

    StatusCode remove(@Nullable KnownClient client) {
        return clients.remove(client) ? StatusCode.SUCCESS : StatusCode.NOT_FOUND;
    }

    void authenticated(int index, int network) {
        KnownClient client = at(index);
        if (client != null && identities.stream().anyMatch(identity -> identity.index == network)) {
            clients.remove(client);
            clients.add(new KnownClient(index, client.identity, network));
        }
    }

    private boolean isCurrent(KnownIdentity identity) {
        return identity.index == identities.get(identities.size() - 1).index;
    }

    private boolean isRetirable(KnownIdentity identity) {
        return !isCurrent(identity) && clients.stream().noneMatch(client -> client.network == identity.index);
    }

    StatusCode importSecret(Secret imported, long now) {
        if (imported.equals(secret)) {
            return StatusCode.SUCCESS;
        }
        if (secret != null && imported.created <= secret.created) {
            return StatusCode.DYNAMIC_CONSTRAINT_ERROR;
        }
        if (imported.created > now + 60) {
            return StatusCode.DYNAMIC_CONSTRAINT_ERROR;
        }
        List<KnownIdentity> retired =
                identities.stream().filter(this::isRetirable).toList();
        if (identities.size() - retired.size() + 1 > 4) {
            return StatusCode.RESOURCE_EXHAUSTED;
        }
        identities.removeAll(retired);
        if (identities.stream().anyMatch(identity -> identity.secret.octet == imported.octet)) {
            return StatusCode.DYNAMIC_CONSTRAINT_ERROR;
        }
        lastIdentity++;
        identities.add(new KnownIdentity(lastIdentity, imported));
        secret = imported;
        return StatusCode.SUCCESS;
    }

    /** As it is read. */
    List<Client> readClients() {
        return clients.stream()
                .sorted(Comparator.comparingInt(KnownClient::index))
                .map(client -> new Client(
                        client.index,
                        IdentityFixture.identifier(client.identity),
                        client.network == 0 ? null : client.network))
                .toList();
    }

    /** As it is read. */
    List<Identity> readIdentities(int type) {
        List<Identity> all = new ArrayList<>();
        for (KnownIdentity identity : identities) {
            boolean current = isCurrent(identity);
            int remaining = (int) clients.stream()
                    .filter(client -> client.network == identity.index)
                    .count();
            all.add(new Identity(
                    identity.index,
                    type,
                    NETWORKS.get(identity.secret.octet),
                    identity.secret.created,
                    current,
                    current ? null : remaining));
        }
        return all;
    }

    /** As it is now, to come back to. */
    IdentityModel copy() {
        IdentityModel copy = new IdentityModel();
        copy.clients.addAll(clients);
        copy.identities.addAll(identities);
        copy.secret = secret;
        copy.lastClient = lastClient;
        copy.lastIdentity = lastIdentity;
        return copy;
    }
}

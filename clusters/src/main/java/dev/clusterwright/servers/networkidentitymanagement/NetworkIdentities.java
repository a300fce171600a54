package dev.clusterwright.servers.networkidentitymanagement;

import dev.clusterwright.access.AuthenticationMode;
import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.credentials.network.AdministratorIdentity;
import dev.clusterwright.credentials.network.AdministratorSecret;
import dev.clusterwright.credentials.network.NetworkIdentity;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.server.AttributeHandler;
import dev.clusterwright.interaction.server.InteractionContext;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.storage.StoredValue;
import dev.clusterwright.servers.storage.Transaction;
import dev.clusterwright.type.MatterTime;
import dev.clusterwright.type.OctetString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the commands do, in any revision of the definitions. Each is one transaction: checks, in their order, then what is
 * stored, then the authenticator, which can still refuse.
 *
 * <p>Thread-safe.
 */
final class NetworkIdentities implements Authenticator.Callback {
    static final int MAX_IDENTITIES = 4;

    private static final Duration TOLERANCE = Duration.ofSeconds(60);

    private final Storage storage;
    private final int capacity;
    private final Supplier<Optional<Instant>> clock;
    private final StoredIdentities stored;
    private final StoredValue<IdentityTables> tables;
    private final AuthenticatorLink authenticator;
    private final List<AttributeHandler<?>> identityLists = new CopyOnWriteArrayList<>();
    private final List<AttributeHandler<?>> clientLists = new CopyOnWriteArrayList<>();

    NetworkIdentities(Storage storage, Authenticator authenticator, int capacity, Supplier<Optional<Instant>> clock) {
        this.storage = storage;
        this.capacity = capacity;
        this.clock = clock;
        this.stored = new StoredIdentities(storage);
        this.tables = new StoredValue<>(stored.load());
        this.authenticator = new AuthenticatorLink(authenticator, tables, stored);
    }

    /** Tells the authenticator everything. If it cannot take it now, it is told before the next change. */
    void start() {
        storage.change(transaction -> authenticator.trySynchronize());
    }

    int capacity() {
        return capacity;
    }

    /** The identities of the network, each together with how many clients remain; null for the current one. */
    <T> AttributeHandler<List<T>> identities(BiFunction<ActiveIdentity, @Nullable Integer, T> entry) {
        AttributeHandler<List<T>> list = AttributeHandler.computed(() -> {
            IdentityTables now = tables.get();
            return now.identities().stream()
                    .map(identity -> entry.apply(identity, now.remainingClients(identity)))
                    .toList();
        });
        identityLists.add(list);
        return list;
    }

    /** The clients, by index. */
    <T> AttributeHandler<List<T>> clients(Function<NetworkClient, T> entry) {
        AttributeHandler<List<T>> list = AttributeHandler.computed(
                () -> tables.get().clients().all().stream().map(entry).toList());
        clientLists.add(list);
        return list;
    }

    private void report(Transaction transaction, List<AttributeHandler<?>> lists) {
        transaction.afterwards(() -> lists.forEach(AttributeHandler::changed));
    }

    /**
     * Adds a client.
     *
     * @param identity up to 140 octets
     * @return its index
     */
    int addClient(OctetString identity) {
        OctetString identifier = verify(identity).identifier();
        return storage.call(transaction -> {
            Optional<NetworkClient> known = tables.get(transaction).clients().find(identifier);
            if (known.isEmpty()) {
                return addClient(transaction, identifier, identity);
            }
            if (!known.get().identity().equals(identity)) {
                throw new StatusException(
                        StatusCode.ALREADY_EXISTS, "client " + known.get().index() + " has this key");
            }
            return known.get().index();
        });
    }

    private static NetworkIdentity verify(OctetString identity) {
        try {
            return NetworkIdentity.decode(identity);
        } catch (CredentialsException e) {
            throw new StatusException(StatusCode.DYNAMIC_CONSTRAINT_ERROR, "ClientIdentity is none: " + e.getMessage());
        }
    }

    private int addClient(Transaction transaction, OctetString identifier, OctetString identity) {
        authenticator.requireReady();
        IdentityTables before = tables.get(transaction);
        if (before.clients().size() >= capacity) {
            throw new StatusException(StatusCode.RESOURCE_EXHAUSTED, "there is room for " + capacity + " clients");
        }
        NetworkClient client = new NetworkClient(before.nextClientIndex(), identifier, identity, null);
        tables.set(transaction, before.withAdded(client));
        stored.putAdded(transaction, client);
        report(transaction, clientLists);
        authenticator.added(transaction, client);
        return client.index();
    }

    void removeClient(int index) {
        storage.change(transaction -> removeClient(
                transaction, found(tables.get(transaction).clients().get(index))));
    }

    void removeClient(OctetString identifier) {
        storage.change(transaction -> removeClient(
                transaction, found(tables.get(transaction).clients().find(identifier))));
    }

    private void removeClient(Transaction transaction, NetworkClient client) {
        IdentityTables before = tables.get(transaction);
        tables.set(transaction, before.without(client));
        stored.remove(transaction, client);
        report(transaction, clientLists);
        if (before.isCounted(client.networkIdentityIndex())) {
            report(transaction, identityLists);
        }
        authenticator.removed(transaction, client);
    }

    OctetString identityByIndex(int index) {
        return found(tables.get().identity(index)).identity();
    }

    OctetString currentIdentity() {
        return found(tables.get().current()).identity();
    }

    OctetString clientByIndex(int index) {
        return found(tables.get().clients().get(index)).identity();
    }

    /** The identity, of the network or of a client. */
    OctetString byIdentifier(OctetString identifier) {
        IdentityTables now = tables.get();
        return found(now.identity(identifier)
                .map(ActiveIdentity::identity)
                .or(() -> now.clients().find(identifier).map(NetworkClient::identity)));
    }

    private static <T> T found(Optional<T> wanted) {
        return wanted.orElseThrow(() -> new StatusException(StatusCode.NOT_FOUND, "there is none"));
    }

    /** Takes a secret of the administrators, and the identity that comes from it. */
    void importSecret(OctetString octets, InteractionContext context) {
        requireCertificate(context);
        try (AdministratorSecret secret = decode(octets)) {
            // What is retired stays so when the secret is refused after that: a refusal is a result, and no exception.
            storage.call(transaction -> importSecret(transaction, secret)).ifPresent(refusal -> {
                throw refusal;
            });
        }
    }

    private static void requireCertificate(InteractionContext context) {
        if (context.session().subject().mode() != AuthenticationMode.CASE) {
            throw new StatusException(StatusCode.UNSUPPORTED_ACCESS, "it takes a session with a certificate (CASE)");
        }
    }

    private static AdministratorSecret decode(OctetString octets) {
        if (octets.length() > AdministratorSecret.MAX_TLV_LENGTH) {
            throw new StatusException(
                    StatusCode.CONSTRAINT_ERROR,
                    "a secret has up to " + AdministratorSecret.MAX_TLV_LENGTH + " octets, not " + octets.length());
        }
        try (SecretKeyMaterial tlv = SecretKeyMaterial.copyOf(octets)) {
            return AdministratorSecret.decode(tlv);
        } catch (CredentialsException e) {
            throw new StatusException(StatusCode.INVALID_COMMAND, "the secret cannot be read: " + e.error());
        }
    }

    private Optional<StatusException> importSecret(Transaction transaction, AdministratorSecret secret) {
        if (isStored(secret)) {
            return Optional.empty();
        }
        requireNotInFuture(secret);
        IdentityTables before = tables.get(transaction);
        List<ActiveIdentity> retired = before.retirable();
        if (before.identities().size() - retired.size() >= MAX_IDENTITIES) {
            throw new StatusException(
                    StatusCode.RESOURCE_EXHAUSTED,
                    "clients use all " + MAX_IDENTITIES + " identities that there can be");
        }
        authenticator.requireReady();
        retire(transaction, retired);
        try (AdministratorIdentity derived = AdministratorIdentity.derive(secret)) {
            NetworkIdentity identity = derived.identity();
            if (tables.get(transaction).identity(identity.identifier()).isPresent()) {
                return Optional.of(invalidNow("the network has the identity of this secret already"));
            }
            stored.put(transaction, secret);
            activate(transaction, identity, secret.created(), derived.keyPair());
            return Optional.empty();
        }
    }

    /**
     * Whether this is the secret that is stored.
     *
     * @throws StatusException if it is not newer, but another
     */
    private boolean isStored(AdministratorSecret secret) {
        try (AdministratorSecret before = stored.secret().orElse(null)) {
            if (before == null || before.sameAs(secret)) {
                return before != null;
            }
            if (secret.created() <= before.created()) {
                throw invalidNow("the secret is not newer than the one there is");
            }
            return false;
        }
    }

    private void requireNotInFuture(AdministratorSecret secret) {
        Instant created = MatterTime.ofSeconds(secret.created());
        if (clock.get().filter(now -> created.isAfter(now.plus(TOLERANCE))).isPresent()) {
            throw invalidNow("the secret is of the future");
        }
    }

    private static StatusException invalidNow(String message) {
        return new StatusException(StatusCode.DYNAMIC_CONSTRAINT_ERROR, message);
    }

    private void retire(Transaction transaction, List<ActiveIdentity> retired) {
        if (retired.isEmpty()) {
            return;
        }
        tables.update(transaction, before -> before.without(retired));
        report(transaction, identityLists);
        for (ActiveIdentity identity : retired) {
            stored.remove(transaction, identity);
            authenticator.retired(transaction, identity);
        }
    }

    private void activate(Transaction transaction, NetworkIdentity identity, long created, P256KeyPair keyPair) {
        IdentityTables before = tables.get(transaction);
        ActiveIdentity added =
                new ActiveIdentity(before.nextIdentityIndex(), identity.identifier(), identity.encode(), created, true);
        before.current().ifPresent(current -> stored.put(transaction, current.notCurrent()));
        stored.putAdded(transaction, added, keyPair);
        tables.set(transaction, before.withAdded(added));
        report(transaction, identityLists);
        authenticator.activated(transaction, added, keyPair);
    }

    /** The secret of the administrators in TLV, in its shortest form. */
    OctetString exportSecret(InteractionContext context) {
        requireCertificate(context);
        try (AdministratorSecret secret = found(stored.secret());
                SecretKeyMaterial tlv = secret.encode()) {
            byte[] octets = new byte[tlv.length()];
            tlv.copyTo(octets, 0);
            return OctetString.of(octets);
        }
    }

    @Override
    public void clientAuthenticated(int clientIndex, int networkIdentityIndex) {
        storage.change(transaction -> {
            IdentityTables now = tables.get(transaction);
            if (now.identity(networkIdentityIndex).isPresent()) {
                now.clients()
                        .get(clientIndex)
                        .ifPresent(client -> authenticated(transaction, client, networkIdentityIndex));
            }
        });
    }

    /** The list of clients changes, but nobody is told of that: they join again and again. */
    private void authenticated(Transaction transaction, NetworkClient client, int networkIdentityIndex) {
        Integer before = client.networkIdentityIndex();
        if (Objects.equals(before, networkIdentityIndex)) {
            return;
        }
        NetworkClient after = client.withNetworkIdentityIndex(networkIdentityIndex);
        IdentityTables now = tables.get(transaction);
        tables.set(transaction, now.withReplaced(after));
        stored.put(transaction, after);
        if (now.isCounted(before) || now.isCounted(networkIdentityIndex)) {
            report(transaction, identityLists);
        }
    }

    @Override
    public void synchronize() {
        storage.change(transaction -> authenticator.synchronize());
    }
}

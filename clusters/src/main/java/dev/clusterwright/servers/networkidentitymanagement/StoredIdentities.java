package dev.clusterwright.servers.networkidentitymanagement;

import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.credentials.network.AdministratorSecret;
import dev.clusterwright.crypto.CryptoException;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.storage.StorageException;
import dev.clusterwright.servers.storage.Transaction;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How it is stored: an entry for each client and each identity, and by themselves their keys, the secret, and the indices
 * that were given last. Certificates are not verified again when they are read, as that takes long; the store is trusted.
 */
final class StoredIdentities {
    private static final String CLIENTS = "network-identity/client/";
    private static final String IDENTITIES = "network-identity/identity/";
    private static final String KEYS = "network-identity/key/";
    private static final String SECRET = "network-identity/secret";
    private static final String LAST_CLIENT = "network-identity/last-client";
    private static final String LAST_IDENTITY = "network-identity/last-identity";

    private static final int INDEX = 1;
    private static final int IDENTIFIER = 2;
    private static final int IDENTITY = 3;
    private static final int NETWORK_IDENTITY = 4;
    private static final int CREATED = 4;
    private static final int CURRENT = 5;

    private final Storage storage;

    StoredIdentities(Storage storage) {
        this.storage = storage;
    }

    /**
     * All that is stored but for what is secret.
     *
     * @throws StorageException if it cannot be read
     */
    IdentityTables load() {
        List<NetworkClient> clients = all(CLIENTS, StoredIdentities::client);
        List<ActiveIdentity> identities = all(IDENTITIES, StoredIdentities::identity);
        return read(
                CLIENTS,
                () -> new IdentityTables(ClientTable.of(clients), identities, last(LAST_CLIENT), last(LAST_IDENTITY)));
    }

    private <T> List<T> all(String prefix, Function<TlvReader, T> entry) {
        NavigableMap<String, OctetString> stored = storage.read(prefix);
        return stored.entrySet().stream()
                .map(it -> read(it.getKey(), () -> structure(it.getValue(), entry)))
                .toList();
    }

    private static <T> T structure(OctetString octets, Function<TlvReader, T> entry) {
        TlvReader reader = new TlvReader(octets.toByteArray());
        reader.next();
        reader.startUntaggedStructure();
        T value = entry.apply(reader);
        reader.end();
        reader.finish();
        return value;
    }

    private int last(String name) {
        OctetString stored = storage.read(name).get(name);
        return stored == null ? 0 : read(name, () -> TlvCodecs.UINT16.decode(stored.toByteArray()));
    }

    private static <T> T read(String name, Supplier<T> value) {
        try {
            return value.get();
        } catch (TlvException | CredentialsException | CryptoException | IllegalArgumentException e) {
            throw new StorageException(
                    name + " cannot be read; restore the store from a backup, or remove the entry", e);
        }
    }

    void putAdded(Transaction transaction, NetworkClient client) {
        put(transaction, client);
        transaction.put(LAST_CLIENT, OctetString.of(TlvCodecs.UINT16.encode(client.index())));
    }

    void put(Transaction transaction, NetworkClient client) {
        TlvWriter writer = new TlvWriter();
        writer.startStructure();
        writer.unsigned(INDEX, client.index());
        writer.octets(IDENTIFIER, client.identifier());
        writer.octets(IDENTITY, client.identity());
        Integer network = client.networkIdentityIndex();
        if (network != null) {
            writer.unsigned(NETWORK_IDENTITY, network);
        }
        writer.end();
        transaction.put(name(CLIENTS, client.index()), OctetString.of(writer.toByteArray()));
    }

    void remove(Transaction transaction, NetworkClient client) {
        transaction.remove(name(CLIENTS, client.index()));
    }

    private static NetworkClient client(TlvReader reader) {
        int index = 0;
        OctetString identifier = OctetString.EMPTY;
        OctetString identity = OctetString.EMPTY;
        Integer network = null;
        while (reader.next()) {
            switch (reader.contextTag()) {
                case INDEX -> index = reader.uint16();
                case IDENTIFIER -> identifier = reader.octets();
                case IDENTITY -> identity = reader.octets();
                case NETWORK_IDENTITY -> network = reader.uint16();
                default -> reader.skip();
            }
        }
        return new NetworkClient(index, identifier, identity, network);
    }

    void putAdded(Transaction transaction, ActiveIdentity identity, P256KeyPair keyPair) {
        put(transaction, identity);
        transaction.put(LAST_IDENTITY, OctetString.of(TlvCodecs.UINT16.encode(identity.index())));
        try (SecretKeyMaterial privateKey = keyPair.privateKey()) {
            transaction.putSecret(name(KEYS, identity.index()), privateKey);
        }
    }

    void put(Transaction transaction, ActiveIdentity identity) {
        TlvWriter writer = new TlvWriter();
        writer.startStructure();
        writer.unsigned(INDEX, identity.index());
        writer.octets(IDENTIFIER, identity.identifier());
        writer.octets(IDENTITY, identity.identity());
        writer.unsigned(CREATED, identity.created());
        writer.bool(CURRENT, identity.isCurrent());
        writer.end();
        transaction.put(name(IDENTITIES, identity.index()), OctetString.of(writer.toByteArray()));
    }

    void remove(Transaction transaction, ActiveIdentity identity) {
        transaction.remove(name(IDENTITIES, identity.index()));
        transaction.remove(name(KEYS, identity.index()));
    }

    private static ActiveIdentity identity(TlvReader reader) {
        int index = 0;
        OctetString identifier = OctetString.EMPTY;
        OctetString identity = OctetString.EMPTY;
        long created = 0;
        boolean isCurrent = false;
        while (reader.next()) {
            switch (reader.contextTag()) {
                case INDEX -> index = reader.uint16();
                case IDENTIFIER -> identifier = reader.octets();
                case IDENTITY -> identity = reader.octets();
                case CREATED -> created = reader.uint32();
                case CURRENT -> isCurrent = reader.bool();
                default -> reader.skip();
            }
        }
        return new ActiveIdentity(index, identifier, identity, created, isCurrent);
    }

    /** The key of an identity that is stored, for the caller to close. */
    P256KeyPair keyPair(ActiveIdentity identity) {
        String name = name(KEYS, identity.index());
        try (SecretKeyMaterial privateKey = open(name)) {
            if (privateKey == null) {
                throw new StorageException(name + " is not there; restore the store from a backup");
            }
            return read(name, () -> P256KeyPair.of(privateKey));
        }
    }

    void put(Transaction transaction, AdministratorSecret secret) {
        try (SecretKeyMaterial tlv = secret.encode()) {
            transaction.putSecret(SECRET, tlv);
        }
    }

    /** The secret of the administrators, for the caller to close; empty if there is none. */
    Optional<AdministratorSecret> secret() {
        try (SecretKeyMaterial tlv = open(SECRET)) {
            return tlv == null ? Optional.empty() : Optional.of(read(SECRET, () -> AdministratorSecret.decode(tlv)));
        }
    }

    private @Nullable SecretKeyMaterial open(String name) {
        OctetString entry = storage.read(name).get(name);
        return entry == null ? null : storage.open(name, entry);
    }

    private static String name(String prefix, int index) {
        return prefix + String.format("%04x", index);
    }
}

package dev.clusterwright.servers.storage;

import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.type.OctetString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is done before anybody uses a store: it has a schema that is known, or becomes one; the vault is that of the store;
 * and the events of this time get numbers of their own.
 *
 * <p>Nothing is changed before all of that is known to be right.
 */
final class StoreOpening {
    private static final String PREFIX = "storage/";
    /** A number: 1, and one more after each migration. */
    private static final String SCHEMA = PREFIX + "schema";
    /** What everybody knows, sealed by the vault: another cannot open it. */
    private static final String VAULT = PREFIX + "vault";
    /** The first event number of the next time. */
    private static final String EVENTS = PREFIX + "events";

    private static final byte[] KNOWN = "clusterwright".getBytes(StandardCharsets.US_ASCII);
    private static final long EVENTS_AT_A_TIME = 1L << 32;

    private final NodeStore store;
    private final KeyVault vault;
    private final List<Migration> migrations;

    /** From schema 1 to 2, from 2 to 3 and so on. */
    StoreOpening(NodeStore store, KeyVault vault, List<Migration> migrations) {
        this.store = store;
        this.vault = vault;
        this.migrations = migrations;
    }

    /**
     * Does all of it.
     *
     * @return the first event number
     * @throws StorageException as {@link Storage#open} has it
     */
    long open() {
        NavigableMap<String, OctetString> entries = store.read(PREFIX);
        if (entries.containsKey(SCHEMA)) {
            int schema = number(TlvCodecs.UINT16, SCHEMA, entries);
            requireKnown(schema);
            checkVault(entries);
            for (int next = schema; next <= migrations.size(); next++) {
                migrate(next);
            }
        } else if (!store.read("").isEmpty()) {
            throw new StorageException(
                    "the store has entries, but none that says what they are; it was written by something "
                            + "else, or is damaged: give another, or restore it from a copy");
        }
        return begin();
    }

    private void requireKnown(int schema) {
        int newest = migrations.size() + 1;
        if (schema < 1 || schema > newest) {
            throw new StorageException(
                    "the store has schema " + schema + ", and this version of the library knows 1 to " + newest
                            + "; use a newer version of the library");
        }
    }

    private void checkVault(NavigableMap<String, OctetString> entries) {
        OctetString sealed = entries.get(VAULT);
        if (sealed == null) {
            throw damaged(VAULT, null);
        }
        boolean isSame;
        try (SecretKeyMaterial opened = vault.open(VAULT, sealed);
                SecretKeyMaterial known = SecretKeyMaterial.copyOf(KNOWN)) {
            isSame = opened.sameAs(known);
        } catch (StorageException e) {
            throw new StorageException(
                    "the vault is not the one that the store was written with: " + e.getMessage(), e);
        }
        if (!isSame) {
            throw new StorageException("the vault is not the one that the store was written with; use the same key");
        }
    }

    private void migrate(int from) {
        commit(transaction -> {
            migrations.get(from - 1).migrate(store, vault, transaction);
            put(transaction, TlvCodecs.UINT16, SCHEMA, from + 1);
        });
    }

    private long begin() {
        NavigableMap<String, OctetString> entries = store.read(PREFIX);
        long first = entries.containsKey(SCHEMA) ? number(TlvCodecs.UINT64, EVENTS, entries) : 0;
        commit(transaction -> {
            if (!entries.containsKey(SCHEMA)) {
                put(transaction, TlvCodecs.UINT16, SCHEMA, migrations.size() + 1);
                try (SecretKeyMaterial known = SecretKeyMaterial.copyOf(KNOWN)) {
                    transaction.putSecret(VAULT, known);
                }
            }
            put(transaction, TlvCodecs.UINT64, EVENTS, first + EVENTS_AT_A_TIME);
        });
        return first;
    }

    private void commit(Consumer<Transaction> action) {
        Transaction transaction = new Transaction(store, vault);
        action.accept(transaction);
        store.write(transaction.changes());
    }

    private static <T> void put(Transaction transaction, TlvCodec<T> codec, String name, T value) {
        transaction.put(name, OctetString.of(codec.encode(value)));
    }

    private static <T> T number(TlvCodec<T> codec, String name, NavigableMap<String, OctetString> entries) {
        OctetString entry = entries.get(name);
        if (entry == null) {
            throw damaged(name, null);
        }
        try {
            return codec.decode(entry.toByteArray());
        } catch (TlvException e) {
            throw damaged(name, e);
        }
    }

    private static StorageException damaged(String name, @Nullable TlvException cause) {
        return new StorageException(
                "the entry " + name + " of the store is missing or damaged; restore the store from a copy", cause);
    }
}

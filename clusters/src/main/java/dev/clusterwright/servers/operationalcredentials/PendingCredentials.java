package dev.clusterwright.servers.operationalcredentials;

import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.servers.storage.StoredValue;
import dev.clusterwright.servers.storage.Transaction;
import dev.clusterwright.type.OctetString;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a commissioner has prepared since the fail-safe was armed, and not used yet: a key that it may have a certificate
 * for, and a root. In memory only: a restart ends commissioning. Thread-safe.
 */
final class PendingCredentials {
    private static final State NOTHING = new State(null, null, null);

    private final StoredValue<State> state = new StoredValue<>(NOTHING);

    private record State(
            @Nullable CsrKey key,
            @Nullable OctetString root,
            @Nullable Instant issued) {}

    /**
     * A key that a certificate was requested for.
     *
     * @param isForUpdate whether that is to replace one, for UpdateNOC
     */
    record CsrKey(P256KeyPair pair, boolean isForUpdate) {}

    /** Null if none was requested. */
    @Nullable CsrKey key(Transaction transaction) {
        return state.get(transaction).key;
    }

    /** Takes a key over; the one before is not needed any more. */
    void key(Transaction transaction, CsrKey key) {
        closeKey(transaction);
        state.update(transaction, before -> new State(key, before.root, null));
    }

    /** Null if none was added. */
    @Nullable OctetString root(Transaction transaction) {
        return state.get(transaction).root;
    }

    /** As the last transaction has left it. */
    @Nullable OctetString root() {
        return state.get().root;
    }

    void root(Transaction transaction, OctetString root) {
        state.update(transaction, before -> new State(before.key, root, null));
    }

    /**
     * Both belong to a fabric from now on.
     *
     * @param issued when the certificates were that came for them
     */
    void used(Transaction transaction, Instant issued) {
        state.set(transaction, new State(null, null, issued));
    }

    /** When the certificates were issued that came since the fail-safe was armed; null if none did. */
    @Nullable Instant issued(Transaction transaction) {
        return state.get(transaction).issued;
    }

    /** Nobody needs them any more. */
    void forget(Transaction transaction) {
        closeKey(transaction);
        state.set(transaction, NOTHING);
    }

    private void closeKey(Transaction transaction) {
        CsrKey key = key(transaction);
        if (key != null) {
            transaction.afterwards(key.pair()::close);
        }
    }
}

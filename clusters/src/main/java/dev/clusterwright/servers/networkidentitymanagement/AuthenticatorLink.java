package dev.clusterwright.servers.networkidentitymanagement;

import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.servers.storage.StoredValue;
import dev.clusterwright.servers.storage.Transaction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells the authenticator what changes, and everything after it may have missed something. Used within transactions, of
 * which there is one at a time; a transaction that comes to nothing makes what was told in it wrong.
 */
final class AuthenticatorLink {
    private static final Logger LOGGER = System.getLogger(AuthenticatorLink.class.getName());

    private final Authenticator authenticator;
    private final StoredValue<IdentityTables> tables;
    private final StoredIdentities stored;
    /** Whether the authenticator knows what is stored, and what this transaction has told besides. */
    private boolean inStep;
    /** The last in which something was told; if it comes to nothing, the authenticator knows too much. */
    private @Nullable Transaction told;

    AuthenticatorLink(Authenticator authenticator, StoredValue<IdentityTables> tables, StoredIdentities stored) {
        this.authenticator = authenticator;
        this.tables = tables;
        this.stored = stored;
    }

    /** Tells everything that is stored. What the authenticator throws is passed on. */
    void synchronize() {
        inStep = false;
        List<IdentityKey> keys = new ArrayList<>();
        boolean isTaken = false;
        try {
            IdentityTables all = tables.get();
            all.identities().forEach(identity -> keys.add(new IdentityKey(identity, stored.keyPair(identity))));
            authenticator.replaceAll(List.copyOf(keys), all.clients().all());
            isTaken = true;
        } finally {
            if (!isTaken) {
                keys.forEach(key -> key.keyPair().close());
            }
        }
        inStep = true;
    }

    /** As above, but it can wait: without success now, the next change tries again. */
    void trySynchronize() {
        try {
            synchronize();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, () -> "the authenticator does not know what is stored: " + describe(e));
        }
    }

    /**
     * Makes sure that something can be added.
     *
     * @throws StatusException FAILURE if it cannot
     */
    void requireReady() {
        if (!ask(authenticator::isReady)) {
            throw failure("the authenticator is not ready");
        }
        catchUp();
    }

    private void catchUp() {
        if (!inStep) {
            carryOut(this::synchronize);
        }
    }

    void added(Transaction transaction, NetworkClient client) {
        tell(transaction, () -> authenticator.clientAdded(client));
    }

    void removed(Transaction transaction, NetworkClient client) {
        tell(transaction, () -> authenticator.clientRemoved(client));
    }

    void retired(Transaction transaction, ActiveIdentity identity) {
        tell(transaction, () -> authenticator.identityRetired(identity));
    }

    /**
     * An identity is activated.
     *
     * @param keyPair copied, the caller's to close
     */
    void activated(Transaction transaction, ActiveIdentity identity, P256KeyPair keyPair) {
        tell(transaction, () -> {
            P256KeyPair copy = copy(keyPair);
            boolean isTaken = false;
            try {
                authenticator.identityActivated(new IdentityKey(identity, copy));
                isTaken = true;
            } finally {
                if (!isTaken) {
                    copy.close();
                }
            }
        });
    }

    private static P256KeyPair copy(P256KeyPair keyPair) {
        try (SecretKeyMaterial privateKey = keyPair.privateKey()) {
            return P256KeyPair.of(privateKey);
        }
    }

    private void tell(Transaction transaction, Runnable news) {
        catchUp();
        if (told != transaction) {
            told = transaction;
            transaction.otherwise(this::trySynchronize);
        }
        carryOut(news);
    }

    private static void carryOut(Runnable action) {
        ask(() -> {
            action.run();
            return true;
        });
    }

    /** Whatever the authenticator throws, the command has failed. */
    private static boolean ask(BooleanSupplier question) {
        try {
            return question.getAsBoolean();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, () -> "the authenticator failed with " + describe(e));
            throw failure("the authenticator failed");
        }
    }

    private static StatusException failure(String message) {
        return new StatusException(StatusCode.FAILURE, message);
    }

    /** The kind of exception and where it was thrown, as its message could hold secrets. */
    private static String describe(RuntimeException failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}

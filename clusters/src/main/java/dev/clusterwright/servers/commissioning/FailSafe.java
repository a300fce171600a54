package dev.clusterwright.servers.commissioning;

import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.Timer;
import dev.clusterwright.interaction.server.Session;
import dev.clusterwright.servers.fabrics.Fabric;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.fabrics.NewFabric;
import dev.clusterwright.servers.storage.Transaction;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What makes sure that a node which is being commissioned does not stay half way (Matter Core, 11.10.7.2, ArmFailSafe): what
 * is done while it is armed is undone when its time is over, unless it was completed before.
 *
 * <p>Thread-safe.
 */
public final class FailSafe {
    private final FabricTable fabrics;

    /**
     * One that is not armed.
     *
     * @param fabrics of the node
     * @param sessions of the transport
     * @param timer the time
     * @param longest how long it stays armed at most, however often it is armed again
     */
    public FailSafe(FabricTable fabrics, SecureSessions sessions, Timer timer, Duration longest) {
        this.fabrics = fabrics;
    }

    /** Hears how it ends. */
    public interface Listener {
        /** All that was done has been completed. */
        default void completed(Transaction transaction) {}

        /** All that was done is undone: what this has kept for the time being is to be forgotten. */
        default void expired(Transaction transaction) {}
    }

    /** From now on, tells how it ends. */
    public void register(Listener listener) {}

    /** Whether it is armed, for requests of a fabric. */
    public boolean isArmedFor(Transaction transaction, int fabricIndex) {
        return false;
    }

    /**
     * Makes sure that it is armed.
     *
     * @param fabricIndex the fabric that a request comes from; 0 for none
     * @throws StatusException FAILSAFE_REQUIRED if it is not, or for another fabric
     */
    public void require(Transaction transaction, int fabricIndex) {}

    /** Whether the node has joined a fabric, or got another certificate, since it was armed. */
    public boolean hasCredentials(Transaction transaction) {
        return fabrics.pending(transaction).isPresent();
    }

    /**
     * The node joins a fabric, which from now on is the one that may complete this; the session, if PASE, joins it too.
     *
     * @throws StatusException what {@link FabricTable#add} throws
     */
    public void add(Transaction transaction, NewFabric added, Session session) {
        fabrics.add(transaction, added);
    }

    /** The node gets another certificate of a fabric; other sessions of that end. */
    public void update(Transaction transaction, Fabric fabric, Session session) {
        fabrics.update(transaction, fabric);
    }

    /**
     * Undoes all that was done since it was armed, as if its time were over. Nothing happens if it is not armed.
     *
     * @param asking the session that has asked for it; null if none has
     */
    public void expire(Transaction transaction, @Nullable Session asking) {}
}

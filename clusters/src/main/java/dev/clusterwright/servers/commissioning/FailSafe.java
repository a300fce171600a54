package dev.clusterwright.servers.commissioning;

import dev.clusterwright.access.AuthenticationMode;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.Timer;
import dev.clusterwright.interaction.server.Session;
import dev.clusterwright.servers.fabrics.Fabric;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.fabrics.NewFabric;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.storage.StoredValue;
import dev.clusterwright.servers.storage.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What makes sure that a node which is being commissioned does not stay half way (Matter Core, 11.10.7.2, ArmFailSafe): what
 * is done while it is armed is undone when its time is over, unless it was completed before.
 *
 * <p>It is armed for one fabric, or for none as long as the node has not joined the one that commissions it. Whether a
 * request came before the end of its time or after is decided by who gets the transaction first. It ends with the fabric
 * that it is armed for, however the node leaves that. It is in memory only: a node that starts again has rolled back what
 * was not completed ({@link FabricTable}).
 *
 * <p>Thread-safe.
 */
public final class FailSafe implements AutoCloseable {
    private final FabricTable fabrics;
    private final SecureSessions sessions;
    private final Deadlines deadlines;
    private final Duration longest;
    private final StoredValue<Optional<Armed>> armed = new StoredValue<>(Optional.empty());
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    /** Whether this removes a fabric just now, and ends its sessions itself. Used within transactions only. */
    private boolean isRemoving;

    /**
     * One that is not armed.
     *
     * @param fabrics of the node
     * @param sessions of the transport
     * @param timer the time; expiry is a transaction on its thread
     * @param longest how long it stays armed at most, however often it is armed again
     * @throws IllegalArgumentException if that is no time at all
     */
    public FailSafe(FabricTable fabrics, SecureSessions sessions, Timer timer, Duration longest) {
        if (longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("the fail-safe has to stay armed for a while, not for " + longest);
        }
        this.fabrics = fabrics;
        this.sessions = Objects.requireNonNull(sessions, "sessions");
        this.deadlines = new Deadlines(timer);
        this.longest = longest;
        fabrics.register(this::removed);
    }

    /** The fabrics that it makes sure of. */
    public FabricTable fabrics() {
        return fabrics;
    }

    Storage storage() {
        return fabrics.storage();
    }

    /** How long it stays armed at most. */
    public Duration longest() {
        return longest;
    }

    /**
     * That it is armed.
     *
     * @param fabricIndex of whom; 0 for none
     * @param joined the PASE session that has come to belong to that fabric; null if none has
     * @param first stands for when it was armed
     * @param last stands for when it was armed again
     */
    private record Armed(int fabricIndex, @Nullable Session joined, Object first, Object last) {
        Armed again(Object now) {
            return new Armed(fabricIndex, joined, first, now);
        }
    }

    /** Hears how it ends, within the transaction. */
    public interface Listener {
        /** All that was done has been completed. */
        default void completed(Transaction transaction) {}

        /** All that was done is undone: what this has kept for the time being is to be forgotten. */
        default void expired(Transaction transaction) {}
    }

    /** From now on, tells how it ends, in the order of registration. */
    public void register(Listener listener) {
        listeners.add(listener);
    }

    /** Whether it is armed, for whomever. */
    public boolean isArmed(Transaction transaction) {
        return armed.get(transaction).isPresent();
    }

    /**
     * Whether it is armed, for requests of a fabric.
     *
     * @param fabricIndex 0 for those of none
     */
    public boolean isArmedFor(Transaction transaction, int fabricIndex) {
        return armed.get(transaction)
                .filter(it -> it.fabricIndex == fabricIndex)
                .isPresent();
    }

    /**
     * Makes sure that it is armed.
     *
     * @param fabricIndex the fabric that a request comes from; 0 for none
     * @throws StatusException FAILSAFE_REQUIRED if it is not, or for another fabric
     */
    public void require(Transaction transaction, int fabricIndex) {
        if (!isArmedFor(transaction, fabricIndex)) {
            throw new StatusException(
                    StatusCode.FAILSAFE_REQUIRED, "the fail-safe is not armed for fabric " + fabricIndex);
        }
    }

    /**
     * Arms it, or sets another end for it if it is armed for the same fabric: sooner or later, but no later than the longest
     * time after it was armed first.
     *
     * @param fabricIndex of who asks; 0 for none
     * @param length until it expires, more than zero
     * @throws IllegalArgumentException for another length
     * @throws IllegalStateException if it is armed for another fabric
     */
    public void arm(Transaction transaction, int fabricIndex, Duration length) {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("the fail-safe cannot be armed for " + length);
        }
        Object now = new Object();
        Optional<Armed> before = armed.get(transaction);
        before.ifPresent(it -> checkSame(it, fabricIndex));
        armed.set(
                transaction,
                Optional.of(before.map(it -> it.again(now)).orElseGet(() -> new Armed(fabricIndex, null, now, now))));
        transaction.afterwards(() -> {
            if (before.isEmpty()) {
                deadlines.setLatest(longest, () -> expireIf(it -> it.first == now));
            }
            deadlines.setNext(length, () -> expireIf(it -> it.last == now));
        });
    }

    private static void checkSame(Armed armed, int fabricIndex) {
        if (armed.fabricIndex != fabricIndex) {
            throw new IllegalStateException(
                    "the fail-safe is armed for fabric " + armed.fabricIndex + ", not for " + fabricIndex);
        }
    }

    /** Whether the node has joined a fabric, or got another certificate, since it was armed. */
    public boolean hasCredentials(Transaction transaction) {
        return fabrics.pending(transaction).isPresent();
    }

    /**
     * The node joins a fabric, which from now on is the one that may complete this; the session, if PASE, joins it too.
     *
     * @throws StatusException what {@link FabricTable#add} throws
     * @throws IllegalStateException if it is not armed
     */
    public void add(Transaction transaction, NewFabric added, Session session) {
        Armed before = requireArmed(transaction);
        boolean joins = session.subject().mode() == AuthenticationMode.PASE;
        int index = added.fabric().index();
        fabrics.add(transaction, added);
        armed.set(
                transaction, Optional.of(new Armed(index, joins ? session : before.joined, before.first, before.last)));
        if (joins) {
            transaction.afterwards(() -> sessions.join(session, index));
        }
    }

    /**
     * The node gets another certificate of the fabric that this is armed for; sessions with the earlier one end.
     *
     * @throws IllegalStateException if it is not armed for that
     */
    public void update(Transaction transaction, Fabric fabric, Session session) {
        checkSame(requireArmed(transaction), fabric.index());
        fabrics.update(transaction, fabric);
        transaction.afterwards(() -> sessions.endCase(fabric.index(), session));
    }

    private Armed requireArmed(Transaction transaction) {
        return armed.get(transaction)
                .orElseThrow(() -> new IllegalStateException("the fail-safe is not armed; ask require() before"));
    }

    /**
     * The node leaves a fabric; its sessions end. What is done under this is undone before, if it is armed for that fabric.
     * Nothing happens if there is no such fabric.
     *
     * @param asking the session that has asked for it; null if none has
     */
    public void remove(Transaction transaction, int fabricIndex, @Nullable Session asking) {
        if (isArmedFor(transaction, fabricIndex)) {
            expire(transaction, asking);
        }
        if (fabrics.fabrics(transaction).containsKey(fabricIndex)) {
            removing(() -> fabrics.remove(transaction, fabricIndex));
            transaction.afterwards(() -> sessions.endCase(fabricIndex, asking));
        }
    }

    private void removing(Runnable removal) {
        isRemoving = true;
        try {
            removal.run();
        } finally {
            isRemoving = false;
        }
    }

    /**
     * The table has removed a fabric, together with what was pending of it. If the device has it do so, sessions end all the
     * same: they would be those of the fabric that comes to have the index.
     */
    private void removed(Transaction transaction, int fabricIndex) {
        if (isRemoving) {
            return;
        }
        if (isArmedFor(transaction, fabricIndex)) {
            expire(transaction, null);
        }
        transaction.afterwards(() -> sessions.endCase(fabricIndex, null));
    }

    /**
     * All that was done since it was armed stays; it is not armed any more, and PASE sessions end.
     *
     * @param asking the session that has asked for it; null if none has
     * @throws IllegalStateException if it is not armed
     */
    public void complete(Transaction transaction, @Nullable Session asking) {
        requireArmed(transaction);
        disarm(transaction);
        fabrics.complete(transaction);
        listeners.forEach(listener -> listener.completed(transaction));
        transaction.afterwards(() -> sessions.endPase(asking));
    }

    /**
     * Undoes all that was done since it was armed, as if its time were over. Nothing happens if it is not armed.
     *
     * @param asking the session that has asked for it; null if none has
     */
    public void expire(Transaction transaction, @Nullable Session asking) {
        armed.get(transaction).ifPresent(it -> {
            disarm(transaction);
            transaction.afterwards(() -> leave(it.joined, asking));
            fabrics.pending(transaction)
                    .ifPresent(pending -> transaction.afterwards(() -> sessions.endCase(pending.index(), asking)));
            removing(() -> fabrics.rollBack(transaction));
            listeners.forEach(listener -> listener.expired(transaction));
        });
    }

    /** A session that has joined a fabric has to leave that first: it may go on until it has got its answer. */
    private void leave(@Nullable Session joined, @Nullable Session asking) {
        if (joined != null) {
            sessions.join(joined, 0);
        }
        sessions.endPase(asking);
    }

    private void disarm(Transaction transaction) {
        armed.set(transaction, Optional.empty());
        transaction.afterwards(deadlines::clear);
    }

    /** A deadline counts only as long as it is armed as it was when that was set. */
    private void expireIf(Predicate<Armed> isMeant) {
        fabrics.storage().change(transaction -> {
            if (armed.get(transaction).filter(isMeant).isPresent()) {
                expire(transaction, null);
            }
        });
    }

    /**
     * For a node that stops: nothing expires any more. What has not been completed is rolled back when the fabrics are read
     * the next time. To be called before the storage is closed.
     */
    @Override
    public void close() {
        deadlines.close();
    }
}

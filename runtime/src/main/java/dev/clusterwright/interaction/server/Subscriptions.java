package dev.clusterwright.interaction.server;

import dev.clusterwright.access.AuthenticationMode;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.Quality;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.SubscribeRequest;
import dev.clusterwright.interaction.Timer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * The subscriptions of a node (Matter Core, chapter 8, Subscribe Interaction), those that are being primed included. They
 * are in memory only: after a restart subscribers have to subscribe again.
 *
 * <p>Each fabric, and each node that is not of a fabric yet, has room of its own, so one cannot crowd out the others;
 * there are 255 of them at most, which bounds all.
 *
 * <p>Thread-safe. The lock is held to admit one, and nothing else is called under it; changes are passed on without it.
 */
final class Subscriptions implements AutoCloseable {
    private final Reporter reporter;
    private final Limits limits;
    private final Timer timer;
    /** By id. */
    private final Map<Long, Subscription> active = new ConcurrentHashMap<>();
    /** The id that was given last, unsigned 32 bits: a subscriber of another run of the node does not meet its own. */
    private int lastId;

    private boolean closed;

    Subscriptions(Reporter reporter, Limits limits, Timer timer, RandomGenerator random) {
        this.reporter = reporter;
        this.limits = limits;
        this.timer = timer;
        this.lastId = random.nextInt();
    }

    /**
     * Begins a subscription. It is held once all that is answered has been asked for, and ends if that is given up.
     *
     * @throws StatusException if there can be none
     */
    Answers subscribe(Session session, SubscribeRequest request) {
        if (session.subject().mode() == AuthenticationMode.GROUP) {
            throw new StatusException(StatusCode.INVALID_ACTION, "groups cannot subscribe");
        }
        if (!request.keepSubscriptions()) {
            endAll(other -> isSamePeer(other.session().subject(), session.subject()));
        }
        if (session.peer() == null) {
            throw new StatusException(StatusCode.FAILURE, "there is no way to report over");
        }
        Intervals intervals = Intervals.choose(request.minIntervalFloor(), request.maxIntervalCeiling());
        SubscribedPaths paths = new SubscribedPaths(session, request);
        Reading.checkPaths(paths.attributes(), paths.events(), limits.pathsPerSubscription());
        if (!reporter.reachesAny(session, paths)) {
            throw new StatusException(StatusCode.INVALID_ACTION, "nothing of this can be read");
        }
        Subscription subscription = admit(session, paths, intervals);
        try {
            return reporter.prime(subscription, request);
        } catch (RuntimeException e) {
            subscription.end();
            throw e;
        }
    }

    private static boolean isSamePeer(SubjectDescriptor one, SubjectDescriptor other) {
        return one.fabricIndex() == other.fabricIndex() && one.subject() == other.subject();
    }

    private synchronized Subscription admit(Session session, SubscribedPaths paths, Intervals intervals) {
        int fabric = session.subject().fabricIndex();
        long held = active.values().stream()
                .filter(other -> other.session().subject().fabricIndex() == fabric)
                .count();
        if (closed || held >= limits.subscriptionsPerFabric()) {
            throw new StatusException(StatusCode.RESOURCE_EXHAUSTED, "there is no room for a subscription");
        }
        do {
            lastId++;
        } while (active.containsKey(Integer.toUnsignedLong(lastId)));
        Subscription subscription = new Subscription(
                Integer.toUnsignedLong(lastId),
                session,
                paths,
                intervals,
                timer,
                reporter::report,
                ended -> active.remove(ended.id()));
        active.put(subscription.id(), subscription);
        return subscription;
    }

    /** An attribute has changed. May be called under the lock of a cluster. */
    void changed(ServedAttribute<?> attribute) {
        if (attribute.attribute().qualities().contains(Quality.CHANGES_OMITTED)) {
            return;
        }
        for (Subscription subscription : active.values()) {
            if (subscription.paths().covers(attribute)) {
                subscription.changed(attribute);
            }
        }
    }

    /** An event has happened, and is in the log. May be called under the lock of a cluster. */
    void happened(EventLog.Entry event) {
        for (Subscription subscription : active.values()) {
            if (subscription.paths().areUrgentFor(event)) {
                subscription.hurry();
            }
        }
    }

    /** A session has ended, and so does what reports over it. */
    void sessionClosed(Session session) {
        endAll(subscription -> subscription.session() == session);
    }

    /** Ends all there are; there will be no others. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        endAll(subscription -> true);
    }

    private void endAll(Predicate<Subscription> which) {
        List.copyOf(active.values()).stream().filter(which).forEach(Subscription::end);
    }
}

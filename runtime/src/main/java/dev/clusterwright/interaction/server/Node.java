package dev.clusterwright.interaction.server;

import dev.clusterwright.access.AccessControl;
import dev.clusterwright.cluster.Event;
import dev.clusterwright.interaction.InvokeRequest;
import dev.clusterwright.interaction.ReadRequest;
import dev.clusterwright.interaction.Responder;
import dev.clusterwright.interaction.SubscribeRequest;
import dev.clusterwright.interaction.Timer;
import dev.clusterwright.interaction.WriteRequest;
import java.security.SecureRandom;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A device as others see it: endpoints with cluster servers, behind access control. It takes the octets of requests and
 * gives those of answers (Matter Core, chapter 8); whoever brings a transport calls {@link #accept} for each exchange that
 * another node starts.
 *
 * <p>Thread-safe. User code is called by the thread that brings the message; for each cluster of an endpoint, commands and
 * writes take turns, and reads see no half of one. Subscriptions report from threads of the timer: what is read for them is
 * read there, so a handler that is slow holds up all that the timer does.
 *
 * <p>Subscriptions are in memory only. A transport tells of sessions that have ended by {@link #sessionClosed}; a node that
 * is not needed any more is closed.
 */
public final class Node implements AutoCloseable {
    private final Timer timer;
    private final Subscriptions subscriptions;
    private final NodeResponder.Actions actions;

    private Node(Builder builder) {
        this.timer = given(builder.timer, "a timer", "timer(new SystemTimer())");
        Composition.apply(builder.endpoints);
        AccessControl accessControl = given(builder.accessControl, "access control", "accessControl(...)");
        Checks checks = new Checks(builder.endpoints, accessControl);
        UserCode userCode = new UserCode();
        Invoking invoking = new Invoking(checks, builder.groups, builder.limits.pathsPerInvoke(), userCode);
        EventLog log = new EventLog(timer, builder.limits.eventsPerPriority(), builder.firstEventNumber);
        AttributeReading attributes = new AttributeReading(builder.endpoints, checks, userCode);
        EventReading events = new EventReading(builder.endpoints, checks, log);
        Reading reading = new Reading(attributes, events, builder.limits.pathsPerRead());
        Reporter reporter = new Reporter(attributes, events, log, timer);
        this.subscriptions = new Subscriptions(reporter, builder.limits, timer, builder.random);
        Writing writing = new Writing(checks, builder.endpoints.navigableKeySet(), builder.groups, userCode);
        this.actions = new NodeActions(reading, subscriptions, writing, invoking);
        Events changes = new Events(log, subscriptions);
        builder.endpoints
                .values()
                .forEach(endpoint -> endpoint.clusters()
                        .values()
                        .forEach(cluster -> cluster.attach(changes, builder.random.nextInt())));
    }

    private static <T> T given(@Nullable T part, String name, String mend) {
        if (part == null) {
            throw new IllegalStateException("a node needs " + name + "; call " + mend + " before build()");
        }
        return part;
    }

    /** A node with nothing in it. */
    public static Builder builder() {
        return new Builder();
    }

    /** Answers one exchange that the other end of a session has started. */
    public Responder accept(Session session) {
        return new NodeResponder(session, actions, timer);
    }

    /** The session has ended: there is no way to report over any more, so its subscriptions end. */
    public void sessionClosed(Session session) {
        subscriptions.sessionClosed(session);
    }

    /** Ends all subscriptions; there will be no others. The timer is left to those who brought it. */
    @Override
    public void close() {
        subscriptions.close();
    }

    private record NodeActions(Reading reading, Subscriptions subscriptions, Writing writing, Invoking invoking)
            implements NodeResponder.Actions {
        @Override
        public Optional<Answers> read(Session session, ReadRequest request) {
            return reading.read(session, request);
        }

        @Override
        public Optional<Answers> subscribe(Session session, SubscribeRequest request) {
            return Optional.of(subscriptions.subscribe(session, request));
        }

        @Override
        public Optional<Answers> write(Session session, WriteRequest request, boolean timed, WriteProgress progress) {
            return writing.write(session, request, timed, progress);
        }

        @Override
        public Optional<Answers> invoke(Session session, InvokeRequest request, boolean timed) {
            return invoking.invoke(session, request, timed);
        }
    }

    private record Events(EventLog log, Subscriptions subscriptions) implements ServedCluster.Changes {
        @Override
        public void changed(ServedAttribute<?> attribute) {
            subscriptions.changed(attribute);
        }

        @Override
        public <T> void happened(ServedCluster cluster, Event<T> event, T payload) {
            subscriptions.happened(log.add(cluster, event, payload));
        }

        @Override
        public void forgotten(ServedCluster cluster, Event<?> event, int fabricIndex) {
            log.forget(cluster, event, fabricIndex);
        }
    }

    /** Collects what makes a node. Not thread-safe. */
    public static final class Builder {
        private final NavigableMap<Integer, Endpoint> endpoints = new TreeMap<>();
        private @Nullable AccessControl accessControl;
        private @Nullable Timer timer;
        private GroupMembers groups = (fabricIndex, groupId) -> Set.of();
        private Limits limits = Limits.USUAL;
        private RandomGenerator random = new SecureRandom();
        private long firstEventNumber;

        private Builder() {}

        /**
         * An endpoint.
         *
         * @throws IllegalArgumentException if there is one with this number already
         */
        public Builder endpoint(Endpoint endpoint) {
            if (endpoints.putIfAbsent(endpoint.id(), endpoint) != null) {
                throw new IllegalArgumentException("there are two endpoints " + endpoint.id() + "; one is allowed");
            }
            return this;
        }

        /** Who may do what. Has to be set. */
        public Builder accessControl(AccessControl control) {
            accessControl = control;
            return this;
        }

        /** The time. Has to be set. */
        public Builder timer(Timer time) {
            timer = time;
            return this;
        }

        /** Which endpoints belong to a group; none if nothing is said. */
        public Builder groups(GroupMembers members) {
            groups = members;
            return this;
        }

        /** How much is done at a time; {@link Limits#USUAL} if nothing is said. */
        public Builder limits(Limits others) {
            limits = others;
            return this;
        }

        /**
         * The number of the first event; 0 if nothing is said. Numbers only ever rise: a device that has been restarted goes
         * on with one that is higher than any that it has used.
         *
         * @param number unsigned
         */
        public Builder firstEventNumber(long number) {
            firstEventNumber = number;
            return this;
        }

        /** Where the data versions start, for tests; unpredictable if nothing is said. */
        Builder random(RandomGenerator generator) {
            random = generator;
            return this;
        }

        /**
         * The node, which from now on hears of what changes in its clusters.
         *
         * @throws IllegalArgumentException if there is no endpoint 0, or an endpoint is part of one that there is not or of
         *     itself
         * @throws IllegalStateException if the timer or access control has not been set, or an endpoint belongs to another
         *     node
         */
        public Node build() {
            return new Node(this);
        }
    }
}

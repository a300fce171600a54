package dev.clusterwright.interaction.server;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.Command;
import dev.clusterwright.cluster.Event;
import dev.clusterwright.cluster.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What handles each element of one cluster server. Immutable. */
public final class ClusterHandlers {
    private final ClusterDescriptor cluster;
    private final long features;
    private final Map<Attribute<?>, AttributeHandler<?>> attributes;
    private final Map<Command<?, ?>, CommandHandler<?, ?>> commands;
    private final Map<Event<?>, EventEmitter<?>> events;

    private ClusterHandlers(Builder builder) {
        this.cluster = builder.cluster;
        this.features = builder.features;
        this.attributes = new LinkedHashMap<>(builder.attributes);
        this.commands = new LinkedHashMap<>(builder.commands);
        this.events = new LinkedHashMap<>(builder.events);
    }

    /**
     * Of a cluster of which nothing is handled yet.
     *
     * @param features what its FeatureMap is to be
     */
    public static Builder of(ClusterDescriptor cluster, long features) {
        return new Builder(cluster, features);
    }

    /** The cluster. */
    public ClusterDescriptor cluster() {
        return cluster;
    }

    /** Its FeatureMap. */
    public long features() {
        return features;
    }

    /** What handles an attribute; empty when the device does not have it. */
    @SuppressWarnings("unchecked") // the builder puts a handler of the same type beside each attribute
    public <T extends @Nullable Object> Optional<AttributeHandler<T>> handler(Attribute<T> attribute) {
        return Optional.ofNullable((AttributeHandler<T>) attributes.get(attribute));
    }

    /** What handles a command; empty when the device does not have it. */
    @SuppressWarnings("unchecked") // as above
    public <Q extends Request<R>, R> Optional<CommandHandler<Q, R>> handler(Command<Q, R> command) {
        return Optional.ofNullable((CommandHandler<Q, R>) commands.get(command));
    }

    /** What tells of an event; empty when the device does not have it. */
    @SuppressWarnings("unchecked") // as above
    public <T> Optional<EventEmitter<T>> emitter(Event<T> event) {
        return Optional.ofNullable((EventEmitter<T>) events.get(event));
    }

    Map<Attribute<?>, AttributeHandler<?>> attributes() {
        return attributes;
    }

    Map<Command<?, ?>, CommandHandler<?, ?>> commands() {
        return commands;
    }

    Map<Event<?>, EventEmitter<?>> events() {
        return events;
    }

    /** Collects what handles the elements of a cluster; used by generated code. */
    public static final class Builder {
        private final ClusterDescriptor cluster;
        private final long features;
        private final Map<Attribute<?>, AttributeHandler<?>> attributes = new LinkedHashMap<>();
        private final Map<Command<?, ?>, CommandHandler<?, ?>> commands = new LinkedHashMap<>();
        private final Map<Event<?>, EventEmitter<?>> events = new LinkedHashMap<>();

        private Builder(ClusterDescriptor cluster, long features) {
            this.cluster = cluster;
            this.features = features;
        }

        /** An attribute; null when the device does not have it. */
        public <T extends @Nullable Object> Builder attribute(
                Attribute<T> attribute, @Nullable AttributeHandler<T> handler) {
            if (handler != null) {
                attributes.put(attribute, handler);
            }
            return this;
        }

        /** A command that a response answers; null when the device does not have it. */
        public <Q extends Request<R>, R> Builder command(
                Command<Q, R> command, @Nullable CommandHandler<Q, R> handler) {
            if (handler != null) {
                commands.put(command, handler);
            }
            return this;
        }

        /** A command that a status answers; null when the device does not have it. */
        @SuppressWarnings("NullAway") // a status has no payload: there is no value of Void
        public <Q extends Request<Void>> Builder action(Command<Q, Void> command, @Nullable CommandAction<Q> action) {
            if (action != null) {
                CommandHandler<Q, Void> handler = (request, context) -> {
                    action.handle(request, context);
                    return null;
                };
                commands.put(command, action.checksRequest() ? CommandHandler.checkingRequest(handler) : handler);
            }
            return this;
        }

        /** An event; null when the device does not have it. */
        public <T> Builder event(Event<T> event, @Nullable EventEmitter<T> emitter) {
            if (emitter != null) {
                events.put(event, emitter);
            }
            return this;
        }

        /** All that was collected. */
        public ClusterHandlers build() {
            return new ClusterHandlers(this);
        }
    }
}

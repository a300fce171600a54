package dev.clusterwright.interaction.server;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.ClusterState;
import dev.clusterwright.cluster.Command;
import dev.clusterwright.cluster.Event;
import dev.clusterwright.cluster.GlobalAttributes;
import dev.clusterwright.cluster.Request;
import dev.clusterwright.type.Maybe;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of an endpoint: its elements by id, its data version, and the lock under which its commands and writes take
 * turns. Thread-safe.
 */
final class ServedCluster {
    private final int endpoint;
    private final ClusterHandlers handlers;
    private final NavigableMap<Long, ServedAttribute<?>> attributes = new TreeMap<>();
    private final NavigableMap<Long, ServedCommand<?, ?>> commands = new TreeMap<>();
    private final NavigableMap<Long, Event<?>> events = new TreeMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicInteger dataVersion = new AtomicInteger();
    private final ClusterState state = new State();
    private volatile Changes changes = Changes.UNHEARD;

    ServedCluster(int endpoint, ClusterHandlers handlers) {
        this.endpoint = endpoint;
        this.handlers = handlers;
        handlers.attributes().forEach(this::addAttribute);
        handlers.commands().forEach(this::addCommand);
        handlers.events().keySet().forEach(event -> events.put(event.id(), event));
        addGlobals();
    }

    @SuppressWarnings("unchecked") // the builder put together what belongs together
    private <T extends @Nullable Object> void addAttribute(Attribute<T> attribute, AttributeHandler<?> handler) {
        attributes.put(attribute.id(), new ServedAttribute<>(this, attribute, (AttributeHandler<T>) handler));
    }

    @SuppressWarnings("unchecked") // the builder put together what belongs together
    private <Q extends Request<R>, R> void addCommand(Command<Q, R> command, CommandHandler<?, ?> handler) {
        commands.put(command.id(), new ServedCommand<>(this, command, (CommandHandler<Q, R>) handler));
    }

    /** What every cluster has, and what comes out of the elements it has. */
    private void addGlobals() {
        List<Long> accepted = List.copyOf(commands.keySet());
        List<Long> generated = commands.values().stream()
                .flatMap(command -> command.response().stream())
                .map(response -> response.id())
                .distinct()
                .sorted()
                .toList();
        GlobalAttributes globals = GlobalAttributes.of(id());
        addAttribute(globals.clusterRevision(), fixed(cluster().revision()));
        addAttribute(globals.featureMap(), fixed(handlers.features()));
        addAttribute(globals.acceptedCommandList(), fixed(accepted));
        addAttribute(globals.generatedCommandList(), fixed(generated));
        addAttribute(globals.attributeList(), AttributeHandler.computed(() -> List.copyOf(attributes.keySet())));
    }

    private static <T> AttributeHandler<T> fixed(T value) {
        return AttributeHandler.computed(() -> value);
    }

    /**
     * From now on, changes and events are told to a node.
     *
     * @param firstVersion what the data version starts with
     * @throws IllegalStateException if there is a node already
     */
    void attach(Changes listener, int firstVersion) {
        if (changes != Changes.UNHEARD) {
            throw new IllegalStateException(
                    "endpoint " + endpoint + " belongs to another node already; build one for each node");
        }
        dataVersion.set(firstVersion);
        changes = listener;
        attributes.values().forEach(attribute -> attribute.handler().attach(() -> changed(attribute)));
        handlers.events().forEach(this::attachEvent);
    }

    @SuppressWarnings("unchecked") // the builder put together what belongs together
    private <T> void attachEvent(Event<T> event, EventEmitter<?> emitter) {
        ((EventEmitter<T>) emitter)
                .attach(
                        payload -> changes.happened(this, event, payload),
                        fabricIndex -> changes.forgotten(this, event, fabricIndex));
    }

    private void changed(ServedAttribute<?> attribute) {
        dataVersion.incrementAndGet();
        changes.changed(attribute);
    }

    /** Does something while no other thread does anything with this cluster. */
    <T extends @Nullable Object> T exclusively(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    int endpoint() {
        return endpoint;
    }

    long id() {
        return cluster().id();
    }

    ClusterDescriptor cluster() {
        return handlers.cluster();
    }

    /** An unsigned number of 32 bits that is another one after every change. */
    long dataVersion() {
        return Integer.toUnsignedLong(dataVersion.get());
    }

    /** By id. */
    NavigableMap<Long, ServedAttribute<?>> attributes() {
        return attributes;
    }

    /** By id. */
    NavigableMap<Long, ServedCommand<?, ?>> commands() {
        return commands;
    }

    /** By id. */
    NavigableMap<Long, Event<?>> events() {
        return events;
    }

    /** What rules may ask of the cluster, as it is whenever they ask. */
    ClusterState state() {
        return state;
    }

    /** Where it is and its name, for the log. */
    @Override
    public String toString() {
        return "endpoint " + endpoint + ": " + cluster().name();
    }

    /** Hears what happens in the clusters of a node. Called from any thread; does not block. */
    interface Changes {
        /** Nobody listens. */
        Changes UNHEARD = new Changes() {
            @Override
            public void changed(ServedAttribute<?> attribute) {}

            @Override
            public <T> void happened(ServedCluster cluster, Event<T> event, T payload) {}

            @Override
            public void forgotten(ServedCluster cluster, Event<?> event, int fabricIndex) {}
        };

        /** The value of an attribute is another one, and the data version of its cluster too. */
        void changed(ServedAttribute<?> attribute);

        /** An event has happened. */
        <T> void happened(ServedCluster cluster, Event<T> event, T payload);

        /** What a fabric alone could see of an event is for nobody any more. */
        void forgotten(ServedCluster cluster, Event<?> event, int fabricIndex);
    }

    /** The cluster as rules see it. */
    private final class State implements ClusterState {
        @Override
        public Optional<ClusterDescriptor> cluster() {
            return Optional.of(handlers.cluster());
        }

        @Override
        public OptionalLong features() {
            return OptionalLong.of(handlers.features());
        }

        @Override
        public OptionalInt revision() {
            return OptionalInt.of(handlers.cluster().revision());
        }

        @Override
        public Optional<Boolean> accepts(Command<?, ?> command) {
            return Optional.of(commands.containsKey(command.id()));
        }

        @Override
        public Optional<Maybe<Object>> value(Attribute<?> attribute) {
            ServedAttribute<?> served = attributes.get(attribute.id());
            if (served == null) {
                return Optional.of(Maybe.absent());
            }
            try {
                Object value = served.handler().read();
                return Optional.of(value == null ? Maybe.ofNull() : Maybe.of(value));
            } catch (RuntimeException e) {
                // What cannot be had now is unknown to rules; whoever reads the attribute is told.
                return Optional.empty();
            }
        }
    }
}

package dev.clusterwright.generator.naming;

import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Command;
import dev.clusterwright.generator.model.Event;
import dev.clusterwright.generator.model.Field;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The methods of a cluster's client and server, which are the same: one for each attribute, request and event. A name
 * belongs to who comes first, in this order; who comes later to a taken name is named with its kind: beside the attribute
 * {@code Identify}, the command is {@code identifyCommand}. Elements of one kind with the same name get their number
 * appended. What a vendor adds to a cluster comes last, so that it renames nothing.
 */
public final class HandleNames {
    /** Methods that every object, client or server has, and {@code features}, which servers have beside their handles. */
    private static final Set<String> RESERVED = Set.of(
            "acceptedCommandList",
            "allFabrics",
            "attribute",
            "attributeList",
            "client",
            "clone",
            "clusterRevision",
            "endpoint",
            "equals",
            "event",
            "featureMap",
            "features",
            "finalize",
            "generatedCommandList",
            "getClass",
            "handlers",
            "hashCode",
            "invoke",
            "notify",
            "notifyAll",
            "timed",
            "toString",
            "wait",
            "writable");

    /** Where the prefix of a vendor starts in an id. */
    private static final int VENDOR = 16;

    private final TakenNames taken = new TakenNames(RESERVED);
    /** By the element itself: what equals it may stand elsewhere. */
    private final IdentityHashMap<Object, String> names = new IdentityHashMap<>();

    /** Allocates. */
    public HandleNames(Cluster cluster) {
        List<Command> requests =
                cluster.commands().stream().filter(Command::isRequest).toList();
        for (boolean standard : new boolean[] {true, false}) {
            allocate(cluster.attributes(), Field::name, Field::id, standard, "Attribute");
            allocate(requests, Command::name, Command::id, standard, "Command");
            allocate(cluster.events(), Event::name, Event::id, standard, "Event");
        }
    }

    /** The method of an attribute. */
    public String of(Field attribute) {
        return name(attribute);
    }

    /** The method of a request. */
    public String of(Command request) {
        return name(request);
    }

    /** The method of an event. */
    public String of(Event event) {
        return name(event);
    }

    private String name(Object element) {
        String name = names.get(element);
        if (name == null) {
            throw new IllegalArgumentException("no name was allocated for " + element);
        }
        return name;
    }

    private <T> void allocate(
            List<T> elements, Function<T, String> name, ToLongFunction<T> id, boolean standard, String kind) {
        Function<T, String> spelling = element -> Words.of(name.apply(element)).memberName();
        List<T> wanted = elements.stream()
                .filter(element -> (id.applyAsLong(element) >>> VENDOR == 0) == standard)
                .toList();
        Set<String> seen = new HashSet<>();
        Set<String> shared = new HashSet<>();
        wanted.stream().map(spelling).filter(text -> !seen.add(text)).forEach(shared::add);
        wanted.forEach(element -> {
            String text = spelling.apply(element);
            String own = shared.contains(text) ? text + "_" + id.applyAsLong(element) : text;
            names.put(element, taken.take(taken.isFree(own) ? own : own + kind));
        });
    }
}

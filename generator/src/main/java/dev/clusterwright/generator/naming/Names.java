package dev.clusterwright.generator.naming;

import dev.clusterwright.generator.model.Command;
import dev.clusterwright.generator.model.DataType.Bitfield;
import dev.clusterwright.generator.model.DataType.Item;
import dev.clusterwright.generator.model.Event;
import dev.clusterwright.generator.model.Field;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The names of elements that stand beside each other: fields of a record, constants of an enum. Elements with the same
 * name in the definition get their number appended; a name that Java or the generated class keeps for itself, an
 * underscore.
 *
 * @param <T> the element
 */
public final class Names<T> {
    /** The component of a record for the fields that its definition does not have. */
    public static final String UNKNOWN_FIELDS = "unknownFields";

    /** Methods that a record component must not be named after, and what the generated code calls by itself. */
    private static final Set<String> RECORD = Set.of(
            "clone",
            "finalize",
            "getClass",
            "hashCode",
            "notify",
            "notifyAll",
            "toString",
            "wait",
            "equals",
            "command",
            "members",
            "validate",
            UNKNOWN_FIELDS);
    /** The parameter of generated decoders, whose locals are named as the components. */
    private static final Set<String> DECODER = Set.of("reader");

    private final IdentityHashMap<T, String> names;

    private Names(IdentityHashMap<T, String> names) {
        this.names = names;
    }

    /** Components of a record. */
    public static Names<Field> components(List<Field> fields) {
        return allocate(fields, Field::name, Field::id, name -> Words.of(name).memberName(), RECORD, DECODER);
    }

    /**
     * Constants for attributes.
     *
     * @param classNames names that a constant may not hide
     */
    public static Names<Field> constants(List<Field> fields, Set<String> classNames) {
        return allocate(fields, Field::name, Field::id, name -> Words.of(name).constantName(), classNames, Set.of());
    }

    /** Constants for requests and responses; see {@link #constants}. */
    public static Names<Command> commands(List<Command> commands, Set<String> classNames) {
        return allocate(
                commands, Command::name, Command::id, name -> Words.of(name).constantName(), classNames, Set.of());
    }

    /** Constants for events; see {@link #constants}. */
    public static Names<Event> events(List<Event> events, Set<String> classNames) {
        return allocate(events, Event::name, Event::id, name -> Words.of(name).constantName(), classNames, Set.of());
    }

    /** Constants for the items of an enum. */
    public static Names<Item> items(List<Item> items) {
        return allocate(
                items,
                Item::name,
                Item::value,
                name -> Words.of(name).constantName(),
                Set.of("CODEC", UNRECOGNIZED),
                Set.of());
    }

    /**
     * Constants for the tags of a semantic namespace, beside its id and name.
     *
     * @param className its class, which a constant may not hide
     */
    public static Names<Item> tags(List<Item> tags, String className) {
        return allocate(
                tags,
                Item::name,
                Item::value,
                name -> Words.of(name).constantName(),
                Set.of("CODEC", UNRECOGNIZED),
                Set.of("ID", "NAME", className));
    }

    /** Accessors of a bitmap. */
    public static Names<Bitfield> accessors(List<Bitfield> bits) {
        return allocate(
                bits,
                Bitfield::name,
                Bitfield::low,
                name -> Words.of(name).memberName(),
                RECORD,
                Set.of("all", "bits", "contains", "knownBits", "minus", "on", "plus", "toLong", "withBits"));
    }

    /** Constants of a bitmap. */
    public static Names<Bitfield> bits(List<Bitfield> bits) {
        return allocate(
                bits,
                Bitfield::name,
                Bitfield::low,
                name -> Words.of(name).constantName(),
                Set.of("CODEC", "NONE"),
                Set.of());
    }

    /** What {@code known()} of a generated enum gives for a number without a name. */
    public static final String UNRECOGNIZED = "UNRECOGNIZED";

    /** The name of an element. */
    public String of(T element) {
        String name = names.get(element);
        if (name == null) {
            throw new IllegalArgumentException("no name was allocated for " + element);
        }
        return name;
    }

    private static <T> Names<T> allocate(
            List<T> elements,
            Function<T, String> name,
            ToLongFunction<T> number,
            Function<String, String> spelling,
            Set<String> reserved,
            Set<String> alsoReserved) {
        TakenNames taken = new TakenNames(reserved);
        alsoReserved.forEach(taken::take);
        List<String> spelled = elements.stream().map(name).map(spelling).toList();
        Set<String> seen = new HashSet<>();
        Set<String> shared = new HashSet<>();
        spelled.stream().filter(text -> !seen.add(text)).forEach(shared::add);
        IdentityHashMap<T, String> names = new IdentityHashMap<>();
        for (int i = 0; i < elements.size(); i++) {
            T element = elements.get(i);
            String text = spelled.get(i);
            names.put(element, taken.take(shared.contains(text) ? text + "_" + number.applyAsLong(element) : text));
        }
        return new Names<>(names);
    }
}

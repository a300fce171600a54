package dev.clusterwright.generator.link;

import dev.clusterwright.generator.model.BaseType;
import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.generator.model.DataType.Bitfield;
import dev.clusterwright.generator.model.DataType.BitmapType;
import dev.clusterwright.generator.model.DataType.Declared;
import dev.clusterwright.generator.model.DataType.EnumType;
import dev.clusterwright.generator.model.DataType.Item;
import dev.clusterwright.generator.model.DataType.ListType;
import dev.clusterwright.generator.model.DataType.StructType;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.problem.Hints;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.generator.xml.FieldElement;
import dev.clusterwright.generator.xml.TypeElement;
import dev.clusterwright.generator.xml.TypeElement.BitfieldElement;
import dev.clusterwright.generator.xml.TypeElement.BitmapElement;
import dev.clusterwright.generator.xml.TypeElement.EnumElement;
import dev.clusterwright.generator.xml.TypeElement.ItemElement;
import dev.clusterwright.generator.xml.TypeElement.NumberElement;
import dev.clusterwright.generator.xml.TypeElement.StructElement;
import dev.clusterwright.generator.xml.XmlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the type that a name means inside of one cluster: first what the cluster declares, then the base types. A
 * declared type is linked when it is first referred to.
 */
final class TypeResolver {
    private final FieldLinker fields;
    private final Numbers numbers;
    private final ConformanceParser conformances;
    private final AccessParser accesses;
    private final Problems problems;
    private final Map<String, TypeElement> declared = new LinkedHashMap<>();
    private final Map<String, Optional<DataType>> linked = new HashMap<>();
    /** The structs whose fields are being linked: one that comes up again contains itself. */
    private final Set<String> open = new LinkedHashSet<>();

    TypeResolver(List<TypeElement> types, Problems problems) {
        this.problems = problems;
        this.numbers = new Numbers(problems);
        this.conformances = new ConformanceParser(problems);
        this.accesses = new AccessParser(problems);
        this.fields = new FieldLinker(this, problems);
        types.forEach(this::declare);
    }

    /** Reads attributes and fields with the types of this cluster. */
    FieldLinker fields() {
        return fields;
    }

    /** All declared types in the order of the file; numbers are names for base types and not among them. */
    List<Declared> linkAll() {
        return declared.keySet().stream()
                .map(this::declaredType)
                .flatMap(Optional::stream)
                .flatMap(type -> type instanceof Declared own ? Stream.of(own) : Stream.empty())
                .toList();
    }

    /**
     * The type of a field.
     *
     * @param owner what the field is, for messages
     * @return nothing if there is no such type; then there is a problem
     */
    Optional<DataType> resolve(FieldElement field, String owner) {
        if ("list".equals(field.type())) {
            String entryType = field.entry().map(entry -> entry.value("type")).orElse(null);
            if (entryType == null) {
                problems.error(
                        "missing-entry-type",
                        field.location(),
                        "the list " + owner + " does not say what it holds",
                        "Put <entry type=\"...\"/> into it");
                return Optional.empty();
            }
            boolean nullable = accesses.isNullable(field.entry().flatMap(entry -> entry.child("quality")));
            SourceLocation location = field.entry().map(XmlNode::location).orElse(field.location());
            return named(entryType, location, "the entries of " + owner).map(type -> new ListType(type, nullable));
        }
        if (field.type() == null || field.type().isBlank()) {
            problems.error("missing-type", field.location(), owner + " has no type", "Put type=\"...\" into it");
            return Optional.empty();
        }
        return named(field.type(), field.location(), owner);
    }

    private Optional<DataType> named(String name, SourceLocation location, String owner) {
        if (declared.containsKey(name)) {
            if (!open.contains(name)) {
                return declaredType(name);
            }
            problems.error(
                    "recursive-struct",
                    location,
                    "the type of " + owner + " is " + name + ", which contains itself: " + String.join(" > ", open),
                    "");
            return Optional.empty();
        }
        Optional<DataType> base = BaseType.find(name).map(type -> type);
        if (base.isEmpty()) {
            Set<String> known = new TreeSet<>(declared.keySet());
            known.addAll(BaseType.names());
            String nearest = Hints.didYouMean(name, known);
            problems.error(
                    "unknown-type",
                    location,
                    "the type of " + owner + " is unknown: '" + name + "'",
                    nearest.isEmpty() ? "It is neither a base type nor declared by the cluster" : nearest);
        }
        return base;
    }

    private void declare(TypeElement type) {
        String name = type.name();
        if (name == null || name.isBlank()) {
            problems.error("missing-name", type.location(), "a data type has no name", "");
            return;
        }
        TypeElement first = declared.putIfAbsent(name, type);
        if (first != null) {
            problems.error(
                    "duplicate-type",
                    type.location(),
                    "the type " + name + " is declared twice",
                    "It was declared first at " + first.location());
        }
    }

    private Optional<DataType> declaredType(String name) {
        Optional<DataType> known = linked.get(name);
        if (known != null) {
            return known;
        }
        open.add(name);
        Optional<DataType> type = Optional.ofNullable(link(name, Objects.requireNonNull(declared.get(name))));
        open.remove(name);
        linked.put(name, type);
        return type;
    }

    private @Nullable DataType link(String name, TypeElement element) {
        if (element instanceof EnumElement type) {
            return link(name, type);
        }
        if (element instanceof BitmapElement type) {
            return link(name, type);
        }
        if (element instanceof StructElement type) {
            return link(name, type);
        }
        if (element instanceof NumberElement type) {
            return named(String.valueOf(type.type()), type.location(), "the type " + name)
                    .orElse(null);
        }
        throw new IllegalStateException(element.toString());
    }

    private EnumType link(String name, EnumElement element) {
        List<Item> items = new ArrayList<>();
        for (ItemElement item : element.items()) {
            String itemName = item.name();
            if (itemName == null || itemName.isBlank()) {
                problems.error("missing-name", item.location(), "an item of " + name + " has no name", "");
                continue;
            }
            numbers.required(item.value(), 0, 0xFFFF, item.location(), "the value of " + name + "." + itemName)
                    .ifPresent(value -> items.add(new Item(
                            item.location(),
                            (int) value,
                            itemName,
                            summary(item.summary()),
                            conformances.parse(item.conformance()))));
        }
        boolean wide = "enum16".equals(element.type()) || items.stream().anyMatch(item -> item.value() > 0xFF);
        return new EnumType(element.location(), name, wide ? 16 : 8, items);
    }

    private BitmapType link(String name, BitmapElement element) {
        List<Bitfield> bits = new ArrayList<>();
        int highest = 0;
        for (BitfieldElement bitfield : element.fields()) {
            String fieldName = bitfield.name();
            if (fieldName == null || fieldName.isBlank()) {
                problems.error("missing-name", bitfield.location(), "a bit of " + name + " has no name", "");
                continue;
            }
            boolean single = bitfield.from() == null && bitfield.to() == null;
            OptionalLong low = numbers.required(
                    single ? bitfield.bit() : bitfield.from(),
                    0,
                    63,
                    bitfield.location(),
                    "the bit of " + name + "." + fieldName);
            OptionalLong high = single
                    ? low
                    : numbers.required(
                            bitfield.to(), 0, 63, bitfield.location(), "the last bit of " + name + "." + fieldName);
            if (low.isPresent() && high.isPresent()) {
                bits.add(new Bitfield(
                        bitfield.location(),
                        (int) Math.min(low.getAsLong(), high.getAsLong()),
                        (int) Math.max(low.getAsLong(), high.getAsLong()),
                        fieldName,
                        summary(bitfield.summary()),
                        conformances.parse(bitfield.conformance())));
                highest = (int) Math.max(highest, Math.max(low.getAsLong(), high.getAsLong()));
            }
        }
        return new BitmapType(element.location(), name, width(element.type(), highest), bits);
    }

    private StructType link(String name, StructElement element) {
        boolean fabricScoped = accesses.member(element.access()).fabricScoped();
        List<Field> members = new ArrayList<>(fields.fields(element.fields(), name));
        if (fabricScoped && members.stream().noneMatch(field -> field.id() == Field.FABRIC_INDEX)) {
            members.add(fields.fabricIndex(element.location()));
        }
        return new StructType(element.location(), name, fabricScoped, members);
    }

    /** The narrowest bitmap that has the bits, if the file does not name one. */
    private static int width(@Nullable String type, int highestBit) {
        int wanted = type != null && type.startsWith("map")
                ? Optional.ofNullable(Numbers.parse(type.substring(3)))
                        .map(Number::intValue)
                        .orElse(8)
                : 8;
        int width = 8;
        while (width < wanted || width <= highestBit) {
            width *= 2;
        }
        return width;
    }

    static String summary(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}

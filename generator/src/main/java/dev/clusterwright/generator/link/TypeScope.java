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
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The types that one cluster declares, or those that all may use. A declared type is linked when it is first referred to,
 * so that a scope costs no more than what is used of it.
 */
final class TypeScope {
    private final String name;
    private final Scopes scopes;
    private final FieldLinker fields;
    private final Numbers numbers;
    private final ConformanceParser conformances;
    private final AccessParser accesses;
    private final Problems problems;
    private final Map<String, TypeElement> declared = new LinkedHashMap<>();
    private final Map<String, Optional<DataType>> linked = new HashMap<>();

    /**
     * A scope.
     *
     * @param name what declares the types, for messages
     * @param scopes where types of other scopes are found
     */
    TypeScope(String name, List<TypeElement> types, Scopes scopes, Problems problems) {
        this.name = name;
        this.scopes = scopes;
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

    /** The names of all types that are declared here. */
    Set<String> names() {
        return Collections.unmodifiableSet(declared.keySet());
    }

    /** All declared types in the order of the file; numbers are names for base types and not among them. */
    List<Declared> linkAll() {
        List<Declared> types = new ArrayList<>();
        declared.forEach((typeName, element) -> {
            // A number is another name for a type, which may stand here under its own.
            if (declaredType(typeName).orElse(null) instanceof Declared own && !(element instanceof NumberElement)) {
                types.add(own);
            }
        });
        return types;
    }

    /** The types that something referred to so far. */
    List<Declared> linked() {
        return declared.keySet().stream()
                .flatMap(type -> linked.getOrDefault(type, Optional.empty()).stream())
                .flatMap(type -> type instanceof Declared own ? Stream.of(own) : Stream.empty())
                .toList();
    }

    /**
     * The type of a field.
     *
     * @param owner what the field is, for messages
     */
    DataType resolve(FieldElement field, String owner) {
        String type = field.type();
        if (type != null && BaseType.isList(type)) {
            return list(field, owner);
        }
        if (type == null || type.isBlank()) {
            return field.entry().isPresent()
                    ? list(field, owner)
                    : scopes.assumed(this, field.name(), field.location(), owner + " has no type");
        }
        return scopes.find(this, type, field.location(), owner);
    }

    private ListType list(FieldElement field, String owner) {
        String entryType = field.entry().map(entry -> entry.value("type")).orElse(null);
        SourceLocation location = field.entry().map(XmlNode::location).orElse(field.location());
        boolean nullable = accesses.isNullable(field.entry().flatMap(entry -> entry.child("quality")));
        String entries = "the entries of " + owner;
        if (entryType == null || entryType.isBlank()) {
            String fieldName = field.name();
            String singular = fieldName != null && fieldName.endsWith("s")
                    ? fieldName.substring(0, fieldName.length() - 1)
                    : fieldName;
            return new ListType(scopes.assumed(this, singular, location, entries + " have no type"), nullable);
        }
        return new ListType(scopes.find(this, entryType, location, entries), nullable);
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

    /** The type of that name; nothing if it is not declared here, or contains itself: then there is a problem. */
    Optional<DataType> declaredType(String typeName) {
        Optional<DataType> known = linked.get(typeName);
        TypeElement element = declared.get(typeName);
        if (known != null || element == null) {
            return known == null ? Optional.empty() : known;
        }
        Optional<DataType> type =
                scopes.guarded(name + "." + typeName, element.location(), () -> link(typeName, element));
        linked.put(typeName, type);
        return type;
    }

    private DataType link(String name, TypeElement element) {
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
            return type.type() == null
                    ? scopes.assumed(this, null, type.location(), "the type " + name + " has no type")
                    : scopes.find(this, type.type(), type.location(), "the type " + name);
        }
        throw new IllegalStateException(element.toString());
    }

    private EnumType link(String name, EnumElement element) {
        List<Item> items = new ArrayList<>();
        for (ItemElement item : element.items()) {
            if (item.value() == null && item.isRange()) {
                continue; // numbers that are set aside, not a value
            }
            numbers.required(item.value(), 0, 0xFFFF, item.location(), "the value of " + name + "." + item.name())
                    .ifPresent(value -> items.add(new Item(
                            item.location(),
                            (int) value,
                            MissingNames.orAssumed(item.name(), "item", value, item.location(), problems),
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
            String fieldName = String.valueOf(bitfield.name());
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
                        MissingNames.orAssumed(bitfield.name(), "bit", low.getAsLong(), bitfield.location(), problems),
                        summary(bitfield.summary()),
                        conformances.parse(bitfield.conformance())));
                highest = (int) Math.max(highest, Math.max(low.getAsLong(), high.getAsLong()));
            }
        }
        return new BitmapType(element.location(), name, width(element.type(), highest), bits);
    }

    private StructType link(String name, StructElement element) {
        boolean fabricScoped = accesses.member(element.access()).fabricScoped();
        List<Field> members = fields.fields(element.fields(), name);
        return new StructType(
                element.location(),
                name,
                fabricScoped,
                fabricScoped ? fields.withFabricIndex(members, element.location()) : members);
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

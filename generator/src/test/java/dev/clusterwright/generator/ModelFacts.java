package dev.clusterwright.generator;

import dev.clusterwright.generator.model.Access;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Command;
import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.generator.model.DataType.BitmapType;
import dev.clusterwright.generator.model.DataType.Declared;
import dev.clusterwright.generator.model.DataType.EnumType;
import dev.clusterwright.generator.model.DataType.ListType;
import dev.clusterwright.generator.model.DataType.StructType;
import dev.clusterwright.generator.model.Event;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.model.Quality;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of a model as its facts: what it is known by, what is said of it, and its own parts. Where it stands and what is
 * only told to people are no facts, nor is how a number is written.
 *
 * @param key what is the same for two parts that define the same thing: the kind, and the id, or the name of a type
 * @param facts values by name; what is not there is not said
 */
record ModelFacts(String key, String name, Map<String, String> facts, List<ModelFacts> parts) {
    private static final Pattern HEX = Pattern.compile("0x[0-9A-Fa-f]+");

    static ModelFacts of(Cluster cluster) {
        Map<String, String> facts = facts(
                "id",
                hex(cluster.id(), 4),
                "revision",
                cluster.revision(),
                "history",
                cluster.history().stream()
                        .map(revision -> Integer.toString(revision.number()))
                        .collect(Collectors.joining(" ")),
                "provisional",
                cluster.provisional());
        List<ModelFacts> parts = new ArrayList<>();
        cluster.features()
                .forEach(feature -> parts.add(new ModelFacts(
                        "feature " + feature.bit(),
                        feature.name(),
                        facts("code", feature.code(), "conformance", feature.conformance()),
                        List.of())));
        cluster.types().forEach(type -> parts.add(of(type)));
        cluster.attributes().forEach(attribute -> parts.add(of("attribute " + hex(attribute.id(), 4), attribute)));
        cluster.commands().forEach(command -> parts.add(of(command)));
        cluster.events().forEach(event -> parts.add(of(event)));
        return new ModelFacts("cluster", cluster.name(), facts, parts);
    }

    static ModelFacts of(Declared type) {
        if (type instanceof EnumType own) {
            return new ModelFacts(
                    "enum " + own.name(),
                    own.name(),
                    facts("bits", own.bits()),
                    own.items().stream()
                            .map(item -> new ModelFacts(
                                    "item " + item.value(),
                                    item.name(),
                                    facts("conformance", item.conformance()),
                                    List.of()))
                            .toList());
        }
        if (type instanceof BitmapType own) {
            return new ModelFacts(
                    "bitmap " + own.name(),
                    own.name(),
                    facts("bits", own.bits()),
                    own.fields().stream()
                            .map(bit -> new ModelFacts(
                                    "bits " + bit.low() + ".." + bit.high(),
                                    bit.name(),
                                    facts("conformance", bit.conformance()),
                                    List.of()))
                            .toList());
        }
        StructType own = (StructType) type;
        return new ModelFacts(
                "struct " + own.name(), own.name(), facts("fabricScoped", own.fabricScoped()), fields(own.fields()));
    }

    private static ModelFacts of(Command command) {
        Map<String, String> facts = facts("conformance", command.conformance(), "response", command.response());
        facts.putAll(access(command.access()));
        return new ModelFacts(
                (command.isRequest() ? "command " : "response ") + hex(command.id(), 2),
                command.name(),
                facts,
                fields(command.fields()));
    }

    private static ModelFacts of(Event event) {
        Map<String, String> facts = facts("conformance", event.conformance(), "priority", event.priority());
        facts.putAll(access(event.access()));
        return new ModelFacts("event " + hex(event.id(), 2), event.name(), facts, fields(event.fields()));
    }

    private static List<ModelFacts> fields(List<Field> fields) {
        return fields.stream().map(field -> of("field " + field.id(), field)).toList();
    }

    private static ModelFacts of(String key, Field field) {
        Map<String, String> facts = facts(
                "type",
                type(field.type()),
                "nullable",
                field.nullable(),
                "optional",
                field.optional(),
                "conformance",
                field.conformance(),
                "constraint",
                plain(field.constraint().toString()),
                "default",
                field.defaultValue() == null ? null : plain(field.defaultValue()),
                "qualities",
                new TreeSet<>(field.qualities()).stream().map(Quality::name).collect(Collectors.joining(" ")));
        facts.putAll(access(field.access()));
        return new ModelFacts(key, field.name(), facts, List.of());
    }

    private static Map<String, String> access(Access access) {
        return facts(
                "read",
                access.read(),
                "write",
                access.write(),
                "writeOptional",
                access.writeOptional(),
                "invoke",
                access.invoke(),
                "fabricScoped",
                access.fabricScoped(),
                "fabricSensitive",
                access.fabricSensitive(),
                "timed",
                access.timed());
    }

    private static String type(DataType type) {
        if (type instanceof ListType list) {
            return "list[" + type(list.entry()) + (list.entryNullable() ? " or null" : "") + "]";
        }
        return type.typeName();
    }

    private static String plain(String text) {
        return HEX.matcher(text)
                .replaceAll(number -> new BigInteger(number.group().substring(2), 16).toString());
    }

    private static String hex(long id, int digits) {
        return String.format("0x%0" + digits + "X", id);
    }

    /** Names and values in turn. */
    private static Map<String, String> facts(@Nullable Object... namesAndValues) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null && !value.toString().isEmpty()) {
                facts.put(String.valueOf(namesAndValues[i]), value.toString());
            }
        }
        return facts;
    }

    /** What the other one says differently: {@code path fact: ours | theirs}, with {@code -} for what is not said. */
    List<String> differences(ModelFacts other) {
        List<String> differences = new ArrayList<>();
        compare("", other, differences);
        return differences;
    }

    private void compare(String parent, ModelFacts other, List<String> differences) {
        String path = path(parent);
        if (!name.equals(other.name)) {
            differences.add(path + " name: " + name + " | " + other.name);
        }
        Set<String> names = new LinkedHashSet<>(facts.keySet());
        names.addAll(other.facts.keySet());
        for (String fact : names) {
            String here = facts.getOrDefault(fact, "-");
            String there = other.facts.getOrDefault(fact, "-");
            if (!here.equals(there)) {
                differences.add(path + " " + fact + ": " + here + " | " + there);
            }
        }
        Map<String, ModelFacts> theirs = other.byKey();
        Map<String, ModelFacts> ours = byKey();
        ours.forEach((key, part) -> {
            ModelFacts counterpart = theirs.get(key);
            if (counterpart == null) {
                differences.add(part.path(path) + ": there | -");
            } else {
                part.compare(path, counterpart, differences);
            }
        });
        theirs.forEach((key, part) -> {
            if (!ours.containsKey(key)) {
                differences.add(part.path(path) + ": - | there");
            }
        });
    }

    private Map<String, ModelFacts> byKey() {
        return parts.stream()
                .collect(Collectors.toMap(
                        ModelFacts::key,
                        part -> part,
                        (first, second) -> {
                            throw new IllegalStateException("twice: " + first);
                        },
                        LinkedHashMap::new));
    }

    private String path(String parent) {
        String own = key.equals("cluster") ? name : key.endsWith(" " + name) ? key : key + " " + name;
        return Stream.of(parent, own).filter(step -> !step.isEmpty()).collect(Collectors.joining(" "));
    }
}

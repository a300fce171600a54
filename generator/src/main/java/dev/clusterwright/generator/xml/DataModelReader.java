package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.xml.ClusterElement.ClusterIdElement;
import dev.clusterwright.generator.xml.ClusterElement.RevisionElement;
import dev.clusterwright.generator.xml.TypeElement.BitfieldElement;
import dev.clusterwright.generator.xml.TypeElement.BitmapElement;
import dev.clusterwright.generator.xml.TypeElement.EnumElement;
import dev.clusterwright.generator.xml.TypeElement.ItemElement;
import dev.clusterwright.generator.xml.TypeElement.NumberElement;
import dev.clusterwright.generator.xml.TypeElement.StructElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the dialect of the specification's own data model: the root element is {@code <cluster>}. */
final class DataModelReader {
    private static final Set<String> FIELD = Conformances.and(
            "id",
            "fieldId",
            "name",
            "type",
            "default",
            "summary",
            "entry",
            "access",
            "quality",
            "constraint",
            "enum",
            "bitmap");

    private final UnknownElements unknown;
    private final InlineTypes inline = new InlineTypes();

    /** A reader of one file. */
    DataModelReader(Problems problems) {
        this.unknown = new UnknownElements(problems);
    }

    ClusterElement cluster(XmlNode node) {
        unknown.warn(
                node,
                Set.of(
                        "id",
                        "name",
                        "revision",
                        "summary",
                        "schemaLocation",
                        "noNamespaceSchemaLocation",
                        "revisionHistory",
                        "clusterIds",
                        "classification",
                        "features",
                        "dataTypes",
                        "attributes",
                        "commands",
                        "events"));
        List<TypeElement> types = types(node);
        inline.avoid(types);
        List<FieldElement> attributes = list(node, "attributes", "attribute", attribute -> field(attribute, ""));
        List<CommandElement> commands = list(node, "commands", "command", this::command);
        List<EventElement> events = list(node, "events", "event", this::event);
        return new ClusterElement(
                node.location(),
                node.value("id"),
                node.value("name"),
                node.value("summary"),
                node.value("revision"),
                list(node, "revisionHistory", "revision", this::revision),
                list(node, "clusterIds", "clusterId", this::clusterId),
                node.child("classification"),
                list(node, "features", "feature", this::feature),
                inline.addedTo(types),
                attributes,
                commands,
                events);
    }

    /** The types of {@code <enums>}, {@code <bitmaps>}, {@code <structs>} or {@code <typeDefs>}. */
    List<TypeElement> globalTypes(XmlNode root) {
        return inline.addedTo(typesIn(root));
    }

    /** The commands of {@code <commands>}. */
    List<CommandElement> globalCommands(XmlNode root) {
        return each(root, "command", this::command, Set.of());
    }

    RevisionElement revision(XmlNode node) {
        return new RevisionElement(node.location(), node.value("revision"), node.value("summary"));
    }

    private ClusterIdElement clusterId(XmlNode node) {
        return new ClusterIdElement(node.location(), node.value("id"), node.value("name"), Conformances.of(node));
    }

    private FeatureElement feature(XmlNode node) {
        unknown.warn(node, Conformances.and("bit", "code", "name", "default", "summary"));
        return new FeatureElement(
                node.location(),
                node.value("bit"),
                node.value("code"),
                node.value("name"),
                node.value("summary"),
                Conformances.of(node));
    }

    private List<TypeElement> types(XmlNode cluster) {
        return cluster.children("dataTypes").stream()
                .flatMap(group -> typesIn(group).stream())
                .toList();
    }

    private List<TypeElement> typesIn(XmlNode group) {
        unknown.warn(group, Set.of("number", "enum", "bitmap", "struct"));
        List<TypeElement> types = new ArrayList<>();
        for (XmlNode node : group.children()) {
            switch (node.name()) {
                case "number" -> types.add(new NumberElement(node.location(), node.value("name"), node.value("type")));
                case "enum" -> types.add(enumeration(node, node.value("name"), node.value("type")));
                case "bitmap" -> types.add(bitmap(node, node.value("name"), node.value("type")));
                case "struct" ->
                    types.add(new StructElement(
                            node.location(),
                            node.value("name"),
                            node.child("access"),
                            each(
                                    node,
                                    "field",
                                    field -> field(field, node.value("name", "")),
                                    Conformances.and("name", "access", "quality"))));
                default -> {} // reported as unknown above
            }
        }
        return types;
    }

    private EnumElement enumeration(XmlNode node, @Nullable String name, @Nullable String type) {
        return new EnumElement(node.location(), name, type, each(node, "item", this::item, Set.of("name", "type")));
    }

    private BitmapElement bitmap(XmlNode node, @Nullable String name, @Nullable String type) {
        return new BitmapElement(
                node.location(), name, type, each(node, "bitfield", this::bitfield, Set.of("name", "type")));
    }

    private ItemElement item(XmlNode node) {
        return new ItemElement(
                node.location(),
                node.value("value"),
                node.value("from") != null,
                node.value("name"),
                node.value("summary"),
                Conformances.of(node));
    }

    private BitfieldElement bitfield(XmlNode node) {
        return new BitfieldElement(
                node.location(),
                node.value("bit"),
                node.value("from"),
                node.value("to"),
                node.value("name"),
                node.value("summary"),
                Conformances.of(node));
    }

    /**
     * An attribute or a field.
     *
     * @param owner the struct, command or event that the field is of; empty for an attribute
     */
    private FieldElement field(XmlNode node, String owner) {
        unknown.warn(node, FIELD);
        return new FieldElement(
                node.location(),
                node.child("id")
                        .or(() -> node.child("fieldId"))
                        .map(XmlNode::text)
                        .orElse(null),
                node.value("name"),
                node.value("summary"),
                type(node, owner),
                defaultValue(node),
                node.child("entry"),
                node.child("access"),
                node.child("quality"),
                Conformances.of(node),
                node.children("constraint"));
    }

    /** A default is written as it is, or is the value of an attribute, or an item of an enum, which is then named. */
    private static @Nullable String defaultValue(XmlNode node) {
        return node.child("default")
                .map(value -> value.children().stream()
                        .map(named -> named.value("name", named.value("default", "")))
                        .findFirst()
                        .orElse(value.text()))
                .orElse(null);
    }

    /** The name of the type; a type that stands within the field is given one. */
    private @Nullable String type(XmlNode node, String owner) {
        String name = node.value("name", "");
        String type = node.value("type");
        return node.child("enum")
                .map(values -> inline.nameOf(owner, name, "Enum", own -> enumeration(values, own, type)))
                .or(() -> node.child("bitmap")
                        .map(bits -> inline.nameOf(owner, name, "Bitmap", own -> bitmap(bits, own, type))))
                .orElse(type);
    }

    private CommandElement command(XmlNode node) {
        return new CommandElement(
                node.location(),
                node.value("id"),
                node.value("name"),
                node.value("summary"),
                node.value("direction"),
                node.value("response"),
                node.child("access"),
                Conformances.of(node),
                each(
                        node,
                        "field",
                        field -> field(field, node.value("name", "")),
                        Conformances.and("id", "name", "direction", "response", "summary", "access", "quality")));
    }

    private EventElement event(XmlNode node) {
        return new EventElement(
                node.location(),
                node.value("id"),
                node.value("name"),
                node.value("summary"),
                node.value("priority"),
                node.child("access"),
                Conformances.of(node),
                each(
                        node,
                        "field",
                        field -> field(field, node.value("name", "")),
                        Conformances.and("id", "name", "priority", "summary", "access", "quality")));
    }

    /** All {@code <name>} inside of all {@code <group>}; anything else in the group is warned of. */
    <T> List<T> list(XmlNode node, String group, String name, Function<XmlNode, T> reader) {
        List<T> list = new ArrayList<>();
        node.children(group).forEach(child -> list.addAll(each(child, name, reader, Set.of())));
        return list;
    }

    <T> List<T> each(XmlNode node, String name, Function<XmlNode, T> reader, Set<String> beside) {
        Set<String> known = new TreeSet<>(beside);
        known.add(name);
        unknown.warn(node, known);
        return node.children(name).stream().map(reader).toList();
    }
}

package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.xml.DeviceTypeElement.ComposedElement;
import dev.clusterwright.generator.xml.DeviceTypeElement.ConditionElement;
import dev.clusterwright.generator.xml.DeviceTypeElement.ConditionRequirementElement;
import dev.clusterwright.generator.xml.DeviceTypeElement.OverrideElement;
import dev.clusterwright.generator.xml.DeviceTypeElement.RequirementElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the device types of the data-model dialect: the root element is {@code <deviceType>}. */
final class DeviceTypeReader {
    /** What a device type says of access and quality repeats what the cluster says, so it is not read. */
    private static final Set<String> OVERRIDE =
            Conformances.and("code", "id", "name", "access", "quality", "constraint");
    /** Of a command, its fields too. */
    private static final Set<String> COMMAND =
            Conformances.and("code", "id", "name", "access", "quality", "constraint", "field");

    private static final List<String> KINDS = List.of("feature", "attribute", "command", "event");

    private final DataModelReader dataModel;
    private final UnknownElements unknown;

    DeviceTypeReader(Problems problems) {
        this.dataModel = new DataModelReader(problems);
        this.unknown = new UnknownElements(problems);
    }

    DeviceTypeElement deviceType(XmlNode node) {
        unknown.warn(
                node,
                Set.of(
                        "id",
                        "name",
                        "revision",
                        "schemaLocation",
                        "noNamespaceSchemaLocation",
                        "revisionHistory",
                        "classification",
                        "conditions",
                        "clusters",
                        "clusterRequirements",
                        "composedDeviceTypes",
                        "conditionRequirements"));
        node.child("classification").ifPresent(child -> unknown.warn(child, Set.of("class", "scope", "superset")));
        return new DeviceTypeElement(
                node.location(),
                node.value("id"),
                node.value("name"),
                node.value("revision"),
                dataModel.list(node, "revisionHistory", "revision", dataModel::revision),
                node.child("classification"),
                dataModel.list(node, "conditions", "condition", this::condition),
                requirements(node),
                composed(node),
                conditionRequirements(node));
    }

    private ConditionElement condition(XmlNode node) {
        unknown.warn(node, Set.of("name", "summary"));
        return new ConditionElement(node.location(), node.value("name"), node.value("summary"));
    }

    /**
     * Its own, under both names of their group. Those that stand bare among the composed device types are its own too:
     * in every release that has them they repeat what stands in its {@code <clusters>}.
     */
    private List<RequirementElement> requirements(XmlNode node) {
        return Stream.of(
                        dataModel.list(node, "clusters", "cluster", this::requirement),
                        dataModel.list(node, "clusterRequirements", "cluster", this::requirement),
                        node.children("composedDeviceTypes").stream()
                                .flatMap(group -> group.children("cluster").stream())
                                .map(this::requirement)
                                .toList())
                .flatMap(List::stream)
                .toList();
    }

    private RequirementElement requirement(XmlNode node) {
        unknown.warn(
                node,
                Conformances.and("id", "name", "side", "quality", "features", "attributes", "commands", "events"));
        node.child("quality").ifPresent(quality -> unknown.warn(quality, Set.of("singleton")));
        return new RequirementElement(
                node.location(),
                node.value("id"),
                node.value("name"),
                node.value("side"),
                node.child("quality"),
                Conformances.of(node),
                overrides(node));
    }

    private List<OverrideElement> overrides(XmlNode cluster) {
        List<OverrideElement> overrides = new ArrayList<>();
        for (String kind : KINDS) {
            for (XmlNode group : cluster.children(kind + "s")) {
                unknown.warn(group, Set.of(kind));
                group.children(kind).forEach(node -> add(kind, node, overrides));
            }
        }
        return overrides;
    }

    private void add(String kind, XmlNode node, List<OverrideElement> overrides) {
        boolean hasFields = kind.equals("command");
        Optional<XmlNode> conformance = Conformances.of(node);
        List<XmlNode> fields = hasFields ? node.children("field") : List.of();
        unknown.warn(node, hasFields ? COMMAND : OVERRIDE);
        if (fields.isEmpty() || conformance.isPresent()) {
            overrides.add(override(kind, node, node.value("name"), conformance));
        }
        for (XmlNode field : fields) {
            unknown.warn(field, OVERRIDE);
            overrides.add(override(
                    "field", field, node.value("name", "") + "." + field.value("name", ""), Conformances.of(field)));
        }
    }

    private static OverrideElement override(
            String kind, XmlNode node, @Nullable String name, Optional<XmlNode> conformance) {
        return new OverrideElement(
                node.location(),
                kind,
                node.value("code", node.value("id", "")),
                name,
                conformance,
                node.children("constraint"));
    }

    private List<ComposedElement> composed(XmlNode node) {
        List<ComposedElement> composed = new ArrayList<>();
        for (XmlNode group : node.children("composedDeviceTypes")) {
            unknown.warn(group, Set.of("cluster", "deviceType"));
            group.children("deviceType").stream().map(this::composedDeviceType).forEach(composed::add);
        }
        return composed;
    }

    private ComposedElement composedDeviceType(XmlNode node) {
        unknown.warn(node, Conformances.and("deviceTypeId", "deviceTypeName", "id", "name", "clusterRequirements"));
        return new ComposedElement(
                node.location(),
                node.child("deviceTypeId")
                        .or(() -> node.child("id"))
                        .map(XmlNode::text)
                        .orElse(null),
                node.child("deviceTypeName")
                        .or(() -> node.child("name"))
                        .map(XmlNode::text)
                        .orElse(null),
                null,
                Conformances.of(node),
                dataModel.list(node, "clusterRequirements", "cluster", this::requirement));
    }

    private List<ConditionRequirementElement> conditionRequirements(XmlNode node) {
        List<ConditionRequirementElement> requirements = new ArrayList<>();
        for (XmlNode group : node.children("conditionRequirements")) {
            unknown.warn(group, Set.of("deviceType", "conditionRequirement"));
            for (XmlNode child : group.children()) {
                switch (child.name()) {
                    case "deviceType" ->
                        requirements.addAll(dataModel.each(
                                child,
                                "conditionRequirement",
                                requirement ->
                                        conditionRequirement(requirement, child.value("id"), child.value("name")),
                                Set.of("id", "name")));
                    case "conditionRequirement" -> requirements.add(conditionRequirement(child, null, null));
                    default -> {} // reported as unknown above
                }
            }
        }
        return requirements;
    }

    private ConditionRequirementElement conditionRequirement(
            XmlNode node, @Nullable String deviceTypeId, @Nullable String deviceTypeName) {
        unknown.warn(node, Conformances.and("name"));
        return new ConditionRequirementElement(
                node.location(), deviceTypeId, deviceTypeName, node.value("name"), Conformances.of(node));
    }
}

package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.problem.Hints;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.generator.xml.DeviceTypeElement.ComposedElement;
import dev.clusterwright.generator.xml.DeviceTypeElement.OverrideElement;
import dev.clusterwright.generator.xml.DeviceTypeElement.RequirementElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the device types of the SDK dialect: {@code <configurator><deviceType>}. Clusters, attributes and commands are
 * named there in various spellings; ids are found when names are resolved.
 *
 * <p>For each side of a cluster two flags say whether a device starts out with it, and whether a user may change that.
 * With it and not to be changed is mandatory; changeable is optional; without it and not to be changed is no requirement.
 * What is required of the cluster belongs to the side that a device starts out with.
 */
final class SdkDeviceTypeReader {
    /** The first form of the dialect wrote this before every name. */
    private static final String PREFIX = "Matter ";

    /** The first form of the dialect had no revisions. */
    private static final String FIRST_REVISION = "1";

    private static final List<String> SIDES = List.of("server", "client");

    private static final Map<String, String> CONFORMANCES = Map.of(
            "M", "mandatoryConform",
            "O", "optionalConform",
            "P", "provisionalConform",
            "D", "deprecateConform",
            "X", "disallowConform");

    private final Problems problems;
    private final UnknownElements unknown;

    SdkDeviceTypeReader(Problems problems) {
        this.problems = problems;
        this.unknown = new UnknownElements(problems);
    }

    /** The device types of a {@code <configurator>}; what else it holds is left alone. */
    List<DeviceTypeElement> deviceTypes(XmlNode configurator) {
        return configurator.children("deviceType").stream()
                .map(this::deviceType)
                .toList();
    }

    private DeviceTypeElement deviceType(XmlNode node) {
        unknown.warn(
                node,
                Set.of(
                        "name",
                        "domain",
                        "typeName",
                        "profileId",
                        "deviceId",
                        "revision",
                        "class",
                        "scope",
                        "superset",
                        "endpointComposition",
                        "clusters"));
        String name = node.value("typeName", node.value("name", ""));
        return new DeviceTypeElement(
                node.location(),
                node.value("deviceId", ""),
                name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name,
                node.value("revision", FIRST_REVISION),
                List.of(),
                Optional.of(new XmlNode(
                        node.location(),
                        "classification",
                        "",
                        node.children().stream()
                                .filter(child ->
                                        Set.of("class", "scope", "superset").contains(child.name()))
                                .map(SdkDeviceTypeReader::small)
                                .toList())),
                List.of(),
                requirements(node),
                composed(node),
                List.of());
    }

    /** {@code Simple} and {@code Endpoint} are small in the other dialect. */
    private static XmlNode small(XmlNode node) {
        return node.name().equals("superset")
                ? node
                : new XmlNode(node.location(), node.name(), node.text().toLowerCase(Locale.ROOT), List.of());
    }

    private List<RequirementElement> requirements(XmlNode node) {
        List<RequirementElement> requirements = new ArrayList<>();
        for (XmlNode group : node.children("clusters")) {
            unknown.warn(group, Set.of("lockOthers", "include"));
            for (XmlNode include : group.children("include")) {
                unknown.warn(
                        include,
                        Set.of(
                                "cluster",
                                "client",
                                "server",
                                "clientLocked",
                                "serverLocked",
                                "features",
                                "requireAttribute",
                                "requireCommand",
                                "requireEvent"));
                boolean hasAny = SIDES.stream().anyMatch(side -> isTrue(include, side));
                for (String side : SIDES) {
                    conformance(include, side)
                            .map(conformance -> new RequirementElement(
                                    include.location(),
                                    null,
                                    include.value("cluster", include.text()),
                                    side,
                                    Optional.empty(),
                                    Optional.of(conformance),
                                    hasAny && !isTrue(include, side) ? List.of() : overrides(include)))
                            .ifPresent(requirements::add);
                }
            }
        }
        return requirements;
    }

    private static boolean isTrue(XmlNode include, String side) {
        return "true".equals(include.value(side));
    }

    private static Optional<XmlNode> conformance(XmlNode include, String side) {
        boolean has = isTrue(include, side);
        boolean locked = !"false".equals(include.value(side + "Locked"));
        if (locked && !has) {
            return Optional.empty();
        }
        return Optional.of(conformance(include.location(), locked ? "mandatoryConform" : "optionalConform"));
    }

    private static XmlNode conformance(SourceLocation location, String name) {
        return new XmlNode(location, name, "", List.of());
    }

    private List<OverrideElement> overrides(XmlNode include) {
        List<OverrideElement> overrides = new ArrayList<>();
        for (XmlNode group : include.children("features")) {
            unknown.warn(group, Set.of("feature"));
            for (XmlNode feature : group.children("feature")) {
                unknown.warn(feature, Conformances.and("code", "name"));
                overrides.add(new OverrideElement(
                        feature.location(),
                        "feature",
                        feature.value("code"),
                        feature.value("name"),
                        Conformances.of(feature).or(() -> mandatory(feature)),
                        List.of()));
            }
        }
        for (String kind : List.of("Attribute", "Command", "Event")) {
            for (XmlNode required : include.children("require" + kind)) {
                overrides.add(new OverrideElement(
                        required.location(),
                        kind.toLowerCase(Locale.ROOT),
                        null,
                        required.text(),
                        mandatory(required),
                        List.of()));
            }
        }
        return overrides;
    }

    private static Optional<XmlNode> mandatory(XmlNode node) {
        return Optional.of(conformance(node.location(), "mandatoryConform"));
    }

    /** Whether the endpoints form a tree or one family follows from the device type, so that is not kept. */
    private List<ComposedElement> composed(XmlNode node) {
        List<ComposedElement> composed = new ArrayList<>();
        for (XmlNode composition : node.children("endpointComposition")) {
            unknown.warn(composition, Set.of("compositionType", "endpoint"));
            for (XmlNode endpoint : composition.children("endpoint")) {
                unknown.warn(endpoint, Set.of("conformance", "constraint", "deviceType"));
                endpoint.children("deviceType").stream()
                        .map(deviceType -> composed(endpoint, deviceType))
                        .forEach(composed::add);
            }
        }
        return composed;
    }

    private ComposedElement composed(XmlNode endpoint, XmlNode deviceType) {
        unknown.warn(deviceType, Set.of("id", "name", "clusters"));
        return new ComposedElement(
                deviceType.location(),
                deviceType.value("id", deviceType.text()),
                deviceType.value("name"),
                endpoint.value("constraint"),
                conformance(endpoint),
                requirements(deviceType));
    }

    private Optional<XmlNode> conformance(XmlNode endpoint) {
        @Nullable String letter = endpoint.value("conformance");
        if (letter == null) {
            return Optional.empty();
        }
        String name = CONFORMANCES.get(letter);
        if (name == null) {
            problems.warning(
                    "unknown-conformance",
                    endpoint.location(),
                    "the conformance '" + letter + "' of an endpoint is not known; it is taken as prose",
                    Hints.didYouMeanOrOneOf(letter, CONFORMANCES.keySet()));
        }
        return Optional.of(conformance(endpoint.location(), name == null ? "describedConform" : name));
    }
}

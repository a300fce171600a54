package dev.clusterwright.generator.link;

import dev.clusterwright.generator.link.ClusterIndex.Named;
import dev.clusterwright.generator.model.DeviceType.ClusterRequirement;
import dev.clusterwright.generator.model.DeviceType.ElementKind;
import dev.clusterwright.generator.model.DeviceType.ElementRequirement;
import dev.clusterwright.generator.model.DeviceType.FeatureRequirement;
import dev.clusterwright.generator.model.DeviceType.Side;
import dev.clusterwright.generator.problem.Hints;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.generator.xml.DeviceTypeElement.OverrideElement;
import dev.clusterwright.generator.xml.DeviceTypeElement.RequirementElement;
import dev.clusterwright.notation.Conformance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Links what device types require of clusters. Where only a name is given, the id comes from the declared clusters. */
final class RequirementLinker {
    private static final Map<String, Side> SIDES = Map.of("server", Side.SERVER, "client", Side.CLIENT);

    private static final Comparator<ClusterRequirement> ORDER =
            Comparator.comparingLong(ClusterRequirement::clusterId).thenComparing(ClusterRequirement::side);

    private final ClusterIndex clusters;
    private final ConformanceParser conformances;
    private final ConstraintParser constraints;
    private final Numbers numbers;
    private final Problems problems;

    RequirementLinker(ClusterIndex clusters, Problems problems) {
        this.clusters = clusters;
        this.conformances = new ConformanceParser(problems);
        this.constraints = new ConstraintParser(problems);
        this.numbers = new Numbers(problems);
        this.problems = problems;
    }

    /** By id, servers first; what is unknown is left out, and of two for the same side of a cluster the second. */
    List<ClusterRequirement> link(List<RequirementElement> elements) {
        Map<String, ClusterRequirement> requirements = new TreeMap<>();
        for (RequirementElement element : elements) {
            clusterId(element)
                    .map(id -> requirement(element, id))
                    .ifPresent(requirement -> add(requirement, requirements));
        }
        return requirements.values().stream().sorted(ORDER).toList();
    }

    private void add(ClusterRequirement requirement, Map<String, ClusterRequirement> requirements) {
        ClusterRequirement first =
                requirements.putIfAbsent(requirement.clusterId() + " " + requirement.side(), requirement);
        if (first != null && !isSame(first, requirement)) {
            problems.warning(
                    "duplicate-requirement",
                    requirement.location(),
                    "the " + requirement.side().name().toLowerCase(Locale.ROOT) + " of '" + requirement.clusterName()
                            + "' is required twice, and differently; this one is left out",
                    "The first is at " + first.location());
        }
    }

    private static boolean isSame(ClusterRequirement one, ClusterRequirement other) {
        return one.conformance().equals(other.conformance())
                && one.singleton() == other.singleton()
                && one.features().equals(other.features())
                && one.elements().equals(other.elements());
    }

    private Optional<Long> clusterId(RequirementElement element) {
        String name = element.name();
        if (element.id() == null && name != null && !name.isBlank()) {
            Optional<Long> id = clusters.id(name);
            if (id.isEmpty()) {
                problems.warning(
                        "unknown-cluster",
                        element.location(),
                        "the cluster '" + name + "' is not in the definitions; the requirement is left out",
                        Hints.didYouMean(name, clusters.names()));
            }
            return id;
        }
        return numbers
                .required(
                        element.id(),
                        0,
                        0xFFFF_FFFEL,
                        element.location(),
                        "the id of the cluster" + (name == null ? "" : " '" + name + "'"))
                .stream()
                .boxed()
                .findFirst();
    }

    private ClusterRequirement requirement(RequirementElement element, long id) {
        List<FeatureRequirement> features = new ArrayList<>();
        List<ElementRequirement> elements = new ArrayList<>();
        for (OverrideElement override : element.overrides()) {
            if (override.kind().equals("feature")) {
                feature(override, id).ifPresent(features::add);
            } else {
                element(override, id).ifPresent(elements::add);
            }
        }
        return new ClusterRequirement(
                element.location(),
                id,
                clusters.name(id).orElse(TypeScope.summary(element.name())),
                side(element.side(), element.location()),
                conformances.parse(element.conformance()),
                element.quality()
                        .filter(quality -> "true".equals(quality.value("singleton")))
                        .isPresent(),
                features.stream()
                        .distinct()
                        .sorted(Comparator.comparing(FeatureRequirement::code))
                        .toList(),
                elements.stream()
                        .distinct()
                        .sorted(Comparator.comparing(ElementRequirement::kind)
                                .thenComparing(ElementRequirement::id)
                                .thenComparing(ElementRequirement::name))
                        .toList());
    }

    /** What is found on another endpoint is a server there, unless it is said otherwise. */
    private Side side(@Nullable String text, SourceLocation location) {
        Side side = text == null ? Side.SERVER : SIDES.get(text.toLowerCase(Locale.ROOT));
        if (side != null) {
            return side;
        }
        problems.error(
                "unknown-side",
                location,
                "'" + text + "' is not a side of a cluster",
                Hints.didYouMeanOrOneOf(TypeScope.summary(text), SIDES.keySet()));
        return Side.SERVER;
    }

    private Optional<FeatureRequirement> feature(OverrideElement override, long clusterId) {
        String code = TypeScope.summary(override.id());
        String name = TypeScope.summary(override.name());
        Optional<Named<String>> declared = clusters.feature(clusterId, code.isEmpty() ? name : code);
        if (declared.isEmpty() && code.isEmpty()) {
            unknown(override, name, clusterId);
            return Optional.empty();
        }
        Conformance conformance = conformances.parse(override.conformance());
        return Optional.of(declared.map(feature -> new FeatureRequirement(feature.id(), feature.name(), conformance))
                .orElse(new FeatureRequirement(code, name, conformance)));
    }

    private Optional<ElementRequirement> element(OverrideElement override, long clusterId) {
        String name = TypeScope.summary(override.name());
        return id(override, clusterId, name)
                .map(part -> new ElementRequirement(
                        ElementKind.valueOf(override.kind().toUpperCase(Locale.ROOT)),
                        part.id(),
                        part.name(),
                        override.conformance()
                                .map(node -> conformances.parse(Optional.of(node)))
                                .orElse(null),
                        constraints.parse(override.constraints(), Optional.empty())));
    }

    private Optional<Named<Long>> id(OverrideElement override, long clusterId, String name) {
        String text = override.id();
        if (text == null || text.isBlank()) {
            Optional<Named<Long>> part = clusters.part(clusterId, override.kind(), name);
            if (part.isEmpty()) {
                unknown(override, name, clusterId);
            }
            return part;
        }
        return numbers
                .required(
                        text, 0, 0xFFFF_FFFFL, override.location(), "the id of " + override.kind() + " '" + name + "'")
                .stream()
                .mapToObj(id -> new Named<>(id, name))
                .findFirst();
    }

    private void unknown(OverrideElement override, String name, long clusterId) {
        problems.warning(
                "unknown-" + override.kind(),
                override.location(),
                "the " + override.kind() + " '" + name + "' is not one of the cluster '"
                        + clusters.name(clusterId).orElse(String.format(Locale.ROOT, "0x%04X", clusterId))
                        + "'; what is required of it is left out",
                "");
    }
}

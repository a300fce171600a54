package dev.clusterwright.generator.link;

import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.DeviceType;
import dev.clusterwright.generator.model.DeviceType.Category;
import dev.clusterwright.generator.model.DeviceType.Component;
import dev.clusterwright.generator.model.DeviceType.Condition;
import dev.clusterwright.generator.model.DeviceType.ConditionRequirement;
import dev.clusterwright.generator.model.DeviceType.Reference;
import dev.clusterwright.generator.model.DeviceType.Scope;
import dev.clusterwright.generator.problem.Hints;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.generator.xml.DefinitionFile;
import dev.clusterwright.generator.xml.DeviceTypeElement;
import dev.clusterwright.generator.xml.DeviceTypeElement.ComposedElement;
import dev.clusterwright.generator.xml.DeviceTypeElement.ConditionElement;
import dev.clusterwright.generator.xml.DeviceTypeElement.ConditionRequirementElement;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Links device types: finds superset and components among them; their requirements are linked by another. */
final class DeviceTypeLinker {
    /** What all device types share is defined under this name, without an id. */
    private static final String BASE = "Base Device Type";

    private static final Map<String, Category> CATEGORIES = Map.of(
            "node", Category.NODE,
            "utility", Category.UTILITY,
            "dynamic utility", Category.DYNAMIC_UTILITY,
            "simple", Category.SIMPLE);
    private static final Map<String, Scope> SCOPES = Map.of("node", Scope.NODE, "endpoint", Scope.ENDPOINT);

    private final Catalog<DeviceTypeElement> catalog;
    private final RequirementLinker requirements;
    private final ConformanceParser conformances;
    private final Numbers numbers;
    private final Problems problems;

    DeviceTypeLinker(List<List<DefinitionFile>> roots, Declarations declarations, Problems problems) {
        this.requirements = new RequirementLinker(new ClusterIndex(declarations), problems);
        this.conformances = new ConformanceParser(problems);
        this.numbers = new Numbers(problems);
        this.problems = problems;
        this.catalog = Catalog.of(roots, DefinitionFile::deviceTypes, this::declaration, "device type", problems);
    }

    /** The device types that are wanted, by id, and if there are any the base of all. */
    List<DeviceType> link(Selection wanted) {
        List<Catalog.Entry<DeviceTypeElement>> chosen = new Chooser<>(
                        catalog.entries(),
                        Catalog.Entry<DeviceTypeElement>::id,
                        Catalog.Entry<DeviceTypeElement>::name,
                        problems)
                .choose(wanted.deviceTypes(), "deviceTypes", "device type", wanted.lenient());
        Stream<Catalog.Entry<DeviceTypeElement>> base =
                chosen.isEmpty() ? Stream.of() : catalog.find(DeviceType.NO_ID).stream();
        return Stream.concat(chosen.stream(), base)
                .distinct()
                .map(this::deviceType)
                .toList();
    }

    private Optional<Catalog.Entry<DeviceTypeElement>> declaration(DeviceTypeElement element) {
        String name = element.name();
        if (name == null || name.isBlank()) {
            problems.error("missing-name", element.location(), "the device type has no name", "");
            return Optional.empty();
        }
        if (element.id() == null && Chooser.key(name).equals(Chooser.key(BASE))) {
            return Optional.of(new Catalog.Entry<>(DeviceType.NO_ID, name, element.location(), element));
        }
        return numbers
                .required(element.id(), 0, 0xFFFF_FFFEL, element.location(), "the id of device type '" + name + "'")
                .stream()
                .mapToObj(id -> new Catalog.Entry<>(id, name, element.location(), element))
                .findFirst();
    }

    private DeviceType deviceType(Catalog.Entry<DeviceTypeElement> entry) {
        DeviceTypeElement element = entry.element();
        return new DeviceType(
                entry.location(),
                entry.id(),
                entry.name(),
                catalog.isShared(entry.name()),
                (int) numbers.required(
                                element.revision(), 1, 0xFFFF, element.location(), "the revision of the device type")
                        .orElse(1),
                element.history().stream()
                        .flatMap(revision -> numbers
                                // Device types older than Matter start with a revision 0.
                                .required(
                                        revision.revision(), 0, 0xFFFF, revision.location(), "the number of a revision")
                                .stream()
                                .mapToObj(number ->
                                        new Cluster.Revision((int) number, TypeScope.summary(revision.summary()))))
                        .toList(),
                classification(element, "class", CATEGORIES),
                classification(element, "scope", SCOPES),
                element.classification()
                        .flatMap(node -> node.child("superset"))
                        .flatMap(node -> reference(null, node.text(), node.location(), "the superset"))
                        .orElse(null),
                element.conditions().stream()
                        .map(this::condition)
                        .flatMap(Optional::stream)
                        .toList(),
                requirements.link(element.requirements()),
                element.composed().stream()
                        .map(this::component)
                        .flatMap(Optional::stream)
                        .toList(),
                element.conditionRequirements().stream()
                        .map(requirement -> conditionRequirement(entry, requirement))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private <T> @Nullable T classification(DeviceTypeElement element, String name, Map<String, T> values) {
        String text = element.classification()
                .map(node -> node.value(name, ""))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        T value = values.get(text);
        if (value == null && !text.isEmpty()) {
            problems.warning(
                    "unknown-classification",
                    element.location(),
                    "the " + name + " '" + text + "' is not known and is ignored",
                    Hints.didYouMeanOrOneOf(text, values.keySet()));
        }
        return value;
    }

    private Optional<Condition> condition(ConditionElement condition) {
        return name(condition.name(), condition.location())
                .map(name -> new Condition(condition.location(), name, TypeScope.summary(condition.summary())));
    }

    private Optional<Component> component(ComposedElement composed) {
        return reference(composed.id(), composed.name(), composed.location(), "the device type of a component")
                .map(reference -> new Component(
                        reference,
                        composed.conformance()
                                .map(node -> conformances.parse(Optional.of(node)))
                                .orElse(null),
                        TypeScope.summary(composed.count()),
                        requirements.link(composed.requirements())));
    }

    private Optional<ConditionRequirement> conditionRequirement(
            Catalog.Entry<DeviceTypeElement> owner, ConditionRequirementElement requirement) {
        boolean own = requirement.deviceTypeId() == null && requirement.deviceTypeName() == null;
        Optional<Reference> reference = own
                ? Optional.of(new Reference(owner.id(), owner.name()))
                : reference(
                        requirement.deviceTypeId(),
                        requirement.deviceTypeName(),
                        requirement.location(),
                        "the device type of a condition");
        return name(requirement.condition(), requirement.location())
                .flatMap(name -> reference.map(deviceType ->
                        new ConditionRequirement(deviceType, name, conformances.parse(requirement.conformance()))));
    }

    private Optional<String> name(@Nullable String name, SourceLocation location) {
        if (name == null || name.isBlank()) {
            problems.error("missing-name", location, "a condition has no name", "");
            return Optional.empty();
        }
        return Optional.of(name);
    }

    /** A device type by its id or, where that is not said, by its name. */
    private Optional<Reference> reference(
            @Nullable String idText, @Nullable String name, SourceLocation location, String what) {
        if (idText == null && name != null) {
            Optional<Catalog.Entry<DeviceTypeElement>> found = catalog.find(name);
            if (found.isEmpty()) {
                Collection<String> names = catalog.names();
                problems.warning(
                        "unknown-device-type",
                        location,
                        what + " is '" + name + "', which the definitions do not have; it is left out",
                        Hints.didYouMeanOrOneOf(name, names));
            }
            return found.map(entry -> new Reference(entry.id(), entry.name()));
        }
        return numbers.required(idText, 0, 0xFFFF_FFFEL, location, "the id of " + what).stream()
                .mapToObj(id -> new Reference(
                        id, catalog.find(id).map(Catalog.Entry::name).orElse(TypeScope.summary(name))))
                .findFirst();
    }
}

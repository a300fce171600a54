package dev.clusterwright.generator.docs;

import dev.clusterwright.generator.docs.ClusterView.Fact;
import dev.clusterwright.generator.docs.ClusterView.ReleaseView;
import dev.clusterwright.generator.docs.ClusterView.RevisionView;
import dev.clusterwright.generator.docs.DeviceTypeView.ComponentView;
import dev.clusterwright.generator.docs.DeviceTypeView.ConditionView;
import dev.clusterwright.generator.docs.DeviceTypeView.ElementView;
import dev.clusterwright.generator.docs.DeviceTypeView.NeededConditionView;
import dev.clusterwright.generator.docs.DeviceTypeView.RequirementView;
import dev.clusterwright.generator.java.JavaNames;
import dev.clusterwright.generator.model.BaseType;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.generator.model.DeviceType;
import dev.clusterwright.generator.model.DeviceType.ClusterRequirement;
import dev.clusterwright.generator.model.DeviceType.Component;
import dev.clusterwright.generator.model.DeviceType.ElementKind;
import dev.clusterwright.generator.model.DeviceType.ElementRequirement;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.notation.Conformance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The view of one device type. */
final class DeviceTypeViews {
    private final DeviceType type;
    private final Links links;
    private final JavaNames java;
    private final Survey survey;
    private final Place place;
    private final Anchors anchors = new Anchors();

    DeviceTypeViews(DeviceType type, Links links, JavaNames java, Survey survey) {
        this.type = type;
        this.links = links;
        this.java = java;
        this.survey = survey;
        this.place = Place.of(links.deviceType(type));
    }

    DeviceTypeView view() {
        String id = type.isBase() ? "" : Text.id(type.id(), 4);
        DeviceType.@Nullable Reference superset = type.superset();
        return new DeviceTypeView(
                Frames.of(
                        links,
                        place,
                        type.name() + (id.isEmpty() ? "" : " (" + id + ")"),
                        sentence(),
                        "Device types",
                        "device-types"),
                id,
                type.name(),
                sentence(),
                facts(),
                superset == null ? new Link("", "") : links.toDeviceType(place, superset.id(), superset.name()),
                releases(),
                type.history().stream()
                        .map(revision -> new RevisionView(revision.number(), revision.summary()))
                        .toList(),
                type.conditions().stream()
                        .map(condition -> new ConditionView(
                                anchors.take("condition", condition.name()), condition.name(), condition.summary()))
                        .toList(),
                type.requirements().stream().map(this::requirement).toList(),
                type.components().stream().map(this::component).toList(),
                type.conditionRequirements().stream()
                        .map(needed -> new NeededConditionView(
                                needed.condition(),
                                links.toDeviceType(
                                        place,
                                        needed.deviceType().id(),
                                        needed.deviceType().name()),
                                ConformanceWords.of(needed.conformance())))
                        .toList(),
                java.deviceType(type),
                survey.ofDeviceType(type.id()));
    }

    private String sentence() {
        List<String> parts = new ArrayList<>();
        for (DeviceType.Side side : DeviceType.Side.values()) {
            long mandatory = type.requirements().stream()
                    .filter(requirement -> requirement.side() == side
                            && requirement.conformance().equals(Conformance.Mandatory.ALWAYS))
                    .count();
            if (mandatory > 0) {
                parts.add(Text.count(mandatory, "cluster") + " as " + Text.small(side));
            }
        }
        String subject = type.isBase()
                ? "What the " + type.name() + " requires holds for every device type. It"
                : "The " + type.name() + " device type (" + Text.id(type.id(), 4) + ")";
        return subject + " requires " + (parts.isEmpty() ? "no cluster of its own" : Text.list(parts)) + " and names "
                + Text.count(type.requirements().size(), "cluster requirement") + " in all.";
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        if (!type.isBase()) {
            facts.add(new Fact("Id", Text.id(type.id(), 4)));
        }
        facts.add(new Fact("Revision", Integer.toString(type.revision())));
        if (type.category() != null) {
            facts.add(new Fact("Class", Text.small(type.category())));
        }
        if (type.scope() != null) {
            facts.add(new Fact("Scope", Text.small(type.scope())));
        }
        return facts;
    }

    private List<ReleaseView> releases() {
        List<ReleaseView> views = new ArrayList<>();
        for (ReleaseModel release : links.releases()) {
            DeviceType there = release.deviceTypes().get(type.id());
            if (there != null) {
                views.add(new ReleaseView(
                        new Link(release.title(), links.toRelease(place, release, links.deviceType(there))),
                        there.revision(),
                        links.isOwn(release)));
            }
        }
        return views;
    }

    private RequirementView requirement(ClusterRequirement requirement) {
        List<ElementView> elements = new ArrayList<>();
        @Nullable Cluster cluster = links.release().clusters().get(requirement.clusterId());
        Link page = links.toCluster(place, requirement.clusterId(), requirement.clusterName());
        requirement
                .features()
                .forEach(feature -> elements.add(new ElementView(
                        "feature",
                        feature.code(),
                        new Link(feature.name(), ""),
                        ConformanceWords.of(feature.conformance()),
                        "")));
        requirement
                .elements()
                .forEach(element -> elements.add(new ElementView(
                        Text.small(element.kind()),
                        element.kind() == ElementKind.ATTRIBUTE
                                ? Text.id(element.id(), 4)
                                : element.kind() == ElementKind.FIELD
                                        ? Long.toString(element.id())
                                        : Text.id(element.id(), 2),
                        new Link(element.name(), href(page, cluster, element)),
                        element.conformance() == null
                                ? "as the cluster says"
                                : ConformanceWords.of(element.conformance()),
                        ConstraintWords.of(element.constraint(), valueType(cluster, element)))));
        return new RequirementView(
                anchors.take(Text.small(requirement.side()), Text.id(requirement.clusterId(), 4)),
                Text.id(requirement.clusterId(), 4),
                page,
                Text.small(requirement.side()),
                ConformanceWords.of(requirement.conformance()),
                requirement.singleton(),
                elements);
    }

    /** To what the cluster's page says of an element; empty if it says nothing. */
    private static String href(Link page, @Nullable Cluster cluster, ElementRequirement element) {
        if (cluster == null || page.href().isEmpty()) {
            return "";
        }
        boolean known = switch (element.kind()) {
            case ATTRIBUTE -> cluster.attributes().stream().anyMatch(attribute -> attribute.id() == element.id());
            case COMMAND ->
                cluster.commands().stream().anyMatch(command -> command.isRequest() && command.id() == element.id());
            case EVENT -> cluster.events().stream().anyMatch(event -> event.id() == element.id());
            case FIELD -> false;
        };
        int digits = element.kind() == ElementKind.ATTRIBUTE ? 4 : 2;
        return known ? page.href() + "#" + Text.small(element.kind()) + "-" + Text.id(element.id(), digits) : "";
    }

    private static DataType valueType(@Nullable Cluster cluster, ElementRequirement element) {
        return cluster == null || element.kind() != ElementKind.ATTRIBUTE
                ? BaseType.ANY
                : cluster.attributes().stream()
                        .filter(attribute -> attribute.id() == element.id())
                        .map(Field::type)
                        .findFirst()
                        .orElse(BaseType.ANY);
    }

    private ComponentView component(Component component) {
        return new ComponentView(
                Text.id(component.deviceType().id(), 4),
                links.toDeviceType(
                        place,
                        component.deviceType().id(),
                        component.deviceType().name()),
                component.conformance() == null ? "" : ConformanceWords.of(component.conformance()),
                component.count(),
                component.requirements().stream().map(this::requirement).toList());
    }
}

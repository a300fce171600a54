package dev.clusterwright.generator.docs;

import dev.clusterwright.generator.docs.ClusterView.Fact;
import dev.clusterwright.generator.docs.ClusterView.FeatureView;
import dev.clusterwright.generator.docs.ClusterView.JavaView;
import dev.clusterwright.generator.docs.ClusterView.MessageView;
import dev.clusterwright.generator.docs.ClusterView.ReleaseView;
import dev.clusterwright.generator.docs.ClusterView.RevisionView;
import dev.clusterwright.generator.docs.ClusterView.UseView;
import dev.clusterwright.generator.java.ClusterJavaNames;
import dev.clusterwright.generator.java.JavaNames;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Command;
import dev.clusterwright.generator.model.DeviceType;
import dev.clusterwright.generator.model.DeviceType.ClusterRequirement;
import dev.clusterwright.generator.model.Event;
import dev.clusterwright.generator.model.Feature;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.notation.Conformance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The view of one cluster. */
final class ClusterViews {
    private final Cluster cluster;
    private final Links links;
    private final ClusterJavaNames java;
    private final Survey survey;
    private final Place place;
    private final Anchors anchors;
    private final TypeViews types;

    ClusterViews(Cluster cluster, Links links, JavaNames names, Survey survey) {
        this.cluster = cluster;
        this.links = links;
        this.java = names.of(cluster);
        this.survey = survey;
        this.place = Place.of(links.cluster(cluster));
        this.anchors = new Anchors();
        this.types = new TypeViews(links, names, place, anchors, cluster.attributes());
    }

    ClusterView view() {
        List<DeclaredView> declared = types.of(cluster.types());
        List<FieldView> attributes = attributes();
        List<MessageView> commands =
                cluster.commands().stream().map(this::command).toList();
        List<MessageView> events = cluster.events().stream().map(this::event).toList();
        String id = Text.id(cluster.id(), 4);
        return new ClusterView(
                Frames.of(links, place, cluster.name() + " (" + id + ")", sentence(), "Clusters", "clusters"),
                id,
                cluster.name(),
                cluster.summary(),
                sentence(),
                facts(),
                releases(),
                cluster.history().stream()
                        .map(revision -> new RevisionView(revision.number(), revision.summary()))
                        .toList(),
                features(attributes, commands, events),
                attributes,
                commands,
                events,
                declared,
                uses(),
                new JavaView(java.packageName(), java.className(), java.client(), java.server()),
                survey.ofCluster(cluster.id()));
    }

    /** Such as: The Group Key Management cluster (0x003F) defines 6 commands and 5 attributes and is mandatory for 1 device type. */
    private String sentence() {
        List<String> parts = new ArrayList<>();
        count(parts, cluster.commands().size(), "command");
        count(parts, cluster.attributes().size(), "attribute");
        count(parts, cluster.events().size(), "event");
        String sentence = "The " + cluster.name() + " cluster (" + Text.id(cluster.id(), 4) + ") defines "
                + (parts.isEmpty() ? "nothing of its own" : Text.list(parts));
        List<DeviceType> needing = links.release().model().deviceTypes().stream()
                .filter(type -> type.requirements().stream().anyMatch(this::isMandatory))
                .toList();
        if (needing.stream().anyMatch(DeviceType::isBase)) {
            return sentence + " and is mandatory for every device type.";
        }
        return needing.isEmpty()
                ? sentence + "."
                : sentence + " and is mandatory for " + Text.count(needing.size(), "device type") + ".";
    }

    private static void count(List<String> parts, int number, String noun) {
        if (number > 0) {
            parts.add(Text.count(number, noun));
        }
    }

    private boolean isMandatory(ClusterRequirement requirement) {
        return requirement.clusterId() == cluster.id()
                && requirement.side() == DeviceType.Side.SERVER
                && requirement.conformance().equals(Conformance.Mandatory.ALWAYS);
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Id", Text.id(cluster.id(), 4)));
        facts.add(new Fact("Revision", Integer.toString(cluster.revision())));
        cluster.classification().ifPresent(classification -> {
            add(facts, "Hierarchy", classification.hierarchy());
            add(facts, "Derived from", classification.base());
            add(facts, "Role", classification.role());
            add(facts, "Scope", classification.scope());
            add(facts, "PICS code", classification.picsCode());
        });
        if (cluster.provisional()) {
            facts.add(new Fact("Status", "provisional"));
        }
        return facts;
    }

    private static void add(List<Fact> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.add(new Fact(name, value));
        }
    }

    private List<ReleaseView> releases() {
        List<ReleaseView> views = new ArrayList<>();
        for (ReleaseModel release : links.releases()) {
            Cluster there = release.clusters().get(cluster.id());
            if (there != null) {
                views.add(new ReleaseView(
                        new Link(release.title(), links.toRelease(place, release, links.cluster(there))),
                        there.revision(),
                        links.isOwn(release)));
            }
        }
        return views;
    }

    private List<FieldView> attributes() {
        return cluster.attributes().stream()
                .map(attribute -> types.field(
                        attribute,
                        anchors.take("attribute", Text.id(attribute.id(), 4)),
                        Text.id(attribute.id(), 4),
                        cluster.attributes(),
                        java.method(attribute),
                        java.valueType(attribute),
                        java.constant(attribute)))
                .toList();
    }

    private MessageView command(Command command) {
        String anchor = commandAnchor(command);
        return new MessageView(
                anchors.take(anchor, ""),
                Text.id(command.id(), 2),
                command.name(),
                command.summary(),
                command.isRequest() ? "client → server" : "server → client",
                "",
                response(command),
                Text.access(command.access()),
                ConformanceWords.of(command.conformance()),
                types.fields(anchor, command.fields()),
                java.record(command),
                java.constant(command),
                command.isRequest() ? java.method(command) : "");
    }

    /** Requests and responses count separately. */
    private static String commandAnchor(Command command) {
        return (command.isRequest() ? "command-" : "response-") + Text.id(command.id(), 2);
    }

    private Link response(Command command) {
        if (!command.isRequest()) {
            return new Link("", "");
        }
        return cluster.commands().stream()
                .filter(other -> !other.isRequest() && other.name().equals(command.response()))
                .findFirst()
                .map(other -> new Link(other.name(), "#" + commandAnchor(other)))
                .orElse(new Link("a status", ""));
    }

    private MessageView event(Event event) {
        String anchor = anchors.take("event", Text.id(event.id(), 2));
        return new MessageView(
                anchor,
                Text.id(event.id(), 2),
                event.name(),
                event.summary(),
                "",
                Text.small(event.priority()),
                new Link("", ""),
                Text.access(event.access()),
                ConformanceWords.of(event.conformance()),
                types.fields(anchor, event.fields()),
                java.record(event),
                java.constant(event),
                java.method(event));
    }

    private List<FeatureView> features(
            List<FieldView> attributes, List<MessageView> commands, List<MessageView> events) {
        List<String> constants = java.features();
        List<FeatureView> views = new ArrayList<>();
        for (int i = 0; i < constants.size(); i++) {
            Feature feature = cluster.features().get(i);
            views.add(new FeatureView(
                    anchors.take("feature", feature.code()),
                    feature.bit(),
                    feature.code(),
                    feature.name(),
                    feature.summary(),
                    ConformanceWords.of(feature.conformance()),
                    dependants(feature.code(), attributes, commands, events),
                    constants.get(i)));
        }
        return views;
    }

    /** The views stand in the order of the elements. */
    private List<Link> dependants(
            String code, List<FieldView> attributes, List<MessageView> commands, List<MessageView> events) {
        List<Link> dependants = new ArrayList<>();
        for (int i = 0; i < attributes.size(); i++) {
            Field attribute = cluster.attributes().get(i);
            addIf(
                    dependants,
                    attribute.conformance(),
                    code,
                    attribute.name(),
                    attributes.get(i).anchor());
        }
        for (int i = 0; i < commands.size(); i++) {
            Command command = cluster.commands().get(i);
            addIf(
                    dependants,
                    command.conformance(),
                    code,
                    command.name(),
                    commands.get(i).anchor());
            addFields(
                    dependants,
                    code,
                    command.name(),
                    command.fields(),
                    commands.get(i).fields());
        }
        for (int i = 0; i < events.size(); i++) {
            Event event = cluster.events().get(i);
            addIf(
                    dependants,
                    event.conformance(),
                    code,
                    event.name(),
                    events.get(i).anchor());
            addFields(
                    dependants,
                    code,
                    event.name(),
                    event.fields(),
                    events.get(i).fields());
        }
        return dependants;
    }

    private static void addFields(
            List<Link> dependants, String code, String owner, List<Field> fields, List<FieldView> views) {
        for (int i = 0; i < views.size(); i++) {
            Field field = fields.get(i);
            addIf(
                    dependants,
                    field.conformance(),
                    code,
                    owner + "." + field.name(),
                    views.get(i).anchor());
        }
    }

    private static void addIf(List<Link> dependants, Conformance conformance, String code, String name, String anchor) {
        if (FeatureUse.mentions(conformance, code)) {
            dependants.add(new Link(name, "#" + anchor));
        }
    }

    private List<UseView> uses() {
        List<UseView> uses = new ArrayList<>();
        for (DeviceType type : links.release().model().deviceTypes()) {
            Map<String, String> sides = new TreeMap<>(Comparator.reverseOrder());
            type.requirements().stream()
                    .filter(requirement -> requirement.clusterId() == cluster.id())
                    .forEach(requirement -> sides.merge(
                            Text.small(requirement.side()),
                            ConformanceWords.of(requirement.conformance()),
                            (one, other) -> one.equals(other) ? one : one + "; " + other));
            sides.forEach((side, conformance) -> uses.add(new UseView(
                    links.toDeviceType(place, type.id(), type.name()),
                    type.isBase() ? "" : Text.id(type.id(), 4),
                    side,
                    conformance)));
        }
        return uses;
    }
}

package dev.clusterwright.generator.docs;

import dev.clusterwright.generator.docs.ClusterView.ReleaseView;
import dev.clusterwright.generator.docs.IndexView.EntryView;
import dev.clusterwright.generator.docs.NamespaceView.TagView;
import dev.clusterwright.generator.docs.TypesView.BaseView;
import dev.clusterwright.generator.java.JavaNames;
import dev.clusterwright.generator.model.BaseType;
import dev.clusterwright.generator.model.Bounds;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.DeviceType;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.model.Namespace;
import dev.clusterwright.generator.model.StaticBounds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The views of what is neither a cluster nor a device type. */
final class OtherViews {
    private final Links links;
    private final JavaNames java;
    private final Model model;

    OtherViews(Links links, JavaNames java) {
        this.links = links;
        this.java = java;
        this.model = links.release().model();
    }

    NamespaceView namespace(Namespace namespace) {
        Place place = Place.of(links.namespace(namespace));
        String id = Text.id(namespace.id(), 2);
        String sentence = "The " + namespace.name() + " namespace (" + id + ") has "
                + Text.count(namespace.tags().size(), "tag") + ".";
        Anchors anchors = new Anchors();
        List<String> constants = java.tags(namespace);
        List<TagView> tags = new ArrayList<>();
        for (int i = 0; i < constants.size(); i++) {
            Namespace.Tag tag = namespace.tags().get(i);
            String tagId = Text.id(tag.id(), 2);
            tags.add(new TagView(anchors.take("tag", tagId), tagId, tag.name(), tag.description(), constants.get(i)));
        }
        return new NamespaceView(
                Frames.of(links, place, namespace.name() + " (" + id + ")", sentence, "Namespaces", "namespaces"),
                id,
                namespace.name(),
                sentence,
                tags,
                java.namespace(namespace));
    }

    TypesView types() {
        Place place = Place.of(links.globalTypes());
        TypeViews types = new TypeViews(links, java, place, new Anchors(), List.of());
        return new TypesView(
                Frames.of(
                        links,
                        place,
                        "Global types",
                        "Types that every cluster may use, and those that no single cluster declares.",
                        "",
                        ""),
                Arrays.stream(BaseType.values()).map(this::base).toList(),
                types.of(model.globals()),
                model.borrowed().stream()
                        .flatMap(borrowed -> types.of(borrowed.types()).stream())
                        .toList());
    }

    private BaseView base(BaseType type) {
        @Nullable Bounds bounds = StaticBounds.natural(type, false);
        boolean sized = type.kind() == BaseType.Kind.OCTETS || type.kind() == BaseType.Kind.TEXT;
        return new BaseView(
                Links.baseAnchor(type),
                type.typeName(),
                kind(type),
                bounds == null || (sized && bounds.equals(Bounds.SIZES))
                        ? ""
                        : bounds.min() + " to " + bounds.max() + (sized ? " octets" : ""),
                java.baseType(type));
    }

    private static String kind(BaseType type) {
        return switch (type.kind()) {
            case BOOLEAN -> "boolean";
            case UNSIGNED -> "unsigned integer of " + type.bits() + " bits";
            case SIGNED -> "signed integer of " + type.bits() + " bits";
            case BITS -> "bitmap of " + type.bits() + " bits";
            case FLOAT -> "floating point number of 32 bits";
            case DOUBLE -> "floating point number of 64 bits";
            case OCTETS -> "octets";
            case TEXT -> "text";
            case ANY -> "anything: the definitions do not say what";
        };
    }

    /** The first page of the release, or of the site. */
    IndexView index(Place place) {
        int types = BaseType.values().length
                + model.globals().size()
                + model.borrowed().stream()
                        .mapToInt(borrowed -> borrowed.types().size())
                        .sum();
        String release = links.release().name();
        String heading = "Matter reference" + (release.isEmpty() ? "" : ", release " + release);
        String sentence = Text.capital(Text.list(List.of(
                        Text.count(model.clusters().size(), "cluster"),
                        Text.count(model.deviceTypes().size(), "device type"),
                        Text.count(model.namespaces().size(), "namespace"))))
                + ".";
        return new IndexView(
                new Frame(heading, heading, sentence, release, place.site(), place.home(), List.of()),
                sentence,
                links.releases().stream()
                        .map(other -> new ReleaseView(
                                new Link(other.title(), links.toRelease(place, other, links.index())),
                                0,
                                links.isOwn(other)))
                        .toList(),
                clusters(place),
                deviceTypes(place),
                model.namespaces().stream()
                        .map(namespace -> new EntryView(
                                Text.id(namespace.id(), 2),
                                new Link(namespace.name(), place.home() + links.namespace(namespace)),
                                Text.count(namespace.tags().size(), "tag"),
                                ""))
                        .toList(),
                new Link("Global types", place.home() + links.globalTypes()),
                types);
    }

    private List<EntryView> clusters(Place place) {
        return model.clusters().stream()
                .sorted(Comparator.comparing(Cluster::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparingLong(Cluster::id))
                .map(cluster -> new EntryView(
                        Text.id(cluster.id(), 4),
                        new Link(cluster.name(), place.home() + links.cluster(cluster)),
                        Integer.toString(cluster.revision()),
                        cluster.summary()))
                .toList();
    }

    private List<EntryView> deviceTypes(Place place) {
        return model.deviceTypes().stream()
                .sorted(Comparator.comparing(DeviceType::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparingLong(DeviceType::id))
                .map(type -> new EntryView(
                        type.isBase() ? "" : Text.id(type.id(), 4),
                        new Link(type.name(), place.home() + links.deviceType(type)),
                        Integer.toString(type.revision()),
                        ""))
                .toList();
    }
}

package dev.clusterwright.generator.docs;

import dev.clusterwright.generator.model.BaseType;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.generator.model.DataType.Declared;
import dev.clusterwright.generator.model.DataType.ListType;
import dev.clusterwright.generator.model.DeviceType;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.model.Model.Borrowed;
import dev.clusterwright.generator.model.Namespace;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where everything of a release is, and how a page leads there. Paths start at the folder of the release. */
final class Links {
    private final ReleaseModel release;
    private final List<ReleaseModel> releases;
    private final Format format;

    /** Where each declared type is: path, #, anchor. */
    private final IdentityHashMap<Declared, String> types = new IdentityHashMap<>();

    /**
     * Links.
     *
     * @param releases all that have pages, the newest first
     */
    Links(ReleaseModel release, List<ReleaseModel> releases, Format format) {
        this.release = release;
        this.releases = List.copyOf(releases);
        this.format = format;
        Model model = release.model();
        model.clusters().forEach(cluster -> declare(cluster(cluster), new Anchors(), cluster.types()));
        Anchors shared = new Anchors();
        declare(globalTypes(), shared, model.globals());
        model.borrowed().stream().map(Borrowed::types).forEach(borrowed -> declare(globalTypes(), shared, borrowed));
    }

    private void declare(String path, Anchors anchors, List<Declared> declared) {
        declared.forEach(type -> types.put(type, path + "#" + anchors.take("type", type.name())));
    }

    ReleaseModel release() {
        return release;
    }

    List<ReleaseModel> releases() {
        return releases;
    }

    /** Whether a release is the one that the pages are of. */
    boolean isOwn(ReleaseModel other) {
        return other.folder().equals(release.folder());
    }

    /** The first page of the release. */
    String index() {
        return "index" + format.ending();
    }

    /** The page of base types, global types and those of clusters without a page. */
    String globalTypes() {
        return "types" + format.ending();
    }

    /** The page of a cluster. */
    String cluster(Cluster cluster) {
        return page("clusters", Text.id(cluster.id(), 4), cluster.name());
    }

    /** The page of a device type. */
    String deviceType(DeviceType type) {
        return page("device-types", type.isBase() ? "base" : Text.id(type.id(), 4), type.name());
    }

    /** The page of a namespace. */
    String namespace(Namespace namespace) {
        return page("namespaces", Text.id(namespace.id(), 2), namespace.name());
    }

    /** Ids make paths unique, names readable. */
    private String page(String folder, String id, String name) {
        String slug = Text.slug(name).toLowerCase(Locale.ROOT);
        return folder + "/" + id + (slug.isEmpty() ? "" : "-" + slug) + format.ending();
    }

    /** To a cluster, if it has a page. */
    Link toCluster(Place from, long id, String name) {
        return Optional.ofNullable(release.clusters().get(id))
                .map(cluster -> new Link(name, from.home() + cluster(cluster)))
                .orElse(new Link(name, ""));
    }

    /** To a device type, if it has a page. */
    Link toDeviceType(Place from, long id, String name) {
        return Optional.ofNullable(release.deviceTypes().get(id))
                .map(type -> new Link(name, from.home() + deviceType(type)))
                .orElse(new Link(name, ""));
    }

    /** To a page of another release, or of this. */
    String toRelease(Place from, ReleaseModel other, String path) {
        return from.site() + other.folder() + "/" + path;
    }

    /** The anchor of a declared type on its page. */
    String anchor(Declared type) {
        String target = target(type);
        return target.substring(target.indexOf('#') + 1);
    }

    /** A type with what it leads to. */
    TypeText type(Place from, DataType type) {
        if (type instanceof ListType list) {
            TypeText entry = type(from, list.entry());
            return new TypeText(
                    "list[" + entry.before(), entry.name(), entry.after() + (list.entryNullable() ? " or null]" : "]"));
        }
        String target =
                type instanceof BaseType base ? globalTypes() + "#" + baseAnchor(base) : target((Declared) type);
        String href = target.startsWith(from.path() + "#")
                ? target.substring(from.path().length())
                : from.home() + target;
        return new TypeText("", new Link(type.typeName(), href), "");
    }

    static String baseAnchor(BaseType type) {
        return "base-" + type.typeName();
    }

    private String target(Declared type) {
        String target = types.get(type);
        if (target == null) {
            throw new IllegalArgumentException("nothing is said of " + type.name());
        }
        return target;
    }
}

package dev.clusterwright.generator.docs;

import dev.clusterwright.generator.java.JavaNames;
import dev.clusterwright.generator.model.Model;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Reference pages of some releases. Each release has a folder of its own; the first page of the site is that of the first
 * release. Touches no disk: the result is a map of paths to texts.
 */
public final class Site {
    private final List<ReleaseModel> releases;
    private final String basePackage;
    private final Survey survey;

    /**
     * A site.
     *
     * @param models the releases, the newest first; their names differ
     * @param basePackage the package of the Java that the pages tell of
     */
    public Site(List<Model> models, String basePackage, Survey survey) {
        this.releases = models.stream().map(ReleaseModel::of).toList();
        this.basePackage = basePackage;
        this.survey = survey;
    }

    /** Every file: paths with slashes, texts with line feeds. */
    public SortedMap<String, String> files(Collection<Format> formats) {
        Map<String, String> files = new ConcurrentHashMap<>();
        IdentityHashMap<ReleaseModel, SearchIndex> indices = new IdentityHashMap<>();
        List<Runnable> work = new ArrayList<>();
        for (ReleaseModel release : releases) {
            SearchIndex index = new SearchIndex();
            indices.put(release, index);
            for (Format format : formats) {
                work.addAll(new Pages(release, format, files, index).all());
            }
        }
        // Pages know nothing of each other.
        work.parallelStream().forEach(Runnable::run);
        if (formats.contains(Format.HTML)) {
            indices.forEach((release, index) -> files.put(release.folder() + "/search-index.js", index.script()));
            files.put("style.css", Templates.packaged("docs/style.css"));
            files.put("search.js", Templates.packaged("docs/search.js"));
        }
        return new TreeMap<>(files);
    }

    /** The pages of a release in a format. */
    private final class Pages {
        private final ReleaseModel release;
        private final Format format;
        private final Map<String, String> files;
        private final SearchIndex index;
        private final Links links;
        private final JavaNames java;

        private Pages(ReleaseModel release, Format format, Map<String, String> files, SearchIndex index) {
            this.release = release;
            this.format = format;
            this.files = files;
            this.index = index;
            this.links = new Links(release, releases, format);
            this.java = new JavaNames(basePackage, release.model());
        }

        private List<Runnable> all() {
            OtherViews others = new OtherViews(links, java);
            Model model = release.model();
            List<Runnable> work = new ArrayList<>();
            model.clusters()
                    .forEach(cluster -> work.add(page(
                            "cluster",
                            links.cluster(cluster),
                            () -> new ClusterViews(cluster, links, java, survey).view())));
            model.deviceTypes()
                    .forEach(type -> work.add(page(
                            "device-type",
                            links.deviceType(type),
                            () -> new DeviceTypeViews(type, links, java, survey).view())));
            model.namespaces()
                    .forEach(namespace ->
                            work.add(page("namespace", links.namespace(namespace), () -> others.namespace(namespace))));
            work.add(page("types", links.globalTypes(), others::types));
            work.add(page("index", links.index(), () -> others.index(Place.of(links.index()))));
            if (links.isOwn(releases.get(0))) {
                work.add(() -> files.put(
                        format.folder() + links.index(),
                        Templates.render(
                                format.template("index"), others.index(Place.first(links.index(), release.folder())))));
            }
            return work;
        }

        private Runnable page(String template, String path, Supplier<Record> view) {
            return () -> {
                Record made = view.get();
                files.put(
                        format.folder() + release.folder() + "/" + path,
                        Templates.render(format.template(template), made));
                if (format == Format.HTML) {
                    index.add(path, made);
                }
            };
        }
    }
}

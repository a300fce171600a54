package dev.clusterwright.generator;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which definitions to read, and what of them. When neither clusters nor device types nor semantic namespaces are named,
 * everything is wanted.
 *
 * @param roots where definitions come from; a later one wins for the same cluster
 * @param release the release to choose where a root has several; null for the newest
 * @param clusters names or ids of the clusters wanted; {@code all} for all
 * @param deviceTypes names or ids of the device types wanted; {@code all} for all
 * @param namespaces names or ids of the semantic namespaces wanted; {@code all} for all
 * @param failOnWarning whether a warning is as bad as an error: nothing is made of what has to be assumed
 */
public record ModelRequest(
        List<Root> roots,
        @Nullable String release,
        List<String> clusters,
        List<String> deviceTypes,
        List<String> namespaces,
        boolean failOnWarning) {
    /** Copies the lists. */
    public ModelRequest {
        roots = List.copyOf(roots);
        clusters = List.copyOf(clusters);
        deviceTypes = List.copyOf(deviceTypes);
        namespaces = List.copyOf(namespaces);
    }

    /** Everything in the newest release of the roots. */
    public static ModelRequest of(List<Root> roots) {
        return new ModelRequest(roots, null, List.of(), List.of(), List.of(), false);
    }

    /** The same of another release; null for the newest. */
    public ModelRequest withRelease(@Nullable String other) {
        return new ModelRequest(roots, other, clusters, deviceTypes, namespaces, failOnWarning);
    }

    /** The same with other clusters. */
    public ModelRequest withClusters(List<String> others) {
        return new ModelRequest(roots, release, others, deviceTypes, namespaces, failOnWarning);
    }

    /** The same with other device types. */
    public ModelRequest withDeviceTypes(List<String> others) {
        return new ModelRequest(roots, release, clusters, others, namespaces, failOnWarning);
    }

    /** The same with other semantic namespaces. */
    public ModelRequest withNamespaces(List<String> others) {
        return new ModelRequest(roots, release, clusters, deviceTypes, others, failOnWarning);
    }

    /** The same, but with a warning as bad as an error, or not. */
    public ModelRequest withFailOnWarning(boolean fail) {
        return new ModelRequest(roots, release, clusters, deviceTypes, namespaces, fail);
    }

    /**
     * A place that definitions come from.
     *
     * @param name how the user knows it; starts the names of its files in problems
     */
    public record Root(String name, Path path) {}
}

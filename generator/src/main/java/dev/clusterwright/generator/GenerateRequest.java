package dev.clusterwright.generator;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to generate.
 *
 * @param roots where definitions come from; a later one wins for the same cluster
 * @param release the release to choose where a root has several; null for the newest
 * @param clusters names or ids of the clusters wanted; empty for all
 * @param packageName the package that each cluster's own package lies in
 * @param output the folder to write to
 * @param failOnWarning whether a warning is as bad as an error: nothing is generated from what has to be assumed
 */
public record GenerateRequest(
        List<Root> roots,
        @Nullable String release,
        List<String> clusters,
        String packageName,
        Path output,
        boolean failOnWarning) {
    /** Copies the lists. */
    public GenerateRequest {
        roots = List.copyOf(roots);
        clusters = List.copyOf(clusters);
    }

    /** Everything in the newest release of the roots. */
    public static GenerateRequest of(List<Root> roots, String packageName, Path output) {
        return new GenerateRequest(roots, null, List.of(), packageName, output, false);
    }

    /** The same of another release; null for the newest. */
    public GenerateRequest withRelease(@Nullable String other) {
        return new GenerateRequest(roots, other, clusters, packageName, output, failOnWarning);
    }

    /** The same with other clusters. */
    public GenerateRequest withClusters(List<String> others) {
        return new GenerateRequest(roots, release, others, packageName, output, failOnWarning);
    }

    /** The same, but with a warning as bad as an error, or not. */
    public GenerateRequest withFailOnWarning(boolean fail) {
        return new GenerateRequest(roots, release, clusters, packageName, output, fail);
    }

    /**
     * A place that definitions come from.
     *
     * @param name how the user knows it; starts the names of its files in problems
     */
    public record Root(String name, Path path) {}
}

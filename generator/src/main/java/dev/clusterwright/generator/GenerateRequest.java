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
 */
public record GenerateRequest(
        List<Root> roots, @Nullable String release, List<String> clusters, String packageName, Path output) {
    /** Copies the lists. */
    public GenerateRequest {
        roots = List.copyOf(roots);
        clusters = List.copyOf(clusters);
    }

    /**
     * A place that definitions come from.
     *
     * @param name how the user knows it; starts the names of its files in problems
     */
    public record Root(String name, Path path) {}
}

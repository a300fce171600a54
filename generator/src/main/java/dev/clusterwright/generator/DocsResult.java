package dev.clusterwright.generator;

import dev.clusterwright.generator.problem.Problem;
import java.util.List;

/**
 * Which pages were made.
 *
 * @param releases the releases that have pages, the newest first; an empty name for definitions without one
 * @param clusters how many pages of clusters
 * @param deviceTypes how many pages of device types
 * @param namespaces how many pages of semantic namespaces
 * @param surveyed how many devices the survey tells of
 * @param files how many files in all
 * @param written how many of them were new or had changed
 * @param problems what was assumed, corrected or left out on the way, by location
 */
public record DocsResult(
        List<String> releases,
        int clusters,
        int deviceTypes,
        int namespaces,
        int surveyed,
        int files,
        int written,
        List<Problem> problems) {
    /** Copies the lists. */
    public DocsResult {
        releases = List.copyOf(releases);
        problems = List.copyOf(problems);
    }
}

package dev.clusterwright.generator;

import dev.clusterwright.generator.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What was generated.
 *
 * @param release the release that was chosen; empty when there was none to choose
 * @param clusters how many clusters
 * @param deviceTypes how many device types
 * @param namespaces how many semantic namespaces
 * @param types how many Java types, not counting nested ones
 * @param files how many files in all
 * @param written how many of them were new or had changed
 * @param problems what was assumed or corrected on the way, by location
 */
public record GenerateResult(
        Optional<String> release,
        int clusters,
        int deviceTypes,
        int namespaces,
        int types,
        int files,
        int written,
        List<Problem> problems) {
    /** Copies the list. */
    public GenerateResult {
        problems = List.copyOf(problems);
    }
}

package dev.clusterwright.generator;

import dev.clusterwright.generator.diff.Diff;
import dev.clusterwright.generator.problem.Problem;
import java.util.List;

/**
 * What was found.
 *
 * @param diff all changes
 * @param files how many files there are of it
 * @param problems what was assumed or corrected on the way, of both sides
 */
public record DiffResult(Diff diff, int files, List<Problem> problems) {
    /** Copies the list. */
    public DiffResult {
        problems = List.copyOf(problems);
    }
}

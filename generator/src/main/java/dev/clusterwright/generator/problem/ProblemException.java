package dev.clusterwright.generator.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Ends a run whose input has errors. Nothing has been written when it is thrown. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    ProblemException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Every problem of the run so far, warnings included, by location. */
    public List<Problem> problems() {
        return problems;
    }
}

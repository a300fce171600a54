package dev.clusterwright.generator.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects problems until a stage ends. Not thread-safe: one run, one collector. */
public final class Problems {
    private final List<Problem> problems = new ArrayList<>();

    /** Adds an error. The run stops when the current stage ends. */
    public void error(String code, SourceLocation location, String message, String hint) {
        problems.add(new Problem(Severity.ERROR, code, location, message, hint));
    }

    /** Adds a warning: the message says what was assumed. */
    public void warning(String code, SourceLocation location, String message, String hint) {
        problems.add(new Problem(Severity.WARNING, code, location, message, hint));
    }

    /** All problems so far, by location. */
    public List<Problem> sorted() {
        return problems.stream().sorted().distinct().toList();
    }

    /** Ends a stage: goes on when nothing is wrong, stops with everything that is. */
    public void endOfStage() {
        if (problems.stream().anyMatch(p -> p.severity() == Severity.ERROR)) {
            throw new ProblemException(sorted());
        }
    }
}

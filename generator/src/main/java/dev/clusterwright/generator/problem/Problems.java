package dev.clusterwright.generator.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Collects problems until a stage ends; several threads may add to it. */
public final class Problems {
    private final List<Problem> problems = Collections.synchronizedList(new ArrayList<>());

    /** Adds an error. The run stops when the current stage ends. */
    public void error(String code, SourceLocation location, String message, String hint) {
        problems.add(new Problem(Severity.ERROR, code, location, message, hint));
    }

    /** Adds a warning: the message says what was assumed. */
    public void warning(String code, SourceLocation location, String message, String hint) {
        problems.add(new Problem(Severity.WARNING, code, location, message, hint));
    }

    /** Adds a note: something that the user asked for was done. */
    public void note(String code, SourceLocation location, String message) {
        problems.add(new Problem(Severity.NOTE, code, location, message, ""));
    }

    /** All problems so far, by location. */
    public List<Problem> sorted() {
        return snapshot().sorted().distinct().toList();
    }

    /** Ends a stage: goes on when nothing is wrong, stops with everything that is. */
    public void endOfStage() {
        stopAt(Severity.ERROR);
    }

    /** Ends a run whose input is wrong, or has to be assumed in part. */
    public void stopAtWarnings() {
        stopAt(Severity.WARNING);
    }

    private Stream<Problem> snapshot() {
        synchronized (problems) {
            return List.copyOf(problems).stream();
        }
    }

    private void stopAt(Severity least) {
        if (snapshot().anyMatch(problem -> problem.severity().compareTo(least) <= 0)) {
            throw new ProblemException(sorted());
        }
    }
}

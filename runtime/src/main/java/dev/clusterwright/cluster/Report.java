package dev.clusterwright.cluster;

import dev.clusterwright.cluster.Violation.Kind;
import java.util.ArrayList;
import java.util.List;

/** Collects violations. What is validated may come from anyone, so it stops at a number that somebody may still read. */
final class Report {
    private static final int MAX = 100;

    private final List<Violation> violations = new ArrayList<>();

    void add(Place place, Kind kind, String message) {
        if (!isFull()) {
            violations.add(new Violation(place.toString(), kind, message));
        }
    }

    /** Whether looking for more is of no use. */
    boolean isFull() {
        return violations.size() >= MAX;
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }
}

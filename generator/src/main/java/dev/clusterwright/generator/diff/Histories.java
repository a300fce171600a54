package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.model.Cluster.Revision;
import java.util.List;
import java.util.stream.Collectors;

/** Revisions, and what definitions tell of them. */
final class Histories {
    private Histories() {}

    /** Reports on the revision, and on what is told of those that both have. */
    static void compare(Subject subject, Object older, Object newer, Told before, Told after, Changes changes) {
        if (before.revision() != after.revision()) {
            changes.changed(
                    subject, "revision", before.revision(), after.revision(), verdict(before, after), older, newer);
        }
        int common = Math.min(before.revision(), after.revision());
        changes.told(subject, "history", text(before, after, common), text(after, before, common), older, newer);
    }

    private static Verdict verdict(Told before, Told after) {
        return Verdict.behaviour(
                after.revision() > before.revision()
                        ? "Nodes say that they are of another revision, which may mean more than what is listed here: see"
                                + " the history."
                        : "The revisions are counted anew: nodes cannot be told apart by them.");
    }

    /** What one tells of the first revisions, where the other does not tell the same. */
    private static String text(Told told, Told other, int last) {
        return told.history().stream()
                .filter(revision ->
                        revision.number() <= last && !other.history().contains(revision))
                .map(revision -> revision.number() + ": " + revision.summary())
                .collect(Collectors.joining("; "));
    }

    /**
     * What the newer definition tells of the revisions after the older one's, up to its own; of all if it counts anew.
     */
    static List<Revision> between(int older, int newer, List<Revision> history) {
        int after = newer < older ? 0 : older;
        return history.stream()
                .filter(revision -> revision.number() > after && revision.number() <= newer)
                .toList();
    }

    /** A revision and what led to it. */
    record Told(int revision, List<Revision> history) {}
}

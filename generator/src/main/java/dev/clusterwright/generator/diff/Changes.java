package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.diff.Change.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was found so far, in the order of the definitions. Not for several threads. */
final class Changes {
    private final List<Change> found = new ArrayList<>();

    /** A new element. */
    void added(Subject subject, String after, Verdict verdict, Object newer) {
        found.add(new Change(
                subject, Kind.ADDED, "", "", after, Set.of(verdict.impact()), verdict.reason(), null, newer));
    }

    /** An element that is gone. */
    void removed(Subject subject, String before, Verdict verdict, Object older) {
        found.add(new Change(
                subject, Kind.REMOVED, "", before, "", Set.of(verdict.impact()), verdict.reason(), older, null));
    }

    /** An element of another name or another number, by the kind of the change. */
    void identified(
            Subject subject,
            Kind kind,
            String aspect,
            String before,
            String after,
            Verdict verdict,
            Object older,
            Object newer) {
        found.add(new Change(
                subject, kind, aspect, before, after, Set.of(verdict.impact()), verdict.reason(), older, newer));
    }

    /**
     * An element of which something may be different.
     *
     * @param verdict null if it is not
     */
    void changed(
            Subject subject,
            String aspect,
            Object before,
            Object after,
            @Nullable Verdict verdict,
            Object older,
            Object newer) {
        if (verdict != null) {
            identified(subject, Kind.CHANGED, aspect, before.toString(), after.toString(), verdict, older, newer);
        }
    }

    /** An element that people are told something else of. */
    void told(Subject subject, String aspect, String before, String after, Object older, Object newer) {
        if (!before.equals(after)) {
            changed(
                    subject,
                    aspect,
                    before,
                    after,
                    Verdict.editorial("Only what people are told is different."),
                    older,
                    newer);
        }
    }

    /** All of it. */
    List<Change> found() {
        return List.copyOf(found);
    }
}

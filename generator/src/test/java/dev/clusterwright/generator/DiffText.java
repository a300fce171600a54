package dev.clusterwright.generator;

import dev.clusterwright.generator.diff.Change;
import dev.clusterwright.generator.diff.Diff;
import dev.clusterwright.generator.diff.Diff.Section;
import dev.clusterwright.generator.diff.Subject.Part;
import java.util.Locale;
import java.util.stream.Collectors;

/** A diff as text, complete, for files of what is expected. */
final class DiffText {
    private DiffText() {}

    static String of(Diff diff) {
        StringBuilder text = new StringBuilder();
        diff.sections().forEach(section -> add(section, text));
        return text.toString();
    }

    private static void add(Section section, StringBuilder text) {
        text.append(String.format(
                Locale.ROOT,
                "%s, revision %d to %d\n",
                part(section.subject().last()),
                section.olderRevision(),
                section.newerRevision()));
        section.history()
                .forEach(revision -> text.append("  history ")
                        .append(revision.number())
                        .append(": ")
                        .append(revision.summary())
                        .append('\n'));
        section.changes().forEach(change -> text.append(of(change)));
        text.append('\n');
    }

    /** One change, in two lines. */
    static String of(Change change) {
        return "  " + change.impact() + ": " + line(change) + "\n      " + change.reason() + "\n";
    }

    /** What changed, without what it means. */
    static String line(Change change) {
        String aspect = change.aspect().isEmpty() ? "" : ", " + change.aspect();
        return change.subject().path().stream().map(DiffText::part).collect(Collectors.joining(" / ")) + ": "
                + change.kind() + aspect + ": [" + change.before() + "] -> [" + change.after() + "]";
    }

    private static String part(Part part) {
        return part.kind() + " " + (part.id() == Part.NO_ID ? "" : part.id() + " ") + part.name();
    }
}

package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.diff.DiffView.About;
import dev.clusterwright.generator.diff.DiffView.Group;
import dev.clusterwright.generator.diff.DiffView.History;
import dev.clusterwright.generator.diff.DiffView.Note;
import dev.clusterwright.generator.diff.DiffView.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A diff as lines for a terminal: how many changes of each class there are, then all of them, the worst first. Lines are at
 * most 96 columns wide, but for words that are longer; nothing of a definition can steer the terminal.
 */
public final class ConsoleReport {
    private static final int WIDTH = 96;
    private static final Pattern SPACES = Pattern.compile(" +");

    private final List<String> lines = new ArrayList<>();
    private int left;

    private ConsoleReport(int atMost) {
        this.left = atMost;
    }

    /** The lines of the whole diff, without line ends. */
    public static List<String> of(Diff diff) {
        return of(diff, Integer.MAX_VALUE);
    }

    /**
     * The lines, without line ends, with the worst changes only where there are too many to read in a terminal.
     *
     * @param atMost how many changes are told; where there are more, nothing is told of the histories
     */
    public static List<String> of(Diff diff, int atMost) {
        ConsoleReport report = new ConsoleReport(atMost);
        report.write(DiffView.of(diff), atMost);
        return List.copyOf(report.lines);
    }

    private void write(DiffView diff, int atMost) {
        wrap(
                "",
                diff.total() + (diff.total() == 1 ? " change" : " changes") + " from " + diff.older() + " to "
                        + diff.newer());
        if (diff.total() == 0) {
            return;
        }
        lines.add("");
        diff.groups()
                .forEach(group -> lines.add(
                        String.format(Locale.ROOT, "  %-20s %6d  %s", group.name(), group.count(), group.meaning())));
        diff.groups().stream().filter(group -> !group.subjects().isEmpty()).forEach(this::write);
        if (diff.total() > atMost) {
            heading("These are the worst " + atMost + " of " + diff.total() + " changes; the reports have them all");
        } else if (!diff.histories().isEmpty()) {
            heading("What the definitions say of their revisions");
            diff.histories().forEach(this::write);
        }
    }

    private void write(Group group) {
        if (left > 0) {
            heading(group.name().toUpperCase(Locale.ROOT));
            group.subjects().forEach(this::write);
        }
    }

    private void write(About subject) {
        List<Row> told = subject.rows().subList(0, Math.min(left, subject.rows().size()));
        left -= told.size();
        if (!told.isEmpty()) {
            wrap("", subject.name());
            told.forEach(row -> write(row, row.element().equals(subject.name()) ? "  " : "    "));
        }
    }

    private void write(Row row, String indent) {
        if (indent.length() > 2) {
            wrap("  ", row.element());
        }
        String values = row.values().isEmpty() ? "" : ": " + row.values();
        String also = row.also().isEmpty() ? "" : " (also " + String.join(", ", row.also()) + ")";
        wrap(indent, row.what() + values + also);
        wrap(indent + "  ", row.reason());
    }

    private void write(History history) {
        wrap("", history.name() + ", revision " + history.older() + " to " + history.newer());
        for (Note note : history.notes()) {
            wrap("  ", note.revision() + ": " + (note.text().isEmpty() ? "(nothing)" : note.text()));
        }
    }

    private void heading(String text) {
        lines.add("");
        lines.add(text);
    }

    private void wrap(String indent, String text) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : SPACES.split(shown(text), -1)) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent).append("  ");
            } else if (line.length() > indent.length()) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString());
    }

    /** In one line, without what would steer a terminal or turn the direction of writing. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    shown.append(Character.isWhitespace(c) ? " " : "?");
                case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
                    shown.append('?');
                default -> shown.appendCodePoint(c);
            }
        });
        return shown.toString().strip();
    }
}

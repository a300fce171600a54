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

    private ConsoleReport() {}

    /** The lines, without line ends. */
    public static List<String> of(Diff diff) {
        ConsoleReport report = new ConsoleReport();
        report.write(DiffView.of(diff));
        return List.copyOf(report.lines);
    }

    private void write(DiffView diff) {
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
        if (!diff.histories().isEmpty()) {
            heading("What the definitions say of their revisions");
            diff.histories().forEach(this::write);
        }
    }

    private void write(Group group) {
        heading(group.name().toUpperCase(Locale.ROOT));
        group.subjects().forEach(this::write);
    }

    private void write(About subject) {
        wrap("", subject.name());
        subject.rows().forEach(row -> write(row, row.element().equals(subject.name()) ? "  " : "    "));
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

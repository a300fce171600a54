package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.diff.Diff.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A diff as people read it: by class, the worst first, and in a class by what it is about. A change of several classes
 * stands with the worst of them.
 *
 * @param older what the older side is called
 * @param newer what the newer side is called
 * @param total how many changes there are
 * @param groups every class, those without a change too
 * @param histories what the definitions themselves say of what changed
 */
public record DiffView(String older, String newer, int total, List<Group> groups, List<History> histories) {
    static DiffView of(Diff diff) {
        Map<Impact, List<Row>> rows = new LinkedHashMap<>();
        for (Impact impact : Impact.values()) {
            rows.put(impact, new ArrayList<>());
        }
        diff.changes()
                .forEach(change -> rows.getOrDefault(change.impact(), List.of()).add(row(change)));
        List<Group> groups = new ArrayList<>();
        rows.forEach((impact, own) ->
                groups.add(new Group(impact.toString(), impact.meaning(), (int) diff.count(impact), subjects(own))));
        return new DiffView(
                diff.older(),
                diff.newer(),
                (int) diff.changes().count(),
                groups,
                diff.sections().stream()
                        .filter(section -> !section.history().isEmpty())
                        .map(DiffView::history)
                        .toList());
    }

    private static List<About> subjects(List<Row> rows) {
        Map<String, List<Row>> byRoot = new LinkedHashMap<>();
        rows.forEach(row ->
                byRoot.computeIfAbsent(row.root(), key -> new ArrayList<>()).add(row));
        List<About> subjects = new ArrayList<>();
        byRoot.forEach((root, own) -> subjects.add(new About(root, own)));
        return subjects;
    }

    private static Row row(Change change) {
        List<Subject.Part> path = change.subject().path();
        return new Row(
                named(path.get(0)),
                path.stream()
                        .skip(path.size() == 1 ? 0 : 1)
                        .map(DiffView::named)
                        .collect(Collectors.joining(", ")),
                what(change),
                values(change),
                change.before(),
                change.after(),
                change.impacts().stream().skip(1).map(Impact::toString).toList(),
                change.reason());
    }

    private static String what(Change change) {
        return switch (change.kind()) {
            case CHANGED -> change.aspect();
            case ADDED, REMOVED, RENAMED, MOVED -> change.kind().toString();
        };
    }

    /** {@code uint8 -> uint16}; of what came or went, how it is or was. */
    private static String values(Change change) {
        if (change.kind() == Change.Kind.ADDED || change.kind() == Change.Kind.REMOVED) {
            return change.before() + change.after();
        }
        return shown(change.before()) + " -> " + shown(change.after());
    }

    private static String shown(String value) {
        return value.isEmpty() ? "(nothing)" : value;
    }

    private static History history(Section section) {
        return new History(
                named(section.subject().last()),
                section.olderRevision(),
                section.newerRevision(),
                section.history().stream()
                        .map(revision -> new Note(revision.number(), revision.summary()))
                        .toList());
    }

    /** {@code command KeySetRead (0x01)}. */
    private static String named(Subject.Part part) {
        String number = number(part);
        return part.kind() + " " + part.name() + (number.isEmpty() ? "" : " (" + number + ")");
    }

    private static String number(Subject.Part part) {
        if (part.id() == Subject.Part.NO_ID) {
            return "";
        }
        String number = Texts.id(part.kind(), part.id());
        return part.kind() == Subject.Kind.FEATURE || part.kind() == Subject.Kind.BITFIELD ? "bit " + number : number;
    }

    /**
     * The changes of a class.
     *
     * @param count how many changes are of the class, those included that stand with a worse one
     * @param subjects what the others are about
     */
    public record Group(String name, String meaning, int count, List<About> subjects) {
        /** Copies the list. */
        public Group {
            subjects = List.copyOf(subjects);
        }
    }

    /** The changes of a class in one cluster, device type, namespace or global type. */
    public record About(String name, List<Row> rows) {
        /** Copies the list. */
        public About {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A change.
     *
     * @param root what {@code element} lies in, or itself
     * @param element what changed
     * @param what what happened to it, or what of it changed
     * @param values how it was and is, in a line
     * @param before how it was; may be empty
     * @param after how it is; may be empty
     * @param also the other classes that it is of
     */
    public record Row(
            String root,
            String element,
            String what,
            String values,
            String before,
            String after,
            List<String> also,
            String reason) {
        /** Copies the list. */
        public Row {
            also = List.copyOf(also);
        }
    }

    /** What a definition says of its revisions since the older side. */
    public record History(String name, int older, int newer, List<Note> notes) {
        /** Copies the list. */
        public History {
            notes = List.copyOf(notes);
        }
    }

    /** What a definition says of a revision. */
    public record Note(int revision, String text) {}
}

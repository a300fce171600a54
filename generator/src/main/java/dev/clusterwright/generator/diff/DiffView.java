package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.diff.Diff.Section;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
                path.size() == 1
                        ? named(path.get(0))
                        : String.join(
                                ", ", path.stream().skip(1).map(DiffView::named).toList()),
                change.kind().toString(),
                change.aspect(),
                change.before(),
                change.after(),
                change.impacts().stream().skip(1).map(Impact::toString).toList(),
                change.reason());
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
     * @param kind what happened
     * @param also the other classes that it is of
     */
    public record Row(
            String root,
            String element,
            String kind,
            String aspect,
            String before,
            String after,
            List<String> also,
            String reason) {
        /** Copies the list. */
        public Row {
            also = Collections.unmodifiableList(new ArrayList<>(also));
        }

        /** What happened in a line: {@code type: uint8 -> uint16}. */
        String line() {
            String what = aspect.isEmpty() ? kind : kind.equals(CHANGED) ? aspect : kind + ", " + aspect;
            if (before.isEmpty() && after.isEmpty()) {
                return what;
            }
            return what + ": "
                    + Stream.of(before, after)
                            .filter(side -> !side.isEmpty() || !aspect.isEmpty())
                            .map(side -> side.isEmpty() ? "(nothing)" : side)
                            .reduce((was, is) -> was + " -> " + is)
                            .orElse("");
        }

        private static final String CHANGED = Change.Kind.CHANGED.toString();
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

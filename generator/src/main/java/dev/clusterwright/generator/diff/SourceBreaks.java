package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.diff.Change.Kind;
import dev.clusterwright.generator.diff.Diff.Section;
import dev.clusterwright.generator.java.JavaOptions;
import dev.clusterwright.generator.java.JavaSurface;
import dev.clusterwright.generator.java.Origin;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.DeviceType;
import dev.clusterwright.generator.model.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Joins what breaks in Java to the changes of the definitions that are the reason. What no change explains, such as a name
 * that a clash somewhere else changed, becomes a change of its own. So it holds by construction that code written against
 * the older Java of a section compiles against the newer if nothing in the section is source-breaking.
 */
public final class SourceBreaks {
    /** How many reasons of one change are told; it may have as many as a cluster has classes. */
    private static final int MOST_REASONS = 3;

    private static final List<Subject.Kind> SECTIONS =
            List.of(Subject.Kind.CLUSTER, Subject.Kind.DEVICE_TYPE, Subject.Kind.NAMESPACE);

    /** Clusters, device types, namespaces, then types that no cluster has; by id. */
    private static final Comparator<Subject.Part> ORDER = Comparator.<Subject.Part>comparingInt(
                    part -> Math.floorMod(SECTIONS.indexOf(part.kind()), 4))
            .thenComparingLong(Subject.Part::id)
            .thenComparing(Subject.Part::name);

    private final Diff diff;
    private final IdentityHashMap<Object, List<Change>> changes = new IdentityHashMap<>();
    private final IdentityHashMap<Change, List<SourceBreak>> explained = new IdentityHashMap<>();
    private final Map<Blamed, List<SourceBreak>> unexplained = new LinkedHashMap<>();

    private SourceBreaks(Diff diff) {
        this.diff = diff;
        diff.changes().forEach(change -> {
            index(change.older(), change);
            index(change.newer(), change);
        });
    }

    /** The same differences, with those that break code marked as such. */
    public static Diff addTo(Diff diff, Model older, Model newer, JavaOptions options) {
        SourceBreaks join = new SourceBreaks(diff);
        SurfaceComparison.compare(JavaSurface.of(older, options), JavaSurface.of(newer, options))
                .forEach(join::explain);
        return join.joined();
    }

    private void index(@Nullable Object element, Change change) {
        if (element != null) {
            changes.computeIfAbsent(element, key -> new ArrayList<>()).add(change);
        }
    }

    private void explain(SourceBreak found) {
        Optional<Change> change = found.origins()
                .flatMap(origin -> changes.getOrDefault(origin.element(), List.of()).stream())
                .filter(candidate -> rank(candidate, found.kind()) < Integer.MAX_VALUE)
                .min(Comparator.comparingInt(candidate -> rank(candidate, found.kind())));
        change.ifPresentOrElse(
                reason -> explained
                        .computeIfAbsent(reason, key -> new ArrayList<>())
                        .add(found),
                () -> unexplained
                        .computeIfAbsent(Blamed.of(found), key -> new ArrayList<>())
                        .add(found));
    }

    /** How well a change explains what is broken: 0 is best, {@code MAX_VALUE} is not at all. */
    private static int rank(Change change, SourceBreak.Kind kind) {
        if (change.kind() == Kind.ADDED || change.kind() == Kind.REMOVED) {
            return change.aspect().isEmpty() ? 0 : Integer.MAX_VALUE;
        }
        if (change.kind() == Kind.RENAMED) {
            return kind == SourceBreak.Kind.NAME ? 0 : Integer.MAX_VALUE;
        }
        int rank = explaining(kind).indexOf(change.aspect());
        return rank < 0 ? Integer.MAX_VALUE : rank + 1;
    }

    /** What can change for things of a kind to break, the likeliest first. */
    private static List<String> explaining(SourceBreak.Kind kind) {
        return switch (kind) {
            case NAME -> List.of("name", "width", "conformance", "direction");
            case TYPE ->
                List.of("type", "bits", "width", "nullable", "conformance", "write access", "response", "direction");
            case PRESENCE -> List.of("conformance");
        };
    }

    private Diff joined() {
        List<Section> sections = diff.sections().stream()
                .map(section -> with(section, section.changes().stream().map(this::marked)))
                .collect(Collectors.toCollection(ArrayList::new));
        unexplained.forEach((blamed, breaks) -> add(blamed.change(breaks), blamed, sections));
        return new Diff(diff.older(), diff.newer(), sections);
    }

    private static Section with(Section section, Stream<Change> changes) {
        return new Section(
                section.subject(),
                section.olderRevision(),
                section.newerRevision(),
                section.history(),
                changes.toList());
    }

    private Change marked(Change change) {
        List<SourceBreak> breaks = explained.getOrDefault(change, List.of());
        if (breaks.isEmpty()) {
            return change;
        }
        Set<Impact> impacts = EnumSet.copyOf(change.impacts());
        impacts.add(Impact.SOURCE_BREAKING);
        return new Change(
                change.subject(),
                change.kind(),
                change.aspect(),
                change.before(),
                change.after(),
                impacts,
                (change.reason() + " " + reason(breaks)).strip(),
                change.older(),
                change.newer());
    }

    /** To the section that it belongs to; to a new one in its place, if there is none. */
    private static void add(Change change, Blamed blamed, List<Section> sections) {
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            if (blamed.isOf(section)) {
                sections.set(i, with(section, Stream.concat(section.changes().stream(), Stream.of(change))));
                return;
            }
        }
        Section section = new Section(
                new Subject(List.of(change.subject().path().get(0))),
                revision(blamed.older()),
                revision(blamed.newer()),
                List.of(),
                List.of(change));
        long before = sections.stream()
                .filter(other ->
                        ORDER.compare(other.subject().last(), section.subject().last()) < 0)
                .count();
        sections.add((int) before, section);
    }

    private static int revision(@Nullable Origin origin) {
        if (origin == null) {
            return 0;
        }
        Object root = origin.root();
        return root instanceof Cluster cluster
                ? cluster.revision()
                : root instanceof DeviceType type ? type.revision() : 0;
    }

    /** {@code In Java, a; b; and 3 more.} */
    private static String reason(List<SourceBreak> breaks) {
        List<String> reasons =
                breaks.stream().map(SourceBreak::reason).distinct().toList();
        String told = reasons.stream().limit(MOST_REASONS).collect(Collectors.joining("; "));
        int more = reasons.size() - MOST_REASONS;
        return "In Java, " + told + (more > 0 ? "; and " + more + " more." : ".");
    }

    /** Who is to blame, by identity. */
    private record Blamed(@Nullable Origin older, @Nullable Origin newer) {
        static Blamed of(SourceBreak found) {
            return new Blamed(found.older(), found.newer());
        }

        Change change(List<SourceBreak> breaks) {
            SourceBreak first = breaks.get(0);
            return new Change(
                    Subjects.of(first.origins().findFirst().orElseThrow()),
                    Kind.CHANGED,
                    first.kind() == SourceBreak.Kind.TYPE ? "Java type" : "Java name",
                    first.before(),
                    first.after(),
                    EnumSet.of(Impact.SOURCE_BREAKING),
                    reason(breaks),
                    older == null ? null : older.element(),
                    newer == null ? null : newer.element());
        }

        /** Whether it lies in what a section is about. */
        boolean isOf(Section section) {
            Subject.Part part = section.subject().last();
            return Stream.of(newer, older)
                    .filter(Objects::nonNull)
                    .anyMatch(origin -> isSame(Subjects.of(origin.outermost()).last(), part)
                            || section.changes().stream().anyMatch(change -> change.older() == origin.root()));
        }

        /** Names can be written otherwise; types have nothing else. */
        private static boolean isSame(Subject.Part one, Subject.Part other) {
            return one.kind() == other.kind()
                    && one.id() == other.id()
                    && (one.id() != Subject.Part.NO_ID || one.name().equals(other.name()));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Blamed blamed
                    && element(older) == element(blamed.older)
                    && element(newer) == element(blamed.newer);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(element(older)) + System.identityHashCode(element(newer));
        }

        private static @Nullable Object element(@Nullable Origin origin) {
            return origin == null ? null : origin.element();
        }
    }
}

package dev.clusterwright.generator;

import dev.clusterwright.generator.diff.Change;
import dev.clusterwright.generator.diff.Diff;
import dev.clusterwright.generator.diff.Diff.Section;
import dev.clusterwright.generator.diff.Differ;
import dev.clusterwright.generator.diff.Impact;
import dev.clusterwright.generator.diff.SourceBreaks;
import dev.clusterwright.generator.diff.Subject.Kind;
import dev.clusterwright.generator.diff.Subject.Part;
import dev.clusterwright.generator.java.JavaOptions;
import dev.clusterwright.generator.java.JavaSurface;
import dev.clusterwright.generator.java.JavaType;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.DataType.Declared;
import dev.clusterwright.generator.model.DeviceType;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.model.Namespace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/** The promise of a diff, put to the compiler: what it says of each section, and what becomes of code that uses everything. */
final class Promise {
    /** What cannot be seen where code can have no patterns of records. */
    static final boolean PATTERNS = CompiledCode.LANGUAGE >= 21;

    private Promise() {}

    /**
     * Compares.
     *
     * @param code the code of the older model
     * @param uses programs that use all of that code
     */
    static Outcome of(
            Model older,
            CompiledCode code,
            SortedMap<String, String> uses,
            Model newer,
            JavaOptions options,
            Path folder)
            throws IOException {
        Diff diff = SourceBreaks.addTo(Differ.between(older, newer, "older", "newer"), older, newer, options);
        SortedMap<String, String> errors;
        try (CompiledCode now = CompiledCode.of(newer, options, folder.resolve("newer"))) {
            errors = now.compile(uses, folder.resolve("uses"));
        }
        IdentityHashMap<Object, List<String>> broken = new IdentityHashMap<>();
        for (JavaType type : JavaSurface.of(older, options).types().values()) {
            List<String> ofRoot = broken.computeIfAbsent(type.origin().root(), key -> new ArrayList<>());
            String error = errors.get(path(type));
            if (error != null && type.name().indexOf('.') < 0) {
                ofRoot.add(type.name() + ": " + error);
            }
        }
        Outcome outcome = new Outcome();
        broken.forEach((root, failures) -> outcome.add(root, failures, breaking(diff, root)));
        return outcome;
    }

    private static String path(JavaType type) {
        String outermost = type.name().indexOf('.') < 0
                ? type.name()
                : type.name().substring(0, type.name().indexOf('.'));
        String folder = type.packageName().isEmpty() ? "" : type.packageName().replace('.', '/') + "/";
        return "uses/" + folder + "Use" + outermost + ".java";
    }

    /** What the diff says breaks code that uses a cluster, a device type, a namespace or a global type. */
    private static List<Change> breaking(Diff diff, Object root) {
        return diff.sections().stream()
                .filter(section -> isAbout(section, root))
                .flatMap(section -> section.changes().stream())
                .filter(change -> change.impacts().contains(Impact.SOURCE_BREAKING))
                .toList();
    }

    private static boolean isAbout(Section section, Object root) {
        Part part = section.subject().last();
        if (section.changes().stream().anyMatch(change -> change.older() == root)) {
            return true;
        }
        if (root instanceof Cluster own) {
            return part.kind() == Kind.CLUSTER && part.id() == own.id();
        } else if (root instanceof DeviceType own) {
            return part.kind() == Kind.DEVICE_TYPE && part.id() == own.id();
        } else if (root instanceof Namespace own) {
            return part.kind() == Kind.NAMESPACE && part.id() == own.id();
        }
        return part.name().equals(((Declared) root).name());
    }

    /** What came of it. */
    static final class Outcome {
        /** Code that does not compile although the diff says nothing. */
        final List<String> violations = new ArrayList<>();
        /** Sections that are said to break code, but the most demanding user's compiles. */
        final List<String> overReports = new ArrayList<>();

        int sections;
        int breaking;
        int changes;
        int programs;

        private void add(Object root, List<String> failures, List<Change> breakingChanges) {
            sections++;
            changes += breakingChanges.size();
            programs += failures.size();
            if (breakingChanges.isEmpty() && !failures.isEmpty()) {
                violations.add(name(root) + ": " + failures);
            } else if (!breakingChanges.isEmpty()) {
                breaking++;
                if (failures.isEmpty()) {
                    overReports.add(name(root) + ": "
                            + breakingChanges.stream().map(Change::reason).toList());
                }
            }
        }

        void add(Outcome other) {
            violations.addAll(other.violations);
            overReports.addAll(other.overReports);
            sections += other.sections;
            breaking += other.breaking;
            changes += other.changes;
            programs += other.programs;
        }

        private static String name(Object root) {
            return root instanceof Cluster own
                    ? own.name()
                    : root instanceof DeviceType type
                            ? type.name()
                            : root instanceof Namespace namespace ? namespace.name() : ((Declared) root).name();
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d sections, %d of them source-breaking by %d changes; %d programs broken; %d over-reports: %s",
                    sections,
                    breaking,
                    changes,
                    programs,
                    overReports.size(),
                    overReports);
        }
    }
}

package dev.clusterwright.generator.source;

import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The text of one release, gathered from all roots.
 *
 * @param release the release that was chosen; empty when there was none to choose
 * @param roots the files of each root, in the order of the roots: a later one wins for the same cluster
 * @param errata the corrections that lie in the roots or beside them
 */
public record Definitions(Optional<String> release, List<List<SourceFile>> roots, List<SourceFile> errata) {
    /** Copies the lists. */
    public Definitions {
        roots = roots.stream().map(List::copyOf).toList();
        errata = List.copyOf(errata);
    }

    /**
     * Chooses a release and reads it.
     *
     * @param wanted the name of the release; null for the newest that any of the roots has
     */
    public static Definitions read(List<DefinitionRoot> roots, @Nullable String wanted, Problems problems) {
        @Nullable Release release = choose(roots, wanted, problems);
        List<List<SourceFile>> files = new ArrayList<>();
        // Roots that lie in the same folder have the same corrections beside them.
        Map<Path, SourceFile> errata = new LinkedHashMap<>();
        for (DefinitionRoot root : roots) {
            files.add(root.files(release, problems));
            errata.putAll(root.errata(release, problems));
        }
        Optional<Release> known = Optional.ofNullable(release).or(() -> named(roots));
        return new Definitions(known.map(Release::name), files, List.copyOf(errata.values()));
    }

    /** The newest release that roots without a choice are named after. */
    private static Optional<Release> named(List<DefinitionRoot> roots) {
        return roots.stream().flatMap(root -> root.ownRelease().stream()).max(Comparator.naturalOrder());
    }

    private static @Nullable Release choose(List<DefinitionRoot> roots, @Nullable String wanted, Problems problems) {
        TreeSet<Release> releases = new TreeSet<>();
        roots.forEach(root -> releases.addAll(root.releases()));
        if (wanted == null) {
            return releases.isEmpty() ? null : releases.last();
        }
        List<String> names = releases.stream().map(Release::name).toList();
        boolean isNamed = roots.stream()
                .flatMap(root -> root.ownRelease().stream())
                .anyMatch(own -> own.name().equals(wanted));
        if (!names.contains(wanted) && !isNamed) {
            boolean noChoice = releases.isEmpty() && roots.stream().anyMatch(DefinitionRoot::isSingleRelease);
            problems.error(
                    "unknown-release",
                    SourceLocation.of("release"),
                    "there is no release '" + wanted + "' in the definitions",
                    noChoice
                            ? "The roots are single releases; leave out the parameter 'release'"
                            : "Choose from: " + String.join(", ", names));
            return null;
        }
        return new Release(wanted);
    }
}

package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.generator.DiffRequest.Format;
import dev.clusterwright.generator.DiffRequest.Side;
import dev.clusterwright.generator.ModelRequest.Root;
import dev.clusterwright.generator.diff.Change;
import dev.clusterwright.generator.diff.Diff;
import dev.clusterwright.generator.diff.Diff.Section;
import dev.clusterwright.generator.diff.Impact;
import dev.clusterwright.generator.diff.Subject;
import dev.clusterwright.generator.java.JavaOptions;
import dev.clusterwright.generator.problem.Problem;
import dev.clusterwright.generator.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two roots compared from end to end. */
class ComparisonTest {
    @TempDir
    Path temporary;

    @Test
    void clusterOfOneSideCameOrWent() throws IOException {
        assertThat(compare("1.0", "1.6.1", List.of("Switch", "GroupKeyManagement"), Set.of())
                        .diff()
                        .changes())
                .filteredOn(change ->
                        change.subject().path().size() == 1 && change.aspect().isEmpty())
                .extracting(change -> change.kind() + " " + change.subject())
                .containsExactly("added Switch");
        assertThat(compare("1.6.1", "1.0", List.of("Switch"), Set.of()).diff().changes())
                .filteredOn(change -> change.impacts().contains(Impact.SOURCE_BREAKING))
                .extracting(change -> change.kind() + " " + change.subject())
                .containsExactly("removed Switch");
    }

    @Test
    void clusterOfNeitherSideIsAnError() {
        assertThatThrownBy(() -> compare("1.0", "1.6.1", List.of("Switch", "Swich"), Set.of(Format.JSON)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::toString)
                                .containsExactly(
                                        "clusters: error: there is no cluster 'Swich' in the definitions of either side"
                                                + " [unknown-cluster]"));
        assertThat(temporary.resolve("out")).doesNotExist();
    }

    @Test
    void sidesAreCalledByTheirReleaseOrAsTheUserDoes() throws IOException {
        Diff diff =
                compare("1.0", "1.2", List.of("GroupKeyManagement"), Set.of()).diff();
        assertThat(diff.older()).isEqualTo("release 1.0");
        assertThat(diff.newer()).isEqualTo("my definitions");
    }

    @Test
    void reportsThatAreNotWantedAnyMoreGo() throws IOException {
        compare("1.0", "1.2", List.of("GroupKeyManagement"), EnumSet.allOf(Format.class));
        assertThat(reports()).containsExactly("diff.html", "diff.json", "diff.md");
        compare("1.0", "1.2", List.of("GroupKeyManagement"), Set.of(Format.JSON));
        assertThat(reports()).containsExactly("diff.json");
    }

    /** What a gate for a class lets through: a change counts as what it is worst, and as all else that it is. */
    @Test
    void gateStopsItsClassAndWorse() {
        for (Impact gate : Impact.values()) {
            for (Impact one : Impact.values()) {
                for (Impact other : Impact.values()) {
                    boolean stopped = one.compareTo(gate) <= 0 || other.compareTo(gate) <= 0;
                    assertThat(diff(EnumSet.of(one, other)).atLeast(gate).isEmpty())
                            .as("%s and %s at %s", one, other, gate)
                            .isEqualTo(!stopped);
                }
            }
        }
        assertThat(diff(EnumSet.of(Impact.WIRE_BREAKING, Impact.SOURCE_BREAKING))
                        .atLeast(Impact.SOURCE_BREAKING)
                        .toString())
                .isEqualTo("{wire-breaking=1, source-breaking=1}");
    }

    private static Diff diff(EnumSet<Impact> impacts) {
        Subject subject = Subject.of(Subject.Kind.CLUSTER, 1, "One");
        Change change =
                new Change(subject, Change.Kind.CHANGED, "revision", "1", "2", impacts, "So it is.", null, null);
        return new Diff("a", "b", List.of(new Section(subject, 1, 2, List.of(), List.of(change))));
    }

    private DiffResult compare(String older, String newer, List<String> clusters, Set<Format> formats)
            throws IOException {
        Path bundled = Releases.FOLDER;
        ModelRequest request =
                ModelRequest.of(List.of(new Root("bundled", bundled))).withClusters(clusters);
        return new Comparison()
                .run(new DiffRequest(
                        new Side("", request.withRelease(older)),
                        new Side(newer.equals("1.2") ? "my definitions" : "", request.withRelease(newer)),
                        JavaOptions.of("matter"),
                        formats,
                        temporary.resolve("out")));
    }

    private List<String> reports() throws IOException {
        try (Stream<Path> files = Files.list(temporary.resolve("out"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("diff"))
                    .sorted()
                    .toList();
        }
    }
}

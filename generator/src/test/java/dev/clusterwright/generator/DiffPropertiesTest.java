package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.diff.Change;
import dev.clusterwright.generator.diff.Change.Kind;
import dev.clusterwright.generator.diff.Diff;
import dev.clusterwright.generator.diff.Differ;
import dev.clusterwright.generator.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every two models: those of all releases that are here. */
class DiffPropertiesTest {
    private static final Path BUNDLED =
            Path.of("..", "definitions", "src", "main", "resources", "META-INF", "clusterwright");
    private static final Map<Path, Model> MODELS = new HashMap<>();
    private static final List<String> OFFICIAL = List.of("1.0", "1.2", "1.4.2", "1.6.1");

    static List<Path> releases() throws IOException {
        List<Path> releases = new ArrayList<>(Corpus.folders(BUNDLED));
        Corpus.ifPresent().stream()
                .filter(folder -> OFFICIAL.contains(folder.getFileName().toString()))
                .forEach(releases::add);
        return releases;
    }

    /** Reading takes longer than comparing. */
    private static Model model(Path release) {
        return MODELS.computeIfAbsent(release, folder -> Models.of(folder, List.of()));
    }

    /** Each release with the one after it, and back. */
    static List<List<Path>> pairs() throws IOException {
        List<Path> releases = releases();
        List<List<Path>> pairs = new ArrayList<>();
        for (int i = 1; i < releases.size(); i++) {
            pairs.add(List.of(releases.get(i - 1), releases.get(i)));
            pairs.add(List.of(releases.get(i), releases.get(i - 1)));
        }
        return pairs;
    }

    @ParameterizedTest
    @MethodSource("releases")
    void nothingChangedBetweenAModelAndItself(Path release) {
        Diff diff = Differ.between(Models.of(release, List.of()), Models.of(release, List.of()), "a", "b");
        assertThat(DiffText.of(diff)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everythingThatIsDifferentIsSaidOnce(List<Path> pair) {
        Model older = model(pair.get(0));
        Model newer = model(pair.get(1));
        Diff diff = Differ.between(older, newer, "a", "b");
        List<String> said = DiffOracle.said(diff);
        List<String> expected = DiffOracle.expected(older, newer, diff);
        assertThat(without(said, expected)).as("said without need").isEmpty();
        assertThat(without(expected, said)).as("not said").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theOtherWayRoundItIsTheOpposite(List<Path> pair) {
        Model older = model(pair.get(0));
        Model newer = model(pair.get(1));
        Stream<String> there = Differ.between(older, newer, "a", "b").changes().map(DiffPropertiesTest::opposite);
        Stream<String> back = Differ.between(newer, older, "b", "a").changes().map(DiffPropertiesTest::same);
        assertThat(back.sorted().toList()).isEqualTo(there.sorted().toList());
    }

    private static String same(Change change) {
        return line(change.kind(), change.aspect(), change.before(), change.after(), change.older(), change.newer());
    }

    private static String opposite(Change change) {
        Kind kind = switch (change.kind()) {
            case ADDED -> Kind.REMOVED;
            case REMOVED -> Kind.ADDED;
            default -> change.kind();
        };
        return line(kind, change.aspect(), change.after(), change.before(), change.newer(), change.older());
    }

    private static String line(@Nullable Object... parts) {
        StringBuilder line = new StringBuilder();
        for (Object part : parts) {
            line.append(RecordTree.isElement(part) ? System.identityHashCode(part) : part)
                    .append('|');
        }
        return line.toString();
    }

    /** Each as often as it is there more often. */
    private static List<String> without(List<String> lines, List<String> others) {
        List<String> left = new ArrayList<>(lines);
        others.forEach(left::remove);
        return left;
    }

    @Test
    void thereAreReleases() throws IOException {
        assertThat(releases()).hasSizeGreaterThan(3).allMatch(Files::isDirectory);
    }
}

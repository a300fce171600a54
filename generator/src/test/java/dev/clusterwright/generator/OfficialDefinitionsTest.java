package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.ModelRequest.Root;
import dev.clusterwright.generator.java.JavaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bundled definitions say what the official ones say. The official files may not be passed on, so they are read
 * where somebody has put them: {@code -Dclusterwright.corpus=DIR}, with {@code data_model/<release>} in it.
 */
class OfficialDefinitionsTest {
    private static final Path BUNDLED =
            Path.of("..", "definitions", "src", "main", "resources", "META-INF", "clusterwright");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*.*?\\*/\\s*");

    private static final Pattern CLUSTER_ID = Pattern.compile("<clusterId id=\"(\\w+)\"");

    /** Of Level Control: their fields are in no official file of any release, only in prose (SOURCES.md). */
    private static final List<String> GIVEN_FIELDS =
            List.of("MoveToLevelWithOnOff", "MoveWithOnOff", "StepWithOnOff", "StopWithOnOff");

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.2", "1.4.2", "1.6.1"})
    void bothGenerateTheSameButForTheComments(String release) throws IOException {
        Path official = Corpus.folder("data_model");
        Map<String, String> expected = generate(official, release);
        Map<String, String> ours = generate(BUNDLED, release);
        Stream.concat(GIVEN_FIELDS.stream(), Stream.of("LevelControlClient"))
                .map(type -> "example/levelcontrol/" + type + ".java")
                .filter(ours::containsKey)
                .forEach(file -> assertThat(ours.remove(file)).isNotEqualTo(expected.remove(file)));
        assertThat(expected).hasSizeGreaterThan(20);
        assertThat(ours).isEqualTo(expected);
    }

    /** What no release has, such as Network Identity Management, is held to none. */
    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.2", "1.4.2", "1.6.1"})
    void everyFactIsTheOfficialOne(String release) throws IOException {
        Map<String, DefinitionFacts> official = official(release);
        List<String> differences = new ArrayList<>();
        List<String> withoutCounterpart = new ArrayList<>();
        for (Path file : Cases.files(BUNDLED.resolve(release), ".xml")) {
            DefinitionFacts ours = DefinitionFacts.read(file);
            DefinitionFacts counterpart = official.get(ours.key());
            if (counterpart == null) {
                withoutCounterpart.add(ours.key());
            } else {
                differences.addAll(ours.differences(counterpart));
            }
        }
        differences.removeIf(difference -> GIVEN_FIELDS.stream()
                .anyMatch(command -> difference.contains(command) && difference.endsWith("]: here only")));
        assertThat(differences).isEmpty();
        assertThat(withoutCounterpart)
                .as("a wrong id is no way around the comparison")
                .isSubsetOf("cluster [" + 0x0450 + "]");
    }

    /** A few words can hardly be put otherwise; a sentence can. */
    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.2", "1.4.2", "1.6.1"})
    void noTextIsTheirs(String release) throws IOException {
        Set<String> theirs = new TreeSet<>();
        official(release).values().forEach(definition -> theirs.addAll(definition.told()));
        theirs.removeIf(text -> text.split(" ", -1).length <= 3);
        assertThat(theirs).hasSizeGreaterThan(100);
        Set<String> ours = new TreeSet<>();
        for (Path file : Cases.files(BUNDLED.resolve(release), ".xml")) {
            ours.addAll(DefinitionFacts.read(file).told());
        }
        assertThat(ours).isNotEmpty().doesNotContainAnyElementsOf(theirs);
    }

    private static Map<String, DefinitionFacts> official(String release) throws IOException {
        Path folder = Corpus.folder("data_model/" + release);
        Map<String, DefinitionFacts> definitions = new TreeMap<>();
        for (Path file : Cases.files(folder, ".xml")) {
            DefinitionFacts definition = DefinitionFacts.read(file);
            definitions.put(definition.key(), definition);
        }
        return definitions;
    }

    /** The ids of all bundled clusters but the one that is in no release. */
    private static List<String> bundled(String release) throws IOException {
        List<String> ids = new ArrayList<>();
        for (Path file : Cases.files(BUNDLED.resolve(release).resolve("clusters"), ".xml")) {
            CLUSTER_ID
                    .matcher(Files.readString(file))
                    .results()
                    .map(id -> id.group(1))
                    .forEach(ids::add);
        }
        ids.remove("0x0450");
        assertThat(ids).hasSizeGreaterThan(1);
        return ids;
    }

    private Map<String, String> generate(Path root, String release) throws IOException {
        Path output = temporary.resolve(root.getFileName());
        new Generator()
                .run(new GenerateRequest(
                        ModelRequest.of(List.of(new Root(root.toString(), root)))
                                .withRelease(release)
                                .withClusters(bundled(release)),
                        JavaOptions.of("example"),
                        output));
        Map<String, String> files = new TreeMap<>();
        for (Path file : Cases.files(output, ".java")) {
            files.put(
                    output.relativize(file).toString(),
                    COMMENT.matcher(Files.readString(file)).replaceAll(""));
        }
        return files;
    }
}

package dev.clusterwright.generator.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.generator.output.OutputFolder.Written;
import dev.clusterwright.generator.problem.Problem;
import dev.clusterwright.generator.problem.Severity;
import dev.clusterwright.generator.problem.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFolderTest {
    private static final String MANIFEST = "._clusterwright";
    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void setUp() {
        folder = temporary.resolve("output");
    }

    @Test
    void leavesAloneWhatDidNotChange() throws IOException {
        assertThat(update(Map.of("a/A.java", "1", "b/B.java", "1"))).isEqualTo(2);
        Files.setLastModifiedTime(folder.resolve("a/A.java"), LONG_AGO);

        assertThat(update(Map.of("a/A.java", "1", "b/B.java", "2"))).isEqualTo(1);

        assertThat(Files.getLastModifiedTime(folder.resolve("a/A.java"))).isEqualTo(LONG_AGO);
        assertThat(folder.resolve("b/B.java")).hasContent("2");
    }

    @Test
    void removesWhatWasGeneratedBeforeAndNothingElse() throws IOException {
        update(Map.of("a/Old.java", "1", "a/New.java", "1"));
        Files.writeString(folder.resolve("a/ByHand.java"), "mine");

        update(Map.of("a/New.java", "1"));

        assertThat(folder.resolve("a/Old.java")).doesNotExist();
        assertThat(folder.resolve("a/New.java")).exists();
        assertThat(folder.resolve("a/ByHand.java")).hasContent("mine");
    }

    @Test
    void foldersGoWithTheLastOfTheirFiles() throws IOException {
        update(Map.of("a/b/c/Old.java", "1", "d/e/Old.java", "1", "d/New.java", "1", "f/Old.java", "1"));
        Files.writeString(folder.resolve("f/ByHand.java"), "mine");
        update(Map.of("d/New.java", "1"));
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.skip(1)
                            .map(file -> folder.relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrder("._clusterwright", "d", "d/New.java", "f", "f/ByHand.java");
        }
    }

    @Test
    void leavesNoTemporaryFiles() throws IOException {
        update(Map.of("a/A.java", "1"));
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
            assertThat(names).containsExactly("._clusterwright", "A.java");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../escaped.java", "a/../../escaped.java", "/escaped.java", "", "a/.."})
    void refusesAPathThatLeavesTheFolderAndWritesNothing(String path) {
        assertThatThrownBy(() -> update(Map.of("a/A.java", "1", path, "2")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not within the output folder");
        assertThat(folder).doesNotExist();
    }

    /** The list of generated files is a file like any other, and could have been tampered with. */
    @Test
    void removesNothingOutsideOfTheFolder() throws IOException {
        Path outside = Files.writeString(temporary.resolve("outside"), "mine");
        update(Map.of("a/A.java", "1"));
        for (String manifest : List.of("../outside\n", "fingerprint x\n4 ../outside\n")) {
            Files.writeString(folder.resolve(MANIFEST), manifest);

            assertThatThrownBy(() -> update(Map.of("a/A.java", "1"))).isInstanceOf(IOException.class);

            assertThat(outside).exists();
        }
    }

    @Test
    void isUpToDateWithItsFingerprintOnly() throws IOException {
        Problem problem = new Problem(Severity.NOTE, "a", new SourceLocation("b c.xml", 1, 2), "what\tever", "");
        folder().update(new TreeMap<>(Map.of("a/A.java", "1", "a/B.java", "\u00e4")), "x", List.of(problem));

        Written written = folder().upToDate("x").orElseThrow();

        assertThat(written.files()).isEqualTo(2);
        assertThat(written.problems()).containsExactly(problem);
        assertThat(folder().upToDate("y")).isEmpty();
        assertThat(folder().upToDate("")).isEmpty();
        assertThat(new OutputFolder(temporary.resolve("none")).upToDate("x")).isEmpty();
        assertThat(folder.resolve(MANIFEST)).hasContent("""
                fingerprint x
                problem\tNOTE\ta\tb c.xml\t1\t2\twhat?ever\t
                1 a/A.java
                2 a/B.java
                """);
    }

    @Test
    void isUpToDateWithNothingAfterAnUpdateWithoutFingerprint() throws IOException {
        folder().update(new TreeMap<>(Map.of("A.java", "1")), "x", List.of());
        update(Map.of("A.java", "1"));
        assertThat(folder().upToDate("x")).isEmpty();
        assertThat(folder().upToDate("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "x",
                "\0\0\0\0",
                "fingerprint x\n\0\0",
                "fingerprint x\n1 A\0.java",
                "fingerprint",
                "fingerprint x\nA.java",
                "fingerprint x\n1A.java",
                "fingerprint x\nproblem\tNOTE\n",
                "fingerprint x\nproblem\tBAD\ta\tb\t1\t2\tc\td\n",
                "fingerprint x\nproblem\tNOTE\ta\tb\t1\tz\tc\td\n"
            })
    void reliesOnNothingInAManifestThatIsDamaged(String manifest) throws IOException {
        folder().update(new TreeMap<>(Map.of("A.java", "1")), "x", List.of());
        Files.writeString(folder.resolve(MANIFEST), manifest);
        assertThat(folder().upToDate("x")).isEmpty();
        assertThat(update(Map.of("A.java", "1"))).isZero();
    }

    @Test
    void reliesOnNothingInAManifestThatIsNoText() throws IOException {
        folder().update(new TreeMap<>(Map.of("A.java", "1")), "x", List.of());
        Files.write(folder.resolve(MANIFEST), new byte[] {(byte) 0xFF, 'A', (byte) 0xC0});
        assertThat(folder().upToDate("x")).isEmpty();
        assertThat(update(Map.of("A.java", "1"))).isZero();
    }

    /** A run that is cut off has replaced some files, and the manifest at its start. */
    @Test
    void aRunThatIsCutOffLeavesNothingBehind() throws IOException {
        folder().update(new TreeMap<>(Map.of("A.java", "1", "B.java", "1")), "x", List.of());
        Files.createDirectories(folder.resolve("C.java/in-the-way")); // so that the run cannot end
        SortedMap<String, String> next = new TreeMap<>(Map.of("B.java", "2", "C.java", "2", "D.java", "2"));
        assertThatThrownBy(() -> folder().update(next, "y", List.of())).isInstanceOf(IOException.class);
        assertThat(folder().upToDate("x")).isEmpty();
        assertThat(folder().upToDate("y")).isEmpty();
        Files.writeString(folder.resolve("D.java"), "2"); // whether it came so far is a matter of chance
        Files.delete(folder.resolve("C.java/in-the-way"));
        Files.delete(folder.resolve("C.java"));

        folder().update(new TreeMap<>(Map.of("A.java", "1")), "x", List.of());

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactly("._clusterwright", "A.java");
        }
        assertThat(folder().upToDate("x")).isPresent();
    }

    /** As it was before there were fingerprints. */
    @Test
    void aManifestOfPathsStillHasStaleFilesRemoved() throws IOException {
        Files.createDirectories(folder.resolve("a"));
        Files.writeString(folder.resolve("a/Old.java"), "1");
        Files.writeString(folder.resolve("a/ByHand.java"), "1");
        Files.writeString(folder.resolve(".clusterwright"), "a/Old.java\n");

        update(Map.of("a/New.java", "1"));

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString())
                            .sorted())
                    .containsExactly("._clusterwright", "ByHand.java", "New.java");
        }
    }

    private OutputFolder folder() {
        return new OutputFolder(folder);
    }

    private int update(Map<String, String> files) throws IOException {
        return folder().update(new TreeMap<>(files));
    }

    /** A run over nothing but a base of clusters once ended with an error, as there was no folder for the manifest. */
    @Test
    void nothingGoesIntoAFolderThatIsNotThere() throws IOException {
        Path none = temporary.resolve("none");
        assertThat(new OutputFolder(none).update(new TreeMap<>())).isZero();
        assertThat(new OutputFolder(none).update(new TreeMap<>())).isZero();
    }
}

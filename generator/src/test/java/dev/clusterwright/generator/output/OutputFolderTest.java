package dev.clusterwright.generator.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFolderTest {
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
    void leavesNoTemporaryFiles() throws IOException {
        update(Map.of("a/A.java", "1"));
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
            assertThat(names).containsExactly(".clusterwright", "A.java");
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
        Files.writeString(folder.resolve(".clusterwright"), "../outside\n");

        assertThatThrownBy(() -> update(Map.of("a/A.java", "1"))).isInstanceOf(IOException.class);

        assertThat(outside).exists();
    }

    private int update(Map<String, String> files) throws IOException {
        return new OutputFolder(folder).update(new TreeMap<>(files));
    }

    /** A run over nothing but a base of clusters once ended with an error, as there was no folder for the manifest. */
    @Test
    void nothingGoesIntoAFolderThatIsNotThere() throws IOException {
        Path none = temporary.resolve("none");
        assertThat(new OutputFolder(none).update(new TreeMap<>())).isZero();
        assertThat(new OutputFolder(none).update(new TreeMap<>())).isZero();
    }
}

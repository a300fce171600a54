package dev.clusterwright.generator.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.problem.Problem;
import dev.clusterwright.generator.problem.Problems;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionRootTest {
    @TempDir
    Path temporary;

    private final Problems problems = new Problems();

    @ParameterizedTest
    @ValueSource(strings = {"", "clusters/", "device_types/", "globals/", "namespaces/"})
    void aFolderWithXmlOrWithAFolderOfAReleaseIsOneRelease(String folder) throws IOException {
        write(folder + "B.xml", folder + "A.xml", folder + "notes.txt");
        assertThat(names(null)).containsExactly("root/" + folder + "A.xml", "root/" + folder + "B.xml");
    }

    @Test
    void aFolderOfReleasesGivesTheNewestOrTheNamedOne() throws IOException {
        write("1.9/clusters/A.xml", "1.10/clusters/A.xml", "1.10/other/D.xml", "docs/clusters/X.xml");
        assertThat(names(null)).containsExactly("root/1.10/clusters/A.xml");
        assertThat(names("1.9")).containsExactly("root/1.9/clusters/A.xml");
    }

    @Test
    void theFoldersOfAReleaseAreReadInOrderAfterItsOwnFiles() throws IOException {
        write("1.2/namespaces/N.xml", "1.2/globals/G.xml", "1.2/device_types/D.xml", "1.2/clusters/A.xml", "1.2/Z.xml");
        write("1.1/device_types/D.xml");
        assertThat(names("1.2"))
                .containsExactly(
                        "root/1.2/Z.xml",
                        "root/1.2/clusters/A.xml",
                        "root/1.2/device_types/D.xml",
                        "root/1.2/globals/G.xml",
                        "root/1.2/namespaces/N.xml");
        assertThat(names("1.1")).containsExactly("root/1.1/device_types/D.xml");
    }

    @ParameterizedTest
    @CsvSource({"definitions.zip, 1.2/clusters/A.xml", "definitions.jar, META-INF/clusterwright/1.2/clusters/A.xml"})
    void anArchiveIsAFolder(String archive, String entry) throws IOException {
        Path file = temporary.resolve(archive);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : List.of("other/B.xml", entry)) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("<cluster/>".getBytes(StandardCharsets.UTF_8));
            }
        }
        try (DefinitionRoot root = DefinitionRoot.open(archive, file, problems).orElseThrow()) {
            assertThat(Definitions.read(List.of(root), null, problems).roots().get(0))
                    .extracting(SourceFile::name)
                    .containsExactly(archive + "/1.2/clusters/A.xml");
        }
    }

    @Test
    void aMissingFolderIsAProblem() {
        assertThat(DefinitionRoot.open("no/such", temporary.resolve("no/such"), problems))
                .isEmpty();
        assertProblem("missing-root", "no/such: error: there is no such folder");
        assertThat(problems.sorted().get(0).hint()).startsWith("Check the parameter that names it");
    }

    @Test
    void aFolderWithoutDefinitionsIsAProblem() throws IOException {
        write("readme.txt");
        assertThat(DefinitionRoot.open("root", temporary.resolve("root"), problems))
                .isEmpty();
        assertProblem("empty-root", "root: error: there are no definitions here");
    }

    @Test
    void aFileThatIsNoArchiveIsAProblem() throws IOException {
        write("A.xml");
        assertThat(DefinitionRoot.open("A.xml", temporary.resolve("root/A.xml"), problems))
                .isEmpty();
        assertProblem("not-a-root", "A.xml: error: this is neither a folder nor a zip or jar");
    }

    @Test
    void aBrokenArchiveIsAProblem() throws IOException {
        Path file = Files.writeString(temporary.resolve("broken.zip"), "not a zip");
        assertThat(DefinitionRoot.open("broken.zip", file, problems)).isEmpty();
        assertProblem("unreadable-root", "broken.zip: error: cannot be read");
    }

    @Test
    void aFileThatIsTooLargeIsAProblem() throws IOException {
        write("A.xml");
        try (RandomAccessFile file =
                new RandomAccessFile(temporary.resolve("root/A.xml").toFile(), "rw")) {
            file.setLength((4L << 20) + 1); // sparse: nothing is written
        }
        assertThat(names(null)).isEmpty();
        assertProblem("file-too-large", "root/A.xml: error: the file has more than 4 MiB");
    }

    @Test
    void anUnknownReleaseIsAProblemThatNamesThoseThereAre() throws IOException {
        write("1.4.2/clusters/A.xml", "1.6.1/clusters/A.xml");
        assertThat(names("1.6.2")).isEmpty();
        assertProblem("unknown-release", "there is no release '1.6.2' in the definitions");
        assertThat(problems.sorted().get(0).hint()).isEqualTo("Choose from: 1.4.2, 1.6.1");
    }

    @Test
    void aReleaseCannotBeChosenWhereThereIsOne() throws IOException {
        write("A.xml");
        names("1.6.1");
        assertProblem("unknown-release", "there is no release '1.6.1'");
        assertThat(problems.sorted().get(0).hint()).contains("leave out the parameter");
    }

    private void write(String... files) throws IOException {
        for (String file : files) {
            Path path = temporary.resolve("root").resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "<cluster/>");
        }
    }

    private List<String> names(@Nullable String release) {
        try (DefinitionRoot root =
                DefinitionRoot.open("root", temporary.resolve("root"), problems).orElseThrow()) {
            return Definitions.read(List.of(root), release, problems).roots().stream()
                    .flatMap(files -> Stream.of(files.toArray(SourceFile[]::new)))
                    .map(SourceFile::name)
                    .toList();
        }
    }

    private void assertProblem(String code, String text) {
        assertThat(problems.sorted()).hasSize(1);
        Problem problem = problems.sorted().get(0);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.toString()).contains(text);
    }
}

package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.ModelRequest.Root;
import dev.clusterwright.generator.java.JavaOptions;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every official definition reads, links and compiles, without a word said twice and without a fault left out. */
class CorpusTest {
    private static final long LARGEST_METHOD = 16 << 10;
    private static final long LARGEST_CLASS = 200 << 10;

    /** What official definitions get wrong, and what is then assumed. Anything else is a fault of the reader. */
    private static final Set<String> FAULTS = Set.of(
            "ambiguous-type",
            "cluster-without-id",
            "duplicate-cluster-name",
            "duplicate-element",
            "duplicate-name",
            "duplicate-requirement",
            "empty-constraint",
            "missing-name",
            "missing-number",
            "misspelt",
            "repeated-id",
            "unknown-attribute",
            "unknown-cluster",
            "unknown-command",
            "unknown-element",
            "unknown-feature",
            "unknown-priority",
            "unknown-response",
            "unknown-type");

    @TempDir
    Path temporary;

    /** A skipped test is a line among thousands; whether official definitions were read should not be overlooked. */
    @BeforeAll
    static void say() throws IOException {
        List<Path> all = Corpus.ifPresent();
        System.out.println(
                all.isEmpty()
                        ? "There are no official definitions here: the tests that read them are skipped"
                        : "Official definitions: " + all);
    }

    static List<Path> trees() throws IOException {
        return Corpus.all();
    }

    @ParameterizedTest
    @MethodSource("trees")
    void everythingGeneratesAndCompiles(Path tree) throws IOException, InterruptedException {
        Path sources = temporary.resolve("sources");
        GenerateResult result = new Generator()
                .run(new GenerateRequest(
                        ModelRequest.of(List.of(new Root(tree.getFileName().toString(), tree))),
                        JavaOptions.of("matter"),
                        sources));
        assertThat(result.problems()).allMatch(problem -> FAULTS.contains(problem.code()));
        // Whatever has no type is read too, so a resolver that finds none would go unnoticed: official files lack few.
        assertThat(result.problems().stream().filter(problem -> problem.code().equals("unknown-type")))
                .hasSizeLessThan(result.files() / 50);
        Path classes = compile(sources);
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                assertThat(Files.size(file)).as("%s", file).isLessThan(LARGEST_CLASS);
                try (InputStream stream = Files.newInputStream(file)) {
                    assertThat((long) ClassFile.largestMethod(stream))
                            .as("%s", file)
                            .isLessThan(LARGEST_METHOD);
                }
            }
        }
    }

    /** In a process of its own, as the heap is limited. */
    private Path compile(Path sources) throws IOException, InterruptedException {
        Path classes = temporary.resolve("classes");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-J-Xmx512m",
                "--release",
                "17",
                "-Xlint:all",
                "-Werror",
                "-proc:none",
                "-cp",
                classPath(),
                "-d",
                classes.toString()));
        Path arguments = temporary.resolve("files.txt");
        Files.write(
                arguments,
                Cases.files(sources, ".java").stream()
                        .map(file -> '"' + file.toString().replace("\\", "/") + '"')
                        .toList());
        command.add("@" + arguments);
        Path log = temporary.resolve("javac.log");
        Process javac = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(javac.waitFor()).as(() -> readable(log)).isZero();
        assertThat(log).isEmptyFile();
        return classes;
    }

    /** Only what a user of generated code has. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("jspecify") || entry.contains("runtime"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String readable(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}

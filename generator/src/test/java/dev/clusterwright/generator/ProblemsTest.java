package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.ModelRequest.Root;
import dev.clusterwright.generator.java.JavaOptions;
import dev.clusterwright.generator.problem.Problem;
import dev.clusterwright.generator.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** For each {@code case.xml} the problems of {@code case.problems}; with an error among them, nothing is written. */
class ProblemsTest {
    private static final Path PROBLEMS = Cases.folder("problems");

    @TempDir
    Path temporary;

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        return Cases.files(PROBLEMS, ".xml").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private void check(Path file) throws IOException {
        String name = file.getFileName().toString();
        Path root = Files.createDirectories(temporary.resolve(name).resolve("root"));
        Path output = temporary.resolve(name).resolve("output");
        Files.copy(file, root.resolve(name));
        List<Problem> problems;
        try {
            problems = new Generator()
                    .run(new GenerateRequest(
                            ModelRequest.of(List.of(new Root("definitions", root))), JavaOptions.of("example"), output))
                    .problems();
        } catch (ProblemException e) {
            problems = e.problems();
            assertThat(output).doesNotExist();
        }
        assertThat(problems).isNotEmpty();
        Cases.compare(
                PROBLEMS.resolve(name.replace(".xml", ".problems")),
                problems.stream().map(Problem::toString).collect(Collectors.joining("\n", "", "\n")));
    }
}

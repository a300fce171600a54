package dev.clusterwright.generator;

import dev.clusterwright.generator.ModelRequest.Root;
import dev.clusterwright.generator.java.JavaOptions;
import dev.clusterwright.generator.problem.Problem;
import dev.clusterwright.generator.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Definition roots of a few short texts, and what is generated from them. */
final class Roots {
    private final Path folder;
    private final List<Root> roots = new ArrayList<>();

    /** Roots within a folder. */
    Roots(Path folder) {
        this.folder = folder;
    }

    /** Writes a file, the first of its root or one more. */
    Roots file(String root, String name, String text) throws IOException {
        Path path = folder.resolve(root);
        Path file = path.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        if (roots.stream().noneMatch(known -> known.name().equals(root))) {
            roots.add(new Root(root, path));
        }
        return this;
    }

    /** Generates everything. */
    Output generate() throws IOException {
        return generate(request -> request, JavaOptions.of("example"));
    }

    /** Generates what is asked for. */
    Output generate(UnaryOperator<ModelRequest> asked) throws IOException {
        return generate(asked, JavaOptions.of("example"));
    }

    /** Generates everything in another form. */
    Output generate(JavaOptions options) throws IOException {
        return generate(request -> request, options);
    }

    private Output generate(UnaryOperator<ModelRequest> asked, JavaOptions options) throws IOException {
        Path output = folder.resolve("output");
        GenerateResult result =
                new Generator().run(new GenerateRequest(asked.apply(ModelRequest.of(roots)), options, output));
        Map<String, String> files = new TreeMap<>();
        for (Path file : Cases.files(output, ".java")) {
            files.put(output.resolve("example").relativize(file).toString().replace('\\', '/'), Files.readString(file));
        }
        return new Output(files, lines(result.problems()));
    }

    /** The problems of a run that ends with them. */
    List<String> problems() throws IOException {
        try {
            throw new AssertionError("no error, but " + generate());
        } catch (ProblemException e) {
            return lines(e.problems());
        }
    }

    private static List<String> lines(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.toList());
    }

    /**
     * What came out.
     *
     * @param files texts by path, from the base package
     * @param problems the problems that did not end the run
     */
    record Output(Map<String, String> files, List<String> problems) {
        String file(String path) {
            String text = files.get(path);
            if (text == null) {
                throw new AssertionError("no " + path + " in " + files.keySet());
            }
            return text;
        }
    }
}

package dev.clusterwright.generator;

import dev.clusterwright.generator.java.JavaEmitter;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.output.OutputFolder;
import dev.clusterwright.generator.problem.Problems;
import java.io.IOException;
import java.util.SortedMap;

/**
 * Definitions to Java:
 *
 * <ol>
 *   <li>a checked model: see {@link ModelReader};
 *   <li>files in memory;
 *   <li>disk.
 * </ol>
 *
 * <p>Nothing is written before every stage is content.
 */
public final class Generator {
    private final Problems problems = new Problems();

    /**
     * Generates.
     *
     * @throws dev.clusterwright.generator.problem.ProblemException if anything is wrong with the request or the
     *     definitions; nothing has been written then
     * @throws IOException if the output folder cannot be written
     */
    public GenerateResult run(GenerateRequest request) throws IOException {
        return run(request, "");
    }

    /**
     * Generates, and leaves the fingerprint with what it wrote: see {@link OutputFolder#upToDate}.
     *
     * @param fingerprint taken before, so that it does not cover what changes meanwhile; empty for none
     */
    public GenerateResult run(GenerateRequest request, String fingerprint) throws IOException {
        PackageName.check(request.java().basePackage(), problems);
        Model model = new ModelReader(problems).read(request.definitions());
        SortedMap<String, String> files = new JavaEmitter(model.release(), request.java()).emit(model);
        int written = new OutputFolder(request.output()).update(files, fingerprint, problems.sorted());
        return new GenerateResult(
                model.release(),
                model.clusters().size(),
                model.deviceTypes().size(),
                model.namespaces().size(),
                (int) files.keySet().stream()
                        .filter(path -> !path.endsWith("package-info.java"))
                        .count(),
                files.size(),
                written,
                problems.sorted());
    }
}

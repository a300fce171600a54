package dev.clusterwright.generator;

import dev.clusterwright.generator.check.Checker;
import dev.clusterwright.generator.java.JavaEmitter;
import dev.clusterwright.generator.java.JavaOptions;
import dev.clusterwright.generator.link.Linker;
import dev.clusterwright.generator.link.Selection;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.output.OutputFolder;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.generator.source.DefinitionRoot;
import dev.clusterwright.generator.source.Definitions;
import dev.clusterwright.generator.source.StandardTypes;
import dev.clusterwright.generator.xml.DefinitionFile;
import dev.clusterwright.generator.xml.DefinitionReader;
import dev.clusterwright.generator.xml.Errata;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import javax.lang.model.SourceVersion;

/**
 * The pipeline:
 *
 * <ol>
 *   <li>text: open the roots, choose the release, read the files;
 *   <li>elements: what stands in each file, corrected by errata, and where;
 *   <li>linked model: clusters, device types and namespaces declared, chosen, resolved;
 *   <li>checked model: every rule kept;
 *   <li>files in memory;
 *   <li>disk.
 * </ol>
 *
 * <p>Problems are collected, and end the run after the stage that found them: nothing is written before every stage is
 * content.
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
        check(request);
        Definitions definitions = read(request);
        problems.endOfStage();

        Errata errata = Errata.read(definitions.errata(), problems);
        DefinitionReader reader = new DefinitionReader(errata, problems);
        List<List<DefinitionFile>> elements = definitions.roots().stream()
                .map(files -> files.parallelStream().map(reader::read).toList())
                .toList();
        errata.warnOfUnused();
        problems.endOfStage();

        List<DefinitionFile> standard =
                StandardTypes.files().stream().map(reader::read).toList();
        Model model = new Linker(problems)
                .link(
                        definitions.release(),
                        elements,
                        standard,
                        new Selection(request.clusters(), request.deviceTypes(), request.namespaces()));
        problems.endOfStage();

        new Checker(problems).check(model);
        problems.endOfStage();
        if (request.failOnWarning()) {
            problems.stopAtWarnings();
        }

        SortedMap<String, String> files = new JavaEmitter(model.release(), options(request)).emit(model);
        int written = new OutputFolder(request.output()).update(files);
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

    private static JavaOptions options(GenerateRequest request) {
        return new JavaOptions(
                request.packageName(), request.keepUnknownFields(), request.clients(), request.servers());
    }

    private void check(GenerateRequest request) {
        String name = request.packageName();
        if (!SourceVersion.isName(name, SourceVersion.RELEASE_17)) {
            problems.error(
                    "bad-package",
                    SourceLocation.of("packageName"),
                    "'" + name + "' is not the name of a Java package",
                    "Write it as in 'com.example.matter'");
        }
        if (request.roots().isEmpty()) {
            problems.error(
                    "missing-root",
                    SourceLocation.of("definitions"),
                    "there are no definitions to read",
                    "Name a folder, a zip or a jar");
        }
        problems.endOfStage();
    }

    private Definitions read(GenerateRequest request) {
        List<DefinitionRoot> roots = new ArrayList<>();
        try {
            request.roots()
                    .forEach(root -> DefinitionRoot.open(root.name(), root.path(), problems)
                            .ifPresent(roots::add));
            problems.endOfStage();
            return Definitions.read(roots, request.release(), problems);
        } finally {
            roots.forEach(DefinitionRoot::close);
        }
    }
}

package dev.clusterwright.generator;

import dev.clusterwright.generator.check.Checker;
import dev.clusterwright.generator.link.Linker;
import dev.clusterwright.generator.link.Selection;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.generator.source.DefinitionRoot;
import dev.clusterwright.generator.source.Definitions;
import dev.clusterwright.generator.source.Release;
import dev.clusterwright.generator.source.StandardTypes;
import dev.clusterwright.generator.xml.DefinitionFile;
import dev.clusterwright.generator.xml.DefinitionReader;
import dev.clusterwright.generator.xml.Errata;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Definitions to a checked model, which everything else is made of:
 *
 * <ol>
 *   <li>text: open the roots, choose the release, read the files;
 *   <li>elements: what stands in each file, corrected by errata, and where;
 *   <li>linked model: clusters, device types and namespaces declared, chosen, resolved;
 *   <li>checked model: every rule kept.
 * </ol>
 *
 * <p>Problems are collected, and end the run after the stage that found them.
 */
public final class ModelReader {
    private final Problems problems;

    /** A reader that reports to {@code problems}. */
    public ModelReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads.
     *
     * @throws dev.clusterwright.generator.problem.ProblemException if anything is wrong with the request or the definitions
     */
    public Model read(ModelRequest request) {
        return read(request, false);
    }

    /**
     * Reads what there is of what is wanted: a cluster, a device type or a namespace that the definitions do not have is
     * worth a note.
     *
     * @throws dev.clusterwright.generator.problem.ProblemException if anything else is wrong
     */
    public Model readWhatThereIs(ModelRequest request) {
        return read(request, true);
    }

    private Model read(ModelRequest request, boolean lenient) {
        Definitions definitions = open(request);
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
        Selection wanted = new Selection(request.clusters(), request.deviceTypes(), request.namespaces(), lenient);
        Model model = new Linker(problems).link(definitions.release(), elements, standard, wanted);
        problems.endOfStage();

        new Checker(problems).check(model);
        problems.endOfStage();
        if (request.failOnWarning()) {
            problems.stopAtWarnings();
        }
        return model;
    }

    /**
     * The releases that the roots have to choose from, oldest first; none where a root is a release itself.
     *
     * @throws dev.clusterwright.generator.problem.ProblemException if a root cannot be read
     */
    public List<String> releases(ModelRequest request) {
        TreeSet<Release> releases = new TreeSet<>();
        for (ModelRequest.Root root : request.roots()) {
            DefinitionRoot.open(root.name(), root.path(), problems).ifPresent(opened -> {
                releases.addAll(opened.releases());
                opened.close();
            });
        }
        problems.endOfStage();
        return releases.stream().map(Release::name).toList();
    }

    private Definitions open(ModelRequest request) {
        if (request.roots().isEmpty()) {
            problems.error(
                    "missing-root",
                    SourceLocation.of("definitions"),
                    "there are no definitions to read",
                    "Name a folder, a zip or a jar");
        }
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

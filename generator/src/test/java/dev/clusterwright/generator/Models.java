package dev.clusterwright.generator;

import dev.clusterwright.generator.link.Linker;
import dev.clusterwright.generator.link.Selection;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.source.DefinitionRoot;
import dev.clusterwright.generator.source.Definitions;
import dev.clusterwright.generator.source.StandardTypes;
import dev.clusterwright.generator.xml.DefinitionFile;
import dev.clusterwright.generator.xml.DefinitionReader;
import dev.clusterwright.generator.xml.Errata;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What the generator makes of definitions before it writes Java. */
final class Models {
    private Models() {}

    /**
     * The linked model of some clusters.
     *
     * @param release a folder of definitions
     * @param clusters their ids; none for all
     */
    static Model of(Path release, List<String> clusters) throws IOException {
        Problems problems = new Problems();
        Definitions definitions;
        try (DefinitionRoot root = DefinitionRoot.open("definitions", release, problems)
                .orElseThrow(() -> new IOException(problems.sorted().toString()))) {
            definitions = Definitions.read(List.of(root), null, problems);
        }
        DefinitionReader reader = new DefinitionReader(Errata.read(definitions.errata(), problems), problems);
        List<List<DefinitionFile>> elements = definitions.roots().stream()
                .map(files -> files.stream().map(reader::read).toList())
                .toList();
        Model model = new Linker(problems)
                .link(
                        definitions.release(),
                        elements,
                        StandardTypes.files().stream().map(reader::read).toList(),
                        new Selection(clusters, List.of(), List.of()));
        problems.endOfStage();
        return model;
    }
}

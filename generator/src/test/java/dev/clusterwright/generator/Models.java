package dev.clusterwright.generator;

import dev.clusterwright.generator.ModelRequest.Root;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.problem.Problems;
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
    static Model of(Path release, List<String> clusters) {
        Problems problems = new Problems();
        return new ModelReader(problems)
                .read(ModelRequest.of(List.of(new Root("definitions", release))).withClusters(clusters));
    }
}

package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.source.SourceFile;
import java.util.List;

/** Reads a definition file of either dialect; which one it is, its root element tells. */
public final class DefinitionReader {
    private final Problems problems;

    /** A reader that reports to {@code problems}. */
    public DefinitionReader(Problems problems) {
        this.problems = problems;
    }

    /** The clusters of a file; none, and a problem, if it cannot be read. */
    public List<ClusterElement> read(SourceFile file) {
        return XmlParser.parse(file, problems).map(this::clusters).orElse(List.of());
    }

    private List<ClusterElement> clusters(XmlNode root) {
        return switch (root.name()) {
            case "cluster" -> List.of(new DataModelReader(problems).cluster(root));
            default -> {
                problems.error(
                        "unknown-dialect",
                        root.location(),
                        "<" + root.name() + "> is not the root of a cluster definition",
                        "The root element of a cluster in the data-model dialect is <cluster>");
                yield List.of();
            }
        };
    }
}

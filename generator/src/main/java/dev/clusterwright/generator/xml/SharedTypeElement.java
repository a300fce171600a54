package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.problem.SourceLocation;
import java.util.List;

/**
 * A type that stands outside of clusters.
 *
 * @param clusters the ids of the clusters that have it, as the file writes them; empty for a type that any may use
 */
public record SharedTypeElement(TypeElement type, List<ClusterCode> clusters) {
    /** Copies the list. */
    public SharedTypeElement {
        clusters = List.copyOf(clusters);
    }

    /** The id of a cluster that has the type. */
    public record ClusterCode(SourceLocation location, String code) {}
}

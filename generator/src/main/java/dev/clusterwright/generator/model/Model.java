package dev.clusterwright.generator.model;

import java.util.List;

/**
 * Everything that a run generates from.
 *
 * @param release the release that the definitions are of
 * @param clusters by id
 */
public record Model(String release, List<Cluster> clusters) {
    /** Copies the list. */
    public Model {
        clusters = List.copyOf(clusters);
    }
}

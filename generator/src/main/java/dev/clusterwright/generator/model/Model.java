package dev.clusterwright.generator.model;

import java.util.List;
import java.util.Optional;

/**
 * Everything that a run generates from.
 *
 * @param release the release that the definitions are of; empty when they do not say
 * @param clusters by id
 */
public record Model(Optional<String> release, List<Cluster> clusters) {
    /** Copies the list. */
    public Model {
        clusters = List.copyOf(clusters);
    }
}

package dev.clusterwright.generator.check;

import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.problem.Problems;

/** Something that every cluster has to keep. */
interface Rule {
    /** Reports each place where the cluster does not keep it. */
    void check(Cluster cluster, Problems problems);
}

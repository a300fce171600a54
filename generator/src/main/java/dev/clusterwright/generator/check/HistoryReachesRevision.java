package dev.clusterwright.generator.check;

import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.problem.Problems;

/** The revision history, where there is one, ends with the revision that the cluster says it has. */
final class HistoryReachesRevision implements Rule {
    @Override
    public void check(Cluster cluster, Problems problems) {
        int last = cluster.history().stream()
                .mapToInt(Cluster.Revision::number)
                .max()
                .orElse(cluster.revision());
        if (last != cluster.revision()) {
            problems.warning(
                    "revision-mismatch",
                    cluster.location(),
                    "cluster '" + cluster.name() + "' has the revision " + cluster.revision()
                            + ", but its history ends with " + last + "; " + cluster.revision() + " is used",
                    "");
        }
    }
}

package dev.clusterwright.generator.check;

import dev.clusterwright.generator.model.Bounds;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.model.StaticBounds;
import dev.clusterwright.generator.problem.Problems;

/** A constraint leaves at least one value that the type has. */
final class ConstraintsLeaveAValue implements Rule {
    @Override
    public void check(Cluster cluster, Problems problems) {
        cluster.scopes().forEach(scope -> {
            StaticBounds staticBounds = new StaticBounds(cluster.attributes(), scope.fields());
            for (Field field : scope.fields()) {
                Bounds bounds = staticBounds.of(field);
                if (bounds != null && bounds.isEmpty()) {
                    problems.error(
                            "unsatisfiable-constraint",
                            field.location(),
                            "no " + field.type().typeName() + " keeps the constraint '" + field.constraint() + "' of '"
                                    + field.name() + "'",
                            "");
                }
            }
        });
    }
}

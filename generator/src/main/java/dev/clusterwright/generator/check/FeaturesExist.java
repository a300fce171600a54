package dev.clusterwright.generator.check;

import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Feature;
import dev.clusterwright.generator.problem.Hints;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.notation.Conformance;
import dev.clusterwright.notation.Expression;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The features that a conformance names are features of the cluster. */
final class FeaturesExist implements Rule {
    @Override
    public void check(Cluster cluster, Problems problems) {
        Set<String> codes = cluster.features().stream().map(Feature::code).collect(Collectors.toSet());
        cluster.features().forEach(f -> check(f.conformance(), f.location(), codes, problems));
        cluster.scopes()
                .flatMap(scope -> scope.fields().stream())
                .forEach(field -> check(field.conformance(), field.location(), codes, problems));
        cluster.commands().forEach(c -> check(c.conformance(), c.location(), codes, problems));
        cluster.events().forEach(e -> check(e.conformance(), e.location(), codes, problems));
    }

    private static void check(Conformance conformance, SourceLocation location, Set<String> codes, Problems problems) {
        if (conformance instanceof Conformance.Mandatory mandatory) {
            check(mandatory.condition(), location, codes, problems);
        } else if (conformance instanceof Conformance.Optional optional) {
            check(optional.condition(), location, codes, problems);
        } else if (conformance instanceof Conformance.Otherwise otherwise) {
            otherwise.alternatives().forEach(alternative -> check(alternative, location, codes, problems));
        }
    }

    private static void check(
            @Nullable Expression expression, SourceLocation location, Set<String> codes, Problems problems) {
        if (expression instanceof Expression.Feature feature) {
            if (!codes.contains(feature.code())) {
                problems.warning(
                        "unknown-feature",
                        location,
                        "the conformance names the feature '" + feature.code()
                                + "', which the cluster does not have; it is kept as it is",
                        Hints.didYouMeanOrOneOf(feature.code(), codes));
            }
        } else if (expression instanceof Expression.Not not) {
            check(not.operand(), location, codes, problems);
        } else if (expression instanceof Expression.And and) {
            and.operands().forEach(operand -> check(operand, location, codes, problems));
        } else if (expression instanceof Expression.Or or) {
            or.operands().forEach(operand -> check(operand, location, codes, problems));
        }
    }
}

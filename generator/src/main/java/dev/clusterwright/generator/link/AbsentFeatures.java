package dev.clusterwright.generator.link;

import dev.clusterwright.notation.Conformance;
import dev.clusterwright.notation.Expression;
import java.util.List;
import java.util.Set;

/** Finds what goes with the features that a derived cluster never has. */
final class AbsentFeatures {
    private AbsentFeatures() {}

    /** Whether an element is never there where the cluster has none of these features. */
    static boolean exclude(Conformance conformance, Set<String> features) {
        if (conformance instanceof Conformance.Mandatory mandatory) {
            return mandatory.condition() != null && exclude(mandatory.condition(), features);
        }
        if (conformance instanceof Conformance.Optional optional) {
            return optional.condition() != null && exclude(optional.condition(), features);
        }
        if (conformance instanceof Conformance.Otherwise otherwise) {
            // That it is on trial, or was there once, does not bring it back.
            List<Conformance> decisive = otherwise.alternatives().stream()
                    .filter(part ->
                            !(part instanceof Conformance.Provisional) && !(part instanceof Conformance.Obsolete))
                    .toList();
            return !decisive.isEmpty() && decisive.stream().allMatch(part -> exclude(part, features));
        }
        return conformance.isDisallowed();
    }

    private static boolean exclude(Expression condition, Set<String> features) {
        if (condition instanceof Expression.Feature feature) {
            return features.contains(feature.code());
        }
        if (condition instanceof Expression.And and) {
            return and.operands().stream().anyMatch(operand -> exclude(operand, features));
        }
        return condition instanceof Expression.Or or
                && or.operands().stream().allMatch(operand -> exclude(operand, features));
    }
}

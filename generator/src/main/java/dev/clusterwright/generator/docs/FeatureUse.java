package dev.clusterwright.generator.docs;

import dev.clusterwright.notation.Conformance;
import dev.clusterwright.notation.Expression;
import org.jspecify.annotations.Nullable;

/** Whether a conformance depends on a feature. */
final class FeatureUse {
    private FeatureUse() {}

    /** Whether a feature's code occurs in a conformance. */
    static boolean mentions(Conformance conformance, String code) {
        if (conformance instanceof Conformance.Otherwise otherwise) {
            return otherwise.alternatives().stream().anyMatch(alternative -> mentions(alternative, code));
        }
        if (conformance instanceof Conformance.Mandatory mandatory) {
            return mentions(mandatory.condition(), code);
        }
        return conformance instanceof Conformance.Optional optional && mentions(optional.condition(), code);
    }

    private static boolean mentions(@Nullable Expression expression, String code) {
        if (expression instanceof Expression.And and) {
            return and.operands().stream().anyMatch(operand -> mentions(operand, code));
        }
        if (expression instanceof Expression.Or or) {
            return or.operands().stream().anyMatch(operand -> mentions(operand, code));
        }
        if (expression instanceof Expression.Not not) {
            return mentions(not.operand(), code);
        }
        return expression instanceof Expression.Feature feature
                && feature.code().equals(code);
    }
}

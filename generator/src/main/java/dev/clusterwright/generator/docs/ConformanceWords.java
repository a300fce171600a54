package dev.clusterwright.generator.docs;

import dev.clusterwright.notation.Conformance;
import dev.clusterwright.notation.Conformance.Choice;
import dev.clusterwright.notation.Expression;
import dev.clusterwright.notation.Expression.Comparison;
import dev.clusterwright.notation.Expression.Feature;
import dev.clusterwright.notation.Expression.Name;
import dev.clusterwright.notation.Expression.Not;
import dev.clusterwright.notation.Expression.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Conformance in words: {@code [LT & !AB]} is "optional if feature LT is supported and feature AB is not". */
final class ConformanceWords {
    private ConformanceWords() {}

    /** The whole of it. */
    static String of(Conformance conformance) {
        if (conformance instanceof Conformance.Otherwise otherwise) {
            return otherwise.alternatives().stream()
                    .map(ConformanceWords::one)
                    .collect(Collectors.joining("; otherwise "));
        }
        return one(conformance);
    }

    private static String one(Conformance conformance) {
        if (conformance instanceof Conformance.Mandatory mandatory) {
            return mandatory.condition() == null ? "mandatory" : "mandatory if " + condition(mandatory.condition());
        }
        if (conformance instanceof Conformance.Optional optional) {
            String words = optional.choice() == null ? "optional" : choice(optional.choice());
            return optional.condition() == null ? words : words + " if " + condition(optional.condition());
        }
        if (conformance instanceof Conformance.Provisional) {
            return "provisional";
        }
        if (conformance instanceof Conformance.Obsolete) {
            return "deprecated";
        }
        if (conformance instanceof Conformance.Disallowed) {
            return "disallowed";
        }
        return "described in the specification";
    }

    private static String choice(Choice choice) {
        String count;
        if (choice.max() == Choice.NO_LIMIT) {
            count = choice.min() == 0 ? "any number" : number(choice.min()) + " or more";
        } else if (choice.min() == choice.max()) {
            count = "exactly " + number(choice.min());
        } else if (choice.min() == 0) {
            count = "at most " + number(choice.max());
        } else {
            count = number(choice.min()) + " to " + number(choice.max());
        }
        return "optional, " + count + " of the set " + choice.letter();
    }

    private static String number(int count) {
        return count == 1 ? "one" : Integer.toString(count);
    }

    private static String condition(Expression expression) {
        if (expression instanceof Expression.Or or) {
            return join(or.operands(), " or ");
        }
        if (expression instanceof Expression.And and) {
            return join(and.operands(), " and ");
        }
        return simple(expression, false);
    }

    /** Features beside each other share a verb; what is joined in another way stands in parentheses. */
    private static String join(List<Expression> operands, String word) {
        List<String> parts = new ArrayList<>();
        if (operands.stream().allMatch(Feature.class::isInstance)) {
            String features =
                    operands.stream().map(operand -> ((Feature) operand).code()).collect(Collectors.joining(word));
            boolean several = word.equals(" and ");
            return (several ? "features " : "feature ") + features + (several ? " are supported" : " is supported");
        }
        for (Expression operand : operands) {
            boolean nested = operand instanceof Expression.Or || operand instanceof Expression.And;
            parts.add(nested ? "(" + condition(operand) + ")" : simple(operand, false));
        }
        return String.join(word, parts);
    }

    private static String simple(Expression expression, boolean negated) {
        if (expression instanceof Feature feature) {
            return "feature " + feature.code() + (negated ? " is not supported" : " is supported");
        }
        if (expression instanceof Name name) {
            return String.join(".", name.path().names()) + (negated ? " does not apply" : " applies");
        }
        if (expression instanceof Not not) {
            return not.operand() instanceof Feature || not.operand() instanceof Name || not.operand() instanceof Not
                    ? simple(not.operand(), !negated)
                    : (negated ? "" : "it is not so that ") + "(" + condition(not.operand()) + ")";
        }
        if (expression instanceof Comparison comparison) {
            return (negated ? "it is not so that " : "") + value(comparison.left()) + " "
                    + operator(comparison.operator()) + " " + value(comparison.right());
        }
        return "(" + condition(expression) + ")";
    }

    private static String value(Expression.Value value) {
        if (value instanceof Expression.Revision) {
            return "the revision";
        }
        return value instanceof Name name ? String.join(".", name.path().names()) : value.toString();
    }

    private static String operator(Operator operator) {
        return switch (operator) {
            case EQUAL -> "is";
            case NOT_EQUAL -> "is not";
            case GREATER -> "is greater than";
            case GREATER_OR_EQUAL -> "is at least";
            case LESS -> "is less than";
            case LESS_OR_EQUAL -> "is at most";
        };
    }
}

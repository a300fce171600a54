package dev.clusterwright.generator.link;

import dev.clusterwright.generator.model.Conformance;
import dev.clusterwright.generator.model.Conformance.Choice;
import dev.clusterwright.generator.model.Expression;
import dev.clusterwright.generator.model.Expression.Kind;
import dev.clusterwright.generator.model.Expression.Term;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.xml.XmlNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads conformance elements. */
final class ConformanceParser {
    private static final Map<String, String> COMPARISONS = Map.of(
            "equalTerm", "==",
            "notEqualTerm", "!=",
            "greaterTerm", ">",
            "greaterOrEqualTerm", ">=",
            "lessTerm", "<",
            "lessOrEqualTerm", "<=");
    private static final Map<String, Kind> TERMS = Map.of(
            "feature", Kind.FEATURE,
            "attribute", Kind.ATTRIBUTE,
            "field", Kind.FIELD,
            "command", Kind.COMMAND,
            "condition", Kind.CONDITION,
            "enum", Kind.ENUM,
            "status", Kind.STATUS,
            "revision", Kind.REVISION,
            "literal", Kind.LITERAL,
            "value", Kind.LITERAL);
    private static final Set<String> CHOICE = Set.of("choice", "min", "max", "more");

    private final Problems problems;

    ConformanceParser(Problems problems) {
        this.problems = problems;
    }

    /** What is not said is mandatory. */
    Conformance parse(Optional<XmlNode> node) {
        return node.map(this::parse).orElse(Conformance.Mandatory.ALWAYS);
    }

    private Conformance parse(XmlNode node) {
        return switch (node.name()) {
            case "mandatoryConform" -> {
                Expression condition = condition(node);
                yield condition == null ? Conformance.Mandatory.ALWAYS : new Conformance.Mandatory(condition);
            }
            case "optionalConform" -> new Conformance.Optional(condition(node), choice(node));
            case "provisionalConform" -> new Conformance.Provisional();
            case "deprecateConform" -> new Conformance.Obsolete();
            case "disallowConform" -> new Conformance.Disallowed();
            case "describedConform" -> new Conformance.Described();
            case "otherwiseConform" ->
                new Conformance.Otherwise(
                        node.children().stream().map(this::parse).toList());
            default -> {
                problems.error(
                        "unknown-conformance", node.location(), "<" + node.name() + "> is not a conformance", "");
                yield new Conformance.Described();
            }
        };
    }

    private @Nullable Choice choice(XmlNode node) {
        String letter = node.value("choice");
        if (letter == null) {
            return null;
        }
        BigInteger min = Numbers.parse(node.value("min", "1"));
        return new Choice(letter, min == null ? 1 : min.intValue(), "true".equals(node.value("more")));
    }

    private @Nullable Expression condition(XmlNode node) {
        List<Expression> conditions = node.children().stream()
                .filter(child -> !CHOICE.contains(child.name()))
                .map(this::expression)
                .filter(Objects::nonNull)
                .toList();
        if (conditions.isEmpty()) {
            return null;
        }
        return conditions.size() == 1 ? conditions.get(0) : new Expression.And(conditions);
    }

    private Expression expression(XmlNode node) {
        Kind kind = TERMS.get(node.name());
        if (kind != null) {
            return new Term(kind, name(node));
        }
        List<Expression> operands =
                node.children().stream().map(this::expression).toList();
        String comparison = COMPARISONS.get(node.name());
        if (comparison != null && operands.size() == 2) {
            return new Expression.Comparison(operands.get(0), comparison, operands.get(1));
        }
        return switch (node.name()) {
            case "andTerm" -> new Expression.And(operands);
            case "orTerm" -> new Expression.Or(operands);
            case "notTerm" -> new Expression.Not(operands.size() == 1 ? operands.get(0) : new Expression.And(operands));
            default -> {
                problems.error(
                        "unknown-term",
                        node.location(),
                        "<" + node.name() + "> with " + operands.size() + " operands is not a condition",
                        "");
                yield new Term(Kind.CONDITION, node.name());
            }
        };
    }

    private static String name(XmlNode node) {
        String own = node.value("name", node.value("value", node.text()));
        return node.child("field")
                .map(member -> own + "." + member.value("name", ""))
                .orElse(own);
    }
}

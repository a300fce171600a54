package dev.clusterwright.generator.link;

import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.xml.XmlNode;
import dev.clusterwright.notation.Conformance;
import dev.clusterwright.notation.Conformance.Choice;
import dev.clusterwright.notation.Expression;
import dev.clusterwright.notation.Expression.Operator;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads conformance elements. */
final class ConformanceParser {
    private static final Map<String, Operator> COMPARISONS = Map.of(
            "equalTerm", Operator.EQUAL,
            "notEqualTerm", Operator.NOT_EQUAL,
            "greaterTerm", Operator.GREATER,
            "greaterOrEqualTerm", Operator.GREATER_OR_EQUAL,
            "lessTerm", Operator.LESS,
            "lessOrEqualTerm", Operator.LESS_OR_EQUAL);
    private static final Set<String> NAMES =
            Set.of("attribute", "field", "command", "event", "condition", "enum", "status", "value");
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
            case "otherwiseConform" -> otherwise(node);
            default -> {
                problems.error(
                        "unknown-conformance", node.location(), "<" + node.name() + "> is not a conformance", "");
                yield new Conformance.Described();
            }
        };
    }

    private Conformance otherwise(XmlNode node) {
        if (node.children().isEmpty()) {
            problems.error(
                    "empty-conformance",
                    node.location(),
                    "<" + node.name() + "> holds no conformance",
                    "Put what applies first into it first, such as <provisionalConform/>");
            return new Conformance.Described();
        }
        return Conformance.firstOf(node.children().stream().map(this::parse).toList());
    }

    /** {@code more} lifts the limit, {@code max} alone is a limit without a least; else it is exactly {@code min}. */
    private @Nullable Choice choice(XmlNode node) {
        String letter = node.value("choice");
        if (letter == null) {
            return null;
        }
        String max = node.value("max");
        int least = count(node.value("min", max == null ? "1" : "0"));
        boolean more = "true".equals(node.value("more"));
        int greatest = max != null ? count(max) : more ? Choice.NO_LIMIT : least;
        if (!Choice.isLetter(letter) || least < 0 || greatest < 1 || least > greatest || (more && max != null)) {
            problems.error(
                    "bad-choice",
                    node.location(),
                    "choice '" + letter + "' cannot be made as its min, max and more say",
                    "Write a letter, and how many of the elements with that letter: min=\"1\" more=\"true\"");
            return null;
        }
        return new Choice(letter, least, greatest);
    }

    private static int count(String text) {
        BigInteger count = Numbers.parse(text);
        return count == null || count.bitLength() > 16 ? -1 : count.intValue();
    }

    private @Nullable Expression condition(XmlNode node) {
        List<Expression> conditions = expressions(node.children().stream()
                .filter(child -> !CHOICE.contains(child.name()))
                .toList());
        return conditions.isEmpty() ? null : Expression.allOf(conditions);
    }

    private List<Expression> expressions(List<XmlNode> nodes) {
        return nodes.stream().map(this::expression).flatMap(Optional::stream).toList();
    }

    /** Nothing, and a problem, if it is no condition. */
    private Optional<Expression> expression(XmlNode node) {
        if (node.name().equals("feature")) {
            return Terms.name(node, problems).map(Expression.Feature::new);
        }
        if (NAMES.contains(node.name())) {
            return Terms.path(node, problems).map(Expression.Name::new);
        }
        Operator operator = COMPARISONS.get(node.name());
        if (operator != null && node.children().size() == 2) {
            Optional<Expression.Value> left = value(node.children().get(0));
            Optional<Expression.Value> right = value(node.children().get(1));
            return left.isPresent() && right.isPresent()
                    ? Optional.of(new Expression.Comparison(left.get(), operator, right.get()))
                    : Optional.empty();
        }
        return switch (node.name()) {
            case "andTerm" -> operands(node).map(Expression::allOf);
            case "orTerm" -> operands(node).map(Expression::anyOf);
            case "notTerm" -> operands(node).map(Expression::allOf).map(Expression.Not::new);
            default -> unknown(node, "condition");
        };
    }

    /** Of operands that cannot be read there are problems already. */
    private Optional<List<Expression>> operands(XmlNode node) {
        List<Expression> operands = expressions(node.children());
        if (node.children().isEmpty()) {
            return unknown(node, "condition");
        }
        return operands.isEmpty() ? Optional.empty() : Optional.of(operands);
    }

    /** What a comparison compares. */
    private Optional<Expression.Value> value(XmlNode node) {
        if (NAMES.contains(node.name()) && Numbers.parse(Terms.text(node)) == null) {
            return Terms.path(node, problems).map(Expression.Name::new);
        }
        String text = Terms.text(node);
        return switch (node.name()) {
            case "revision" -> text.equals("current") ? Optional.of(new Expression.Revision()) : literal(node, text);
            case "literal", "value", "enum" -> literal(node, text);
            default -> unknown(node, "value to compare");
        };
    }

    private Optional<Expression.Value> literal(XmlNode node, String text) {
        String number = Numbers.canonical(text);
        if (number != null || text.equals("null")) {
            return Optional.of(new Expression.Literal(number == null ? text : number));
        }
        return node.name().equals("revision")
                ? unknown(node, "value to compare")
                : Terms.path(node, problems).map(Expression.Name::new);
    }

    private <T> Optional<T> unknown(XmlNode node, String what) {
        problems.error(
                "unknown-term",
                node.location(),
                "<" + node.name() + "> with " + node.children().size() + " operands is not a " + what,
                "");
        return Optional.empty();
    }
}

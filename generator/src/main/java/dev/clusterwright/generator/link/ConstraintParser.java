package dev.clusterwright.generator.link;

import dev.clusterwright.generator.model.Constraint;
import dev.clusterwright.generator.model.Constraint.Operand;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.xml.XmlNode;
import java.util.List;
import java.util.Optional;

/** Reads constraint elements. */
final class ConstraintParser {
    private final Problems problems;

    ConstraintParser(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads the constraint of a field.
     *
     * @param node its {@code <constraint>}
     * @param entry for a list: its {@code <entry>}, which may have a constraint of its own
     */
    Constraint parse(Optional<XmlNode> node, Optional<XmlNode> entry) {
        Constraint own = node.map(this::parse).orElse(new Constraint.Unconstrained());
        return entry.flatMap(element -> element.child("constraint"))
                .<Constraint>map(constraint -> new Constraint.Entries(own, parse(constraint)))
                .orElse(own);
    }

    private Constraint parse(XmlNode node) {
        List<Constraint> parts = node.children().stream().map(this::part).toList();
        if (parts.isEmpty()) {
            return new Constraint.Unconstrained();
        }
        return parts.size() == 1 ? parts.get(0) : new Constraint.All(parts);
    }

    private Constraint part(XmlNode node) {
        return switch (node.name()) {
            case "desc" -> new Constraint.Described();
            case "min", "minLength", "minCount" -> new Constraint.Range(operand(node), null);
            case "max", "maxLength", "maxCount" -> new Constraint.Range(null, operand(node));
            case "between", "lengthBetween", "countBetween" ->
                new Constraint.Range(
                        node.child("from").map(this::operand).orElseGet(() -> nothing(node)),
                        node.child("to").map(this::operand).orElseGet(() -> nothing(node)));
            case "maxCodePoints" -> new Constraint.CodePoints(operand(node));
            case "allowed" ->
                new Constraint.Allowed(
                        node.value("value") != null
                                ? List.of(operand(node))
                                : node.children().stream().map(this::term).toList());
            default -> {
                problems.warning(
                        "unknown-constraint",
                        node.location(),
                        "<" + node.name() + "> is not a known constraint and is taken as prose",
                        "");
                yield new Constraint.Described();
            }
        };
    }

    /** The operand that an element holds: its value, or what stands in it. */
    private Operand operand(XmlNode node) {
        String value = node.value("value");
        if (value != null) {
            return literal(value);
        }
        return node.children().size() == 1 ? term(node.children().get(0)) : nothing(node);
    }

    private Operand term(XmlNode node) {
        return switch (node.name()) {
            case "attribute", "field" -> {
                String own = node.value("name", "");
                yield new Operand.Reference(node.child("field")
                        .map(member -> own + "." + member.value("name", ""))
                        .orElse(own));
            }
            case "constant" -> new Operand.Constant(node.value("name", ""), Numbers.parse(node.value("value", "")));
            case "enum", "value" -> literal(node.value("value", node.value("name", "")));
            case "maxOf", "minOf" ->
                new Operand.Extreme(
                        node.name(), node.children().stream().map(this::term).toList());
            case "compute" ->
                new Operand.Computed(
                        node.child("left").map(this::operand).orElseGet(() -> nothing(node)),
                        node.value("operation", ""),
                        node.child("right").map(this::operand).orElseGet(() -> nothing(node)));
            default -> nothing(node);
        };
    }

    private static Operand literal(String text) {
        return new Operand.Literal(text, Numbers.parse(text));
    }

    private Operand nothing(XmlNode node) {
        problems.warning(
                "empty-constraint",
                node.location(),
                "<" + node.name() + "> has no bound that can be read; it is taken as open",
                "");
        return new Operand.Literal("?", null);
    }
}

package dev.clusterwright.generator.link;

import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.xml.XmlNode;
import dev.clusterwright.notation.Constraint;
import dev.clusterwright.notation.Constraint.Operand;
import dev.clusterwright.notation.Constraint.Operand.Function;
import dev.clusterwright.notation.Constraint.Operand.Operator;
import dev.clusterwright.notation.Constraint.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads constraint elements, in the forms of all releases: {@code <constraint><max value="5"/></constraint>} and
 * {@code <constraint type="max" value="5"/>}.
 */
final class ConstraintParser {
    /** So short, it cannot nest deeper than the notation may. */
    private static final int MAX_CHARS = 200;

    private static final Map<String, Operator> OPERATORS = Map.of(
            "add", Operator.ADD,
            "+", Operator.ADD,
            "subtract", Operator.SUBTRACT,
            "-", Operator.SUBTRACT,
            "multiply", Operator.MULTIPLY,
            "*", Operator.MULTIPLY,
            "divide", Operator.DIVIDE,
            "/", Operator.DIVIDE);

    private final Problems problems;

    ConstraintParser(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads the constraint of a field.
     *
     * @param nodes its {@code <constraint>} elements, of which one is enough to hold
     * @param entry for a list: its {@code <entry>}, which may have constraints of its own
     */
    Constraint parse(List<XmlNode> nodes, Optional<XmlNode> entry) {
        Constraint own = parse(nodes);
        List<XmlNode> ofEntry =
                entry.map(element -> element.children("constraint")).orElse(List.of());
        return ofEntry.isEmpty() ? own : Constraint.entries(own, parse(ofEntry));
    }

    private Constraint parse(List<XmlNode> nodes) {
        if (nodes.isEmpty()) {
            return new Constraint.Unconstrained();
        }
        List<Constraint> parts = nodes.stream().map(this::parse).toList();
        return octetsAndCodePoints(parts).orElseGet(() -> Constraint.anyOf(parts));
    }

    private Constraint parse(XmlNode node) {
        String type = node.value("type");
        if (type != null) {
            return part(type, node);
        }
        List<Constraint> parts =
                node.children().stream().map(child -> part(child.name(), child)).toList();
        if (!parts.isEmpty()) {
            return octetsAndCodePoints(parts).or(() -> minAndMax(parts)).orElseGet(() -> Constraint.anyOf(parts));
        }
        return node.text().isEmpty() ? new Constraint.Unconstrained() : noted(node);
    }

    /** Some files have the notation itself: {@code <constraint>min 1</constraint>}. */
    private Constraint noted(XmlNode node) {
        String text = node.text();
        try {
            return text.length() > MAX_CHARS ? unknown(node, text) : Constraint.parse(text);
        } catch (IllegalArgumentException e) {
            return unknown(node, text);
        }
    }

    private Constraint part(String form, XmlNode node) {
        return switch (form) {
            case "desc" -> new Constraint.Described();
            case "min", "minLength", "minCount" -> range(operand(node), null);
            case "max", "maxLength", "maxCount" -> range(null, operand(node));
            case "between", "lengthBetween", "countBetween" -> between(node);
            case "maxCodePoints" -> {
                Operand max = operand(node);
                yield max == null
                        ? new Constraint.Unconstrained()
                        : new Constraint.CodePoints(new Constraint.Unconstrained(), max);
            }
            case "allowed" -> allowed(node);
            default -> unknown(node, form);
        };
    }

    /** Some releases put both bounds into the element itself, the lower first; an attribute stands before elements. */
    private Constraint between(XmlNode node) {
        Optional<XmlNode> from = node.child("from");
        Optional<XmlNode> to = node.child("to");
        List<XmlNode> bounds = node.children().stream()
                .filter(child -> !child.name().equals("type"))
                .toList();
        if (from.isEmpty() && to.isEmpty() && bounds.size() == 2) {
            return range(term(bounds.get(0)), term(bounds.get(1)));
        }
        return range(
                from.isPresent() ? operand(from.get()) : nothing(node),
                to.isPresent() ? operand(to.get()) : nothing(node));
    }

    private Constraint allowed(XmlNode node) {
        String value = node.value("value");
        List<@Nullable Operand> values = value != null
                ? Stream.of(value.split(",", -1))
                        .map(text -> parsed(text, node))
                        .toList()
                : node.children().stream().map(this::term).toList();
        if (values.isEmpty()) {
            nothing(node);
        }
        return Constraint.anyOf(
                values.isEmpty()
                        ? List.of(new Constraint.Described())
                        : values.stream().map(ConstraintParser::allowed).toList());
    }

    private static Constraint allowed(@Nullable Operand operand) {
        return operand == null ? new Constraint.Described() : new Constraint.Allowed(operand);
    }

    private static Constraint range(@Nullable Operand min, @Nullable Operand max) {
        return min == null && max == null ? new Constraint.Unconstrained() : new Range(min, max);
    }

    /** A limit of characters does not lift the limit of octets beside it. */
    private static Optional<Constraint> octetsAndCodePoints(List<Constraint> parts) {
        if (parts.size() != 2
                || !(parts.get(1) instanceof Constraint.CodePoints codePoints)
                || !(parts.get(0) instanceof Range octets)) {
            return Optional.empty();
        }
        return Optional.of(new Constraint.CodePoints(octets, codePoints.max()));
    }

    /** A least and a greatest within one element are one range. */
    private static Optional<Constraint> minAndMax(List<Constraint> parts) {
        return parts.size() == 2
                        && parts.get(0) instanceof Range one
                        && parts.get(1) instanceof Range other
                        && (one.min() == null) != (other.min() == null)
                        && (one.max() == null) != (other.max() == null)
                ? Optional.of(new Range(
                        one.min() == null ? other.min() : one.min(), one.max() == null ? other.max() : one.max()))
                : Optional.empty();
    }

    /** The operand that an element holds: its value, its text, or what stands in it; null, and a problem, if none. */
    private @Nullable Operand operand(XmlNode node) {
        String value = node.value("value");
        List<XmlNode> terms = node.children().stream()
                .filter(child -> !child.name().equals("type"))
                .toList();
        if (value != null || (terms.isEmpty() && !node.text().isEmpty())) {
            return parsed(value == null ? node.text() : value, node);
        }
        return terms.size() == 1 ? term(terms.get(0)) : nothing(node);
    }

    private @Nullable Operand term(XmlNode node) {
        return switch (node.name()) {
            case "attribute", "field", "command", "enum" ->
                Terms.path(node, problems).map(Operand.Reference::new).orElse(null);
            case "constant" -> constant(node);
            case "value", "literal" -> parsed(Terms.text(node), node);
            case "maxOf" -> extreme(Function.MAX_OF, node);
            case "minOf" -> extreme(Function.MIN_OF, node);
            case "compute" -> computed(node);
            default -> nothing(node);
        };
    }

    private @Nullable Operand constant(XmlNode node) {
        String name = node.value("name", "");
        String number = Numbers.canonical(node.value("value", ""));
        if (name.isEmpty() || number == null) {
            return parsed(Terms.text(node), node);
        }
        return new Operand.Constant(name, new Operand.Literal(number));
    }

    private @Nullable Operand extreme(Function function, XmlNode node) {
        List<Operand> operands = new ArrayList<>();
        for (XmlNode child : node.children()) {
            Operand operand = term(child);
            if (operand == null) {
                return null;
            }
            operands.add(operand);
        }
        return operands.isEmpty() ? nothing(node) : new Operand.Extreme(function, operands);
    }

    private @Nullable Operand computed(XmlNode node) {
        Operand left = node.child("left").map(this::operand).orElse(null);
        Operator operator = OPERATORS.get(node.value("operation", ""));
        Operand right = node.child("right").map(this::operand).orElse(null);
        return left == null || operator == null || right == null
                ? nothing(node)
                : new Operand.Computed(left, operator, right);
    }

    /** A number, a name, or a short computation. */
    private @Nullable Operand parsed(String text, XmlNode node) {
        String number = Numbers.canonical(text);
        if (number != null) {
            return new Operand.Literal(number);
        }
        try {
            return text.length() > MAX_CHARS ? nothing(node) : Operand.parse(text);
        } catch (IllegalArgumentException e) {
            return nothing(node);
        }
    }

    private @Nullable Operand nothing(XmlNode node) {
        problems.warning(
                "empty-constraint",
                node.location(),
                "<" + node.name() + "> has no bound that can be read; it is taken as open",
                "");
        return null;
    }

    private Constraint unknown(XmlNode node, String form) {
        problems.warning(
                "unknown-constraint",
                node.location(),
                "'" + form + "' is not a known constraint and is taken as prose",
                "");
        return new Constraint.Described();
    }
}

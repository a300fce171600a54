package dev.clusterwright.generator.docs;

import dev.clusterwright.generator.model.BaseType;
import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.generator.model.DataType.ListType;
import dev.clusterwright.notation.Constraint;
import dev.clusterwright.notation.Constraint.Operand;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Constraints in words: {@code max 10[max 32]} of a list of octets is "at most 10 entries, each at most 32 octets". */
final class ConstraintWords {
    private ConstraintWords() {}

    /** What a constraint says of values of a type; empty where it says nothing. */
    static String of(Constraint constraint, DataType type) {
        if (constraint instanceof Constraint.Unconstrained) {
            return "";
        }
        if (constraint instanceof Constraint.Described) {
            return "described in the specification";
        }
        if (constraint instanceof Constraint.Any any) {
            return any.parts().stream().map(part -> of(part, type)).collect(Collectors.joining(" or "));
        }
        if (constraint instanceof Constraint.Entries entries) {
            DataType entry = type instanceof ListType list ? list.entry() : BaseType.ANY;
            String count = of(entries.count(), type);
            String each = of(entries.entry(), entry);
            return count + (count.isEmpty() || each.isEmpty() ? "" : ", ") + (each.isEmpty() ? "" : "each " + each);
        }
        if (constraint instanceof Constraint.CodePoints codePoints) {
            String octets = of(codePoints.octets(), type);
            return octets + (octets.isEmpty() ? "" : ", ") + "at most " + operand(codePoints.max()) + " characters";
        }
        return single(constraint, type);
    }

    /** Whether a bound is the value of something else. */
    static boolean refers(Constraint constraint) {
        if (constraint instanceof Constraint.Any any) {
            return any.parts().stream().anyMatch(ConstraintWords::refers);
        }
        if (constraint instanceof Constraint.Entries entries) {
            return refers(entries.count());
        }
        if (constraint instanceof Constraint.CodePoints codePoints) {
            return refers(codePoints.octets());
        }
        if (constraint instanceof Constraint.Allowed allowed) {
            return refers(allowed.value());
        }
        return constraint instanceof Constraint.Range range && (refers(range.min()) || refers(range.max()));
    }

    private static boolean refers(@Nullable Operand operand) {
        return operand instanceof Operand.Reference
                || (operand instanceof Operand.Extreme extreme
                        && extreme.operands().stream().anyMatch(ConstraintWords::refers))
                || (operand instanceof Operand.Computed computed
                        && (refers(computed.left()) || refers(computed.right())));
    }

    private static String single(Constraint constraint, DataType type) {
        if (constraint instanceof Constraint.Allowed allowed) {
            String unit = unit(type, allowed.value());
            return (unit.isEmpty() ? "" : "exactly ") + operand(allowed.value()) + unit;
        }
        Constraint.Range range = (Constraint.Range) constraint;
        @Nullable Operand min = range.min();
        @Nullable Operand max = range.max();
        if (min == null && max != null) {
            return "at most " + operand(max) + unit(type, max);
        }
        if (min != null && max == null) {
            return "at least " + operand(min) + unit(type, min);
        }
        return min == null || max == null ? "" : operand(min) + " to " + operand(max) + unit(type, max);
    }

    private static String unit(DataType type, Operand count) {
        String units = unit(type);
        boolean one = count instanceof Operand.Literal literal && "1".equals(literal.text());
        return one ? units.replace("entries", "entry").replace("octets", "octet") : units;
    }

    /** What is counted, where it is not the value itself: empty, or a space and a noun. */
    static String unit(DataType type) {
        if (type instanceof ListType) {
            return " entries";
        }
        if (type instanceof BaseType base
                && (base.kind() == BaseType.Kind.OCTETS || base.kind() == BaseType.Kind.TEXT)) {
            return " octets";
        }
        return "";
    }

    private static String operand(Operand operand) {
        if (operand instanceof Operand.Constant constant) {
            return constant.name() + " (" + constant.value() + ")";
        }
        if (operand instanceof Operand.Reference reference) {
            return String.join(".", reference.path().names());
        }
        if (operand instanceof Operand.Extreme extreme) {
            return (extreme.function() == Operand.Function.MAX_OF ? "the greatest of " : "the least of ")
                    + and(extreme.operands());
        }
        if (operand instanceof Operand.Computed computed) {
            return nested(computed.left()) + " " + computed.operator() + " " + nested(computed.right());
        }
        return operand.toString();
    }

    private static String nested(Operand operand) {
        return operand instanceof Operand.Computed ? "(" + operand(operand) + ")" : operand(operand);
    }

    private static String and(List<Operand> operands) {
        return operands.stream().map(ConstraintWords::operand).collect(Collectors.joining(" and "));
    }
}

package dev.clusterwright.cluster;

import dev.clusterwright.notation.Constraint;
import dev.clusterwright.notation.Constraint.Operand;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Applies constraints. A bound that is not known is open. */
final class Limits {
    /** How many digits a number of the notation has at most, before and after the point. */
    private static final int MAX_DIGITS = 40;

    private Limits() {}

    /** Whether a constraint, in which everything that is known is a number, allows an amount. */
    static Truth admit(Constraint constraint, Quantity quantity) {
        if (constraint instanceof Constraint.Range range) {
            return compare(range.min(), quantity, -1).and(compare(range.max(), quantity, 1));
        }
        if (constraint instanceof Constraint.Allowed allowed) {
            return compare(allowed.value(), quantity, -1).and(compare(allowed.value(), quantity, 1));
        }
        if (constraint instanceof Constraint.Any any) {
            return any.parts().stream().map(part -> admit(part, quantity)).reduce(Truth.FALSE, Truth::or);
        }
        if (constraint instanceof Constraint.CodePoints codePoints) {
            BigDecimal max = number(codePoints.max());
            Truth characters = max == null
                    ? Truth.UNKNOWN
                    : Truth.of(BigDecimal.valueOf(quantity.codePoints()).compareTo(max) <= 0);
            return admit(codePoints.octets(), quantity).and(characters);
        }
        return constraint instanceof Constraint.Described ? Truth.UNKNOWN : Truth.TRUE;
    }

    /** Whether an amount is not beyond a bound, on the side of a sign; no bound at all admits everything. */
    private static Truth compare(@Nullable Operand bound, Quantity quantity, int beyond) {
        if (bound == null) {
            return Truth.TRUE;
        }
        BigDecimal number = number(bound);
        if (number == null) {
            return Truth.UNKNOWN;
        }
        return Truth.of(quantity.amount() != null && quantity.amount().compareTo(number) * beyond <= 0);
    }

    private static @Nullable BigDecimal number(Operand operand) {
        if (operand instanceof Operand.Literal literal) {
            return literal.value();
        }
        return operand instanceof Operand.Constant constant ? constant.value().value() : null;
    }

    /** Of the constraint of a list: that of its count. Of any other: itself. */
    static Constraint count(Constraint constraint) {
        if (constraint instanceof Constraint.Any any) {
            return Constraint.anyOf(any.parts().stream().map(Limits::count).toList());
        }
        return constraint instanceof Constraint.Entries entries ? entries.count() : constraint;
    }

    /** Of the constraint of a list: that of each entry; null if there is none, or not one for all. */
    static @Nullable Constraint entry(Constraint constraint) {
        if (constraint instanceof Constraint.Any any) {
            Constraint first = entry(any.parts().get(0));
            return any.parts().stream().allMatch(part -> Objects.equals(entry(part), first)) ? first : null;
        }
        return constraint instanceof Constraint.Entries entries ? entries.entry() : null;
    }

    /** The same constraint with a number in place of everything that is known. */
    static Constraint known(Constraint constraint, Scope scope) {
        if (constraint instanceof Constraint.Range range) {
            return new Constraint.Range(
                    range.min() == null ? null : known(range.min(), scope),
                    range.max() == null ? null : known(range.max(), scope));
        }
        if (constraint instanceof Constraint.Allowed allowed) {
            return new Constraint.Allowed(known(allowed.value(), scope));
        }
        if (constraint instanceof Constraint.Any any) {
            return new Constraint.Any(
                    any.parts().stream().map(part -> known(part, scope)).toList());
        }
        return constraint instanceof Constraint.CodePoints codePoints
                ? new Constraint.CodePoints(known(codePoints.octets(), scope), known(codePoints.max(), scope))
                : constraint;
    }

    private static Operand known(Operand operand, Scope scope) {
        if (operand instanceof Operand.Literal || operand instanceof Operand.Constant) {
            return operand;
        }
        BigDecimal number = evaluate(operand, scope);
        return number == null ? operand : new Operand.Literal(number.toPlainString());
    }

    /** What an operand is at present; null when that is not known. */
    private static @Nullable BigDecimal evaluate(Operand operand, Scope scope) {
        if (operand instanceof Operand.Reference reference) {
            Scope.Found found = scope.find(reference.path());
            Object value = found == null ? null : found.value().orNull();
            return found == null || value == null ? null : bounded(Quantity.number(value, found.type()));
        }
        if (operand instanceof Operand.Extreme extreme) {
            return extreme(extreme, scope);
        }
        return operand instanceof Operand.Computed computed ? bounded(compute(computed, scope)) : number(operand);
    }

    private static @Nullable BigDecimal extreme(Operand.Extreme extreme, Scope scope) {
        List<@Nullable BigDecimal> all = extreme.operands().stream()
                .<@Nullable BigDecimal>map(operand -> evaluate(operand, scope))
                .toList();
        boolean greatest = extreme.function() == Operand.Function.MAX_OF;
        return all.contains(null)
                ? null
                : all.stream()
                        .map(Objects::requireNonNull)
                        .reduce(greatest ? BigDecimal::max : BigDecimal::min)
                        .orElse(null);
    }

    private static @Nullable BigDecimal compute(Operand.Computed computed, Scope scope) {
        BigDecimal left = evaluate(computed.left(), scope);
        BigDecimal right = evaluate(computed.right(), scope);
        if (left == null || right == null) {
            return null;
        }
        return switch (computed.operator()) {
            case ADD -> left.add(right);
            case SUBTRACT -> left.subtract(right);
            case MULTIPLY -> left.multiply(right);
            case DIVIDE -> right.signum() == 0 ? null : left.divide(right, MathContext.DECIMAL64);
        };
    }

    /** Null for a number that the notation cannot write. */
    private static @Nullable BigDecimal bounded(@Nullable BigDecimal number) {
        return number == null || number.scale() > MAX_DIGITS || number.precision() - number.scale() > MAX_DIGITS
                ? null
                : number;
    }
}

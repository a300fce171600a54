package dev.clusterwright.cluster;

import dev.clusterwright.notation.Expression;
import dev.clusterwright.notation.Expression.Operator;
import dev.clusterwright.notation.Path;
import dev.clusterwright.type.Maybe;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Decides whether a condition of a conformance holds. */
final class Conditions {
    /** Words that stand for a value in comparisons: booleans, and the only status that definitions compare with. */
    private static final Map<String, Object> WORDS = Map.of("true", true, "false", false, "SUCCESS", BigDecimal.ZERO);

    private final Scope scope;

    Conditions(Scope scope) {
        this.scope = scope;
    }

    Truth holds(Expression condition) {
        if (condition instanceof Expression.Feature feature) {
            return scope.supports(feature.code());
        }
        if (condition instanceof Expression.Name name) {
            Scope.Found found = scope.find(name.path());
            return found == null ? Truth.UNKNOWN : Truth.of(!found.value().isAbsent());
        }
        if (condition instanceof Expression.Not not) {
            return holds(not.operand()).not();
        }
        if (condition instanceof Expression.And and) {
            return combined(and.operands(), Truth.TRUE, Truth::and);
        }
        return condition instanceof Expression.Or or
                ? combined(or.operands(), Truth.FALSE, Truth::or)
                : compare((Expression.Comparison) condition);
    }

    private Truth combined(List<Expression> operands, Truth start, BinaryOperator<Truth> operator) {
        return operands.stream().map(this::holds).reduce(start, operator);
    }

    private Truth compare(Expression.Comparison comparison) {
        Operator operator = comparison.operator();
        Scope.Found left = value(comparison.left());
        Scope.Found right = value(comparison.right());
        if (left == null) {
            return right == null ? Truth.UNKNOWN : equal(isItem(right, comparison.left()), operator);
        }
        if (right == null) {
            return equal(isItem(left, comparison.right()), operator);
        }
        if (left.value().isAbsent() || right.value().isAbsent()) {
            return Truth.UNKNOWN;
        }
        BigDecimal a = number(left);
        BigDecimal b = number(right);
        return a == null || b == null ? equal(isSame(left, right), operator) : compare(a.compareTo(b), operator);
    }

    private static @Nullable BigDecimal number(Scope.Found found) {
        Object value = found.value().orNull();
        return value == null || value instanceof BigDecimal ? (BigDecimal) value : Quantity.number(value, found.type());
    }

    private static Truth isSame(Scope.Found left, Scope.Found right) {
        Object a = left.value().orNull();
        Object b = right.value().orNull();
        return a == null || b == null || a.getClass() == b.getClass() ? Truth.of(Objects.equals(a, b)) : Truth.UNKNOWN;
    }

    private static Truth compare(int order, Operator operator) {
        return Truth.of(
                switch (operator) {
                    case EQUAL -> order == 0;
                    case NOT_EQUAL -> order != 0;
                    case GREATER -> order > 0;
                    case GREATER_OR_EQUAL -> order >= 0;
                    case LESS -> order < 0;
                    case LESS_OR_EQUAL -> order <= 0;
                });
    }

    /** What has no order is equal or not. */
    private static Truth equal(Truth equal, Operator operator) {
        return switch (operator) {
            case EQUAL -> equal;
            case NOT_EQUAL -> equal.not();
            case GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL -> Truth.UNKNOWN;
        };
    }

    /** Whether a value is the item that a name means which means nothing else: {@code Busy}, {@code StatusEnum.Busy}. */
    private static Truth isItem(Scope.Found found, Expression.Value name) {
        if (found.value().isAbsent() || !(name instanceof Expression.Name item)) {
            return Truth.UNKNOWN;
        }
        List<String> names = item.path().names();
        boolean isItem = found.value().orNull() instanceof OpenEnum value
                && value.isNamed()
                && value.toString().equals(names.get(names.size() - 1));
        // A name alone may be that of an attribute that is not known.
        return isItem || names.size() > 1 ? Truth.of(isItem) : Truth.UNKNOWN;
    }

    /** What a value of a comparison is; null if it is not known. */
    private Scope.@Nullable Found value(Expression.Value value) {
        if (value instanceof Expression.Literal literal) {
            BigDecimal number = literal.number();
            return new Scope.Found("", number == null ? Maybe.ofNull() : Maybe.of(number));
        }
        if (value instanceof Expression.Name name) {
            Scope.Found found = scope.find(name.path());
            return found == null ? word(name.path()) : found;
        }
        OptionalInt revision = scope.state().revision();
        return revision.isEmpty() ? null : new Scope.Found("", Maybe.of(BigDecimal.valueOf(revision.getAsInt())));
    }

    private static Scope.@Nullable Found word(Path path) {
        Object value = path.names().size() > 1 ? null : WORDS.get(path.names().get(0));
        return value == null ? null : new Scope.Found("", Maybe.of(value));
    }
}

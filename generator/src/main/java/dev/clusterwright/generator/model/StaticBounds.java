package dev.clusterwright.generator.model;

import dev.clusterwright.notation.Constraint;
import dev.clusterwright.notation.Constraint.Operand;
import dev.clusterwright.notation.Path;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Constraints in numbers, as far as they are known without a device. A bound that refers to an attribute counts with the
 * widest values that the attribute can have: {@code max SupportedFabrics} is at most 254, {@code max (SupportedFabrics *
 * 2)} at most 508. What is not known stays open.
 */
public final class StaticBounds {
    /** How many references are followed one after the other; definitions have two. */
    private static final int MAX_REFERENCES = 16;

    private final List<Field> attributes;
    private final List<Field> siblings;

    /** The fields whose bounds are being found: each refers to the next. */
    private final Deque<Field> visiting = new ArrayDeque<>();

    /** What is found already: otherwise references to references would be followed again and again. */
    private final IdentityHashMap<Field, Bounds> found = new IdentityHashMap<>();

    /**
     * Bounds of the fields of one list.
     *
     * @param attributes the attributes of the cluster
     * @param siblings the fields that a constraint sees first
     */
    public StaticBounds(List<Field> attributes, List<Field> siblings) {
        this.attributes = attributes;
        this.siblings = siblings;
    }

    /** The bounds of a field's value, length or count; null when it has none, as a bool or a struct. */
    public @Nullable Bounds of(Field field) {
        Bounds natural = natural(field.type(), field.nullable());
        if (natural == null || visiting.contains(field) || visiting.size() >= MAX_REFERENCES) {
            return natural;
        }
        Bounds known = found.get(field);
        if (known != null) {
            return known;
        }
        visiting.push(field);
        Bounds bounds = natural.and(constrained(field.constraint(), natural));
        visiting.pop();
        found.put(field, bounds);
        return bounds;
    }

    /** What the type allows by itself. */
    public static @Nullable Bounds natural(DataType type, boolean nullable) {
        if (type instanceof BaseType base) {
            return base.bounds(nullable);
        }
        return type instanceof DataType.ListType ? Bounds.SIZES : null;
    }

    private Bounds constrained(Constraint constraint, Bounds natural) {
        if (constraint instanceof Constraint.Range range) {
            Bounds min = range.min() == null ? null : bounds(range.min());
            Bounds max = range.max() == null ? null : bounds(range.max());
            return new Bounds(min == null ? natural.min() : min.min(), max == null ? natural.max() : max.max());
        }
        if (constraint instanceof Constraint.Allowed allowed) {
            Bounds value = bounds(allowed.value());
            return value == null ? natural : value;
        }
        if (constraint instanceof Constraint.Any any) {
            return any.parts().stream()
                    .map(part -> natural.and(constrained(part, natural)))
                    .reduce(StaticBounds::hull)
                    .orElse(natural);
        }
        if (constraint instanceof Constraint.CodePoints codePoints) {
            return constrained(codePoints.octets(), natural);
        }
        return constraint instanceof Constraint.Entries entries ? constrained(entries.count(), natural) : natural;
    }

    /** From the least to the greatest of two, of which one may allow nothing. */
    private static Bounds hull(Bounds one, Bounds other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return new Bounds(one.min().min(other.min()), one.max().max(other.max()));
    }

    /** What an operand can be; null when that is not known. */
    private @Nullable Bounds bounds(Operand operand) {
        if (operand instanceof Operand.Literal literal) {
            BigInteger number = literal.number();
            return number == null ? null : new Bounds(number, number);
        }
        if (operand instanceof Operand.Constant constant) {
            return bounds(constant.value());
        }
        if (operand instanceof Operand.Reference reference) {
            return referred(reference.path());
        }
        if (operand instanceof Operand.Extreme extreme) {
            return extreme(extreme);
        }
        return operand instanceof Operand.Computed computed ? computed(computed) : null;
    }

    /** The neighbours come first. A field does not mean itself: it has the name of the attribute that bounds it. */
    private @Nullable Bounds referred(Path path) {
        return path.names().size() > 1
                ? null
                : Stream.concat(siblings.stream(), attributes.stream())
                        .filter(field -> field.name().equals(path.names().get(0)) && !field.equals(visiting.peek()))
                        .findFirst()
                        .map(this::of)
                        .orElse(null);
    }

    private @Nullable Bounds extreme(Operand.Extreme extreme) {
        List<@Nullable Bounds> all =
                extreme.operands().stream().map(this::bounds).toList();
        boolean greatest = extreme.function() == Operand.Function.MAX_OF;
        return all.contains(null)
                ? null
                : all.stream()
                        .map(Objects::requireNonNull)
                        .reduce((a, b) -> greatest
                                ? new Bounds(a.min().max(b.min()), a.max().max(b.max()))
                                : new Bounds(a.min().min(b.min()), a.max().min(b.max())))
                        .orElse(null);
    }

    private @Nullable Bounds computed(Operand.Computed computed) {
        Bounds left = bounds(computed.left());
        Bounds right = bounds(computed.right());
        if (left == null || right == null || left.isEmpty() || right.isEmpty()) {
            return null;
        }
        return switch (computed.operator()) {
            case ADD -> new Bounds(left.min().add(right.min()), left.max().add(right.max()));
            case SUBTRACT ->
                new Bounds(left.min().subtract(right.max()), left.max().subtract(right.min()));
            case MULTIPLY -> hull(corners(left, right).map(pair -> pair[0].multiply(pair[1])));
            case DIVIDE ->
                right.min().signum() <= 0 && right.max().signum() >= 0
                        ? null
                        : hull(corners(left, right).flatMap(pair -> quotients(pair[0], pair[1])));
        };
    }

    /** Where a product or a quotient of two ranges is least or greatest. */
    private static Stream<BigInteger[]> corners(Bounds left, Bounds right) {
        return Stream.of(left.min(), left.max())
                .flatMap(a -> Stream.of(right.min(), right.max()).map(b -> new BigInteger[] {a, b}));
    }

    /** The whole numbers on both sides of a quotient. */
    private static Stream<BigInteger> quotients(BigInteger dividend, BigInteger divisor) {
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        int sign = parts[1].signum() * divisor.signum();
        return Stream.of(parts[0], parts[0].add(BigInteger.valueOf(sign)));
    }

    private static @Nullable Bounds hull(Stream<BigInteger> numbers) {
        return numbers.map(number -> new Bounds(number, number))
                .reduce(StaticBounds::hull)
                .orElse(null);
    }
}

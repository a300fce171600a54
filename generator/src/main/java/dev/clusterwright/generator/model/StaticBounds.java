package dev.clusterwright.generator.model;

import dev.clusterwright.generator.model.Constraint.Operand;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Constraints in numbers, as far as they are known without a device. A bound that refers to an attribute counts with the
 * widest value that the attribute can have: {@code max SupportedFabrics} is at most 254.
 */
public final class StaticBounds {
    private final List<Field> attributes;
    private final List<Field> siblings;
    private final Set<Field> visiting = new HashSet<>();

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
        if (natural == null || !visiting.add(field)) {
            return natural;
        }
        try {
            return natural.and(constrained(field.constraint(), natural));
        } finally {
            visiting.remove(field);
        }
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
            return new Bounds(
                    range.min() == null ? natural.min() : least(range.min(), natural),
                    range.max() == null ? natural.max() : greatest(range.max(), natural));
        }
        if (constraint instanceof Constraint.Allowed allowed) {
            return new Bounds(
                    fold(allowed.values().stream().map(value -> least(value, natural)), BigInteger::min, natural.min()),
                    fold(
                            allowed.values().stream().map(value -> greatest(value, natural)),
                            BigInteger::max,
                            natural.max()));
        }
        if (constraint instanceof Constraint.All all) {
            return all.parts().stream().map(part -> constrained(part, natural)).reduce(natural, Bounds::and);
        }
        return constraint instanceof Constraint.Entries entries ? constrained(entries.count(), natural) : natural;
    }

    private BigInteger least(Operand operand, Bounds natural) {
        Bounds bounds = bounds(operand);
        return bounds == null ? natural.min() : bounds.min();
    }

    private BigInteger greatest(Operand operand, Bounds natural) {
        Bounds bounds = bounds(operand);
        return bounds == null ? natural.max() : bounds.max();
    }

    /** What an operand can be; null when that is not known. */
    private @Nullable Bounds bounds(Operand operand) {
        if (operand instanceof Operand.Literal literal) {
            return literal.number() == null ? null : new Bounds(literal.number(), literal.number());
        }
        if (operand instanceof Operand.Constant constant) {
            return constant.number() == null ? null : new Bounds(constant.number(), constant.number());
        }
        if (operand instanceof Operand.Reference reference) {
            return find(reference.path()).map(this::of).orElse(null);
        }
        return null; // the least and greatest of a computation are not worth a solver
    }

    private Optional<Field> find(String name) {
        return Stream.concat(siblings.stream(), attributes.stream())
                .filter(field -> field.name().equals(name))
                .findFirst();
    }

    private static BigInteger fold(
            Stream<BigInteger> values, BinaryOperator<BigInteger> operator, BigInteger otherwise) {
        return values.reduce(operator).orElse(otherwise);
    }
}

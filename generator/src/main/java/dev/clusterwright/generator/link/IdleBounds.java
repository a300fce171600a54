package dev.clusterwright.generator.link;

import dev.clusterwright.generator.model.BaseType;
import dev.clusterwright.generator.model.Bounds;
import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.generator.model.DataType.Bitfield;
import dev.clusterwright.generator.model.DataType.BitmapType;
import dev.clusterwright.generator.model.DataType.EnumType;
import dev.clusterwright.generator.model.DataType.Item;
import dev.clusterwright.notation.Constraint;
import dev.clusterwright.notation.Constraint.Operand;
import java.math.BigInteger;
import java.util.IntSummaryStatistics;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Bounds that exclude nothing, as the SDK's definitions have many: {@code 0 to 255} of 8 bits, {@code max 2} of an enum
 * from 0 to 2. They say nothing of the field, and those of an enum or a bitmap would refuse what a later release adds to
 * the type.
 */
final class IdleBounds {
    private static final Bounds BOOLEANS = Bounds.of(0, 1);

    private IdleBounds() {}

    /** The constraint; none if its bounds exclude nothing. */
    static Constraint without(Constraint constraint, DataType type) {
        Bounds bounds = bounds(type);
        return bounds != null
                        && constraint instanceof Constraint.Range range
                        && isOpen(range.min(), number -> number.compareTo(bounds.min()) <= 0)
                        && isOpen(range.max(), number -> number.compareTo(bounds.max()) >= 0)
                ? new Constraint.Unconstrained()
                : constraint;
    }

    private static boolean isOpen(@Nullable Operand operand, Predicate<BigInteger> excludesNothing) {
        if (operand == null) {
            return true;
        }
        BigInteger number = operand instanceof Operand.Literal literal ? literal.number() : null;
        return number != null && excludesNothing.test(number);
    }

    /**
     * The least and the greatest that the type names or that its encoding can hold; null if that is no number. What a
     * type such as percent makes of its encoding does not count: a definition that says it again says something.
     */
    private static @Nullable Bounds bounds(DataType type) {
        if (type instanceof EnumType named && !named.items().isEmpty()) {
            IntSummaryStatistics values =
                    named.items().stream().mapToInt(Item::value).summaryStatistics();
            return Bounds.of(values.getMin(), values.getMax());
        }
        if (type instanceof BitmapType named && !named.fields().isEmpty()) {
            return new Bounds(BigInteger.ZERO, mask(named));
        }
        if (type instanceof BaseType base) {
            return switch (base.kind()) {
                case BOOLEAN -> BOOLEANS;
                case UNSIGNED, SIGNED, BITS, OCTETS, TEXT -> base.encodable();
                case FLOAT, DOUBLE, ANY -> null;
            };
        }
        return type instanceof DataType.ListType ? Bounds.SIZES : null;
    }

    private static BigInteger mask(BitmapType type) {
        BigInteger mask = BigInteger.ZERO;
        for (Bitfield field : type.fields()) {
            for (int bit = field.low(); bit <= field.high(); bit++) {
                mask = mask.setBit(bit);
            }
        }
        return mask;
    }
}

package dev.clusterwright.generator.link;

import dev.clusterwright.generator.model.BaseType;
import dev.clusterwright.generator.model.BaseType.Kind;
import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.notation.Constraint;
import dev.clusterwright.notation.Constraint.Operand;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of signed numbers that are written as the bits of the number, as the SDK's definitions do: {@code 0x954D} of 16
 * bits is -27315.
 */
final class SignedBounds {
    private SignedBounds() {}

    /** The constraint as numbers of the type. */
    static Constraint of(Constraint constraint, DataType type) {
        if (!(type instanceof BaseType base) || base.kind() != Kind.SIGNED) {
            return constraint;
        }
        if (constraint instanceof Constraint.Range range) {
            return new Constraint.Range(operand(range.min(), base.bits()), operand(range.max(), base.bits()));
        }
        return constraint;
    }

    private static @Nullable Operand operand(@Nullable Operand operand, int bits) {
        if (operand instanceof Operand.Literal literal) {
            BigInteger number = literal.number();
            // Hexadecimal and too great for a signed number, but not for as many bits.
            if (number != null && literal.text().startsWith("0x") && number.bitLength() == bits) {
                BigInteger signed = number.subtract(BigInteger.TWO.pow(bits));
                return new Operand.Literal(signed.toString());
            }
        }
        return operand;
    }
}

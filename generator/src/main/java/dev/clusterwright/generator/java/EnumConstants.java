package dev.clusterwright.generator.java;

import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.generator.model.DataType.EnumType;
import dev.clusterwright.generator.model.DataType.ListType;
import dev.clusterwright.notation.Constraint;
import dev.clusterwright.notation.Constraint.Operand;
import dev.clusterwright.notation.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives the items of enums in constraints their numbers: {@code Add, Modify} becomes {@code Add(0), Modify(2)}. A program
 * has no table of items by name, and could not tell an item from an attribute that it does not know.
 */
final class EnumConstants {
    private EnumConstants() {}

    /** The same constraint with numbers for the items of the type. */
    static Constraint in(Constraint constraint, DataType type) {
        if (constraint instanceof Constraint.Any any) {
            return Constraint.anyOf(
                    any.parts().stream().map(part -> in(part, type)).toList());
        }
        if (constraint instanceof Constraint.Entries entries && type instanceof ListType list) {
            return new Constraint.Entries(entries.count(), in(entries.entry(), list.entry()));
        }
        if (!(type instanceof EnumType items)) {
            return constraint;
        }
        if (constraint instanceof Constraint.Allowed allowed) {
            return new Constraint.Allowed(operand(allowed.value(), items));
        }
        return constraint instanceof Constraint.Range range
                ? new Constraint.Range(bound(range.min(), items), bound(range.max(), items))
                : constraint;
    }

    private static @Nullable Operand bound(@Nullable Operand operand, EnumType type) {
        return operand == null ? null : operand(operand, type);
    }

    private static Operand operand(Operand operand, EnumType type) {
        return operand instanceof Operand.Reference reference ? item(reference, type) : operand;
    }

    /** By its name alone, or after the name of the enum. */
    private static Operand item(Operand.Reference reference, EnumType type) {
        Path path = reference.path();
        List<String> names = path.names();
        String item = names.get(names.size() - 1);
        boolean own = names.size() == 1 || (names.size() == 2 && names.get(0).equals(type.name()));
        return type.items().stream()
                .filter(candidate -> own && candidate.name().equals(item))
                .findFirst()
                .<Operand>map(found -> new Operand.Constant(item, new Operand.Literal(Integer.toString(found.value()))))
                .orElse(reference);
    }
}

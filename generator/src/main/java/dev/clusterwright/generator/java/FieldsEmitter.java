package dev.clusterwright.generator.java;

import com.palantir.javapoet.CodeBlock;
import dev.clusterwright.generator.model.BaseType;
import dev.clusterwright.generator.model.Bounds;
import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.model.StaticBounds;
import dev.clusterwright.notation.Constraint;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facts of a field or an attribute as calls on its descriptor. */
final class FieldsEmitter {
    /** Where the descriptors start. */
    private static final int COLUMN = 12;

    private final List<Field> attributes;

    FieldsEmitter(List<Field> attributes) {
        this.attributes = attributes;
    }

    /** {@code List.of(Field.of(...), ...)}. */
    CodeBlock descriptors(List<Field> fields) {
        CodeBlock.Builder list = CodeBlock.builder().add("$T.of(", List.class);
        String separator = "\n";
        list.indent().indent();
        for (Field field : fields) {
            CodeBlock first = CodeBlock.of(
                    "$T.of($L, $S, $S)",
                    RuntimeTypes.FIELD,
                    field.id(),
                    field.name(),
                    field.type().typeName());
            List<CodeBlock> calls = Stream.of(
                            conformance(field),
                            CodeBlock.of(field.nullable() ? ".nullable()" : ""),
                            constraint(field, fields),
                            defaultValue(field),
                            CodeBlock.of(field.access().fabricSensitive() ? ".fabricSensitive()" : ""))
                    .filter(call -> !call.isEmpty())
                    .toList();
            list.add(separator).add(Layout.chain(first, calls, COLUMN));
            separator = ",\n";
        }
        return list.add(")").unindent().unindent().build();
    }

    /** {@code .conformance("O")}; nothing for what is mandatory. */
    static CodeBlock conformance(Field field) {
        return field.optional()
                ? CodeBlock.of(".conformance($S)", field.conformance().toString())
                : CodeBlock.of("");
    }

    /** {@code .defaultValue("0")}, if there is one. */
    static CodeBlock defaultValue(Field field) {
        return field.defaultValue() == null
                ? CodeBlock.of("")
                : CodeBlock.of(".defaultValue($S)", field.defaultValue());
    }

    /** {@code .constraint("5 to 254", 5, 254)}, if there is more to say than the encoding checks by itself. */
    CodeBlock constraint(Field field, List<Field> siblings) {
        String text = EnumConstants.in(field.constraint(), field.type()).toString();
        boolean silent = field.constraint() instanceof Constraint.Unconstrained
                || field.constraint() instanceof Constraint.Described;
        Bounds bounds = new StaticBounds(attributes, siblings).of(field);
        if (bounds == null) {
            return silent
                    ? CodeBlock.of("")
                    : CodeBlock.of(".constraint($S, $T.MIN_VALUE, $T.MAX_VALUE)", text, Long.class, Long.class);
        }
        return silent && bounds.equals(encodable(field.type()))
                ? CodeBlock.of("")
                : CodeBlock.of(".constraint($S, $L, $L)", text, literal(bounds.min()), literal(bounds.max()));
    }

    private static @Nullable Bounds encodable(DataType type) {
        return type instanceof BaseType base ? base.encodable() : StaticBounds.natural(type, false);
    }

    /** A bound as a Java {@code long}; beyond its range, the unsigned number of the same bits. */
    private static String literal(BigInteger bound) {
        long value = bound.longValue();
        boolean isInt = bound.bitLength() < 32;
        return isInt ? Long.toString(value) : value == Long.MIN_VALUE ? "Long.MIN_VALUE" : value + "L";
    }
}

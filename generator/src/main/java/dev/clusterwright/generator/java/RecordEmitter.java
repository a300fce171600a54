package dev.clusterwright.generator.java;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.clusterwright.generator.model.BaseType;
import dev.clusterwright.generator.model.BaseType.Kind;
import dev.clusterwright.generator.model.DataType.ListType;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.naming.ClusterNames;
import dev.clusterwright.generator.naming.Names;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * The record of a struct, a command or an event: its components, the descriptors of its fields, and its codec.
 */
final class RecordEmitter {
    private final JavaTypes types;
    private final FieldsEmitter fieldDescriptors;

    RecordEmitter(JavaTypes types, FieldsEmitter fieldDescriptors) {
        this.types = types;
        this.fieldDescriptors = fieldDescriptors;
    }

    /**
     * Emits.
     *
     * @param qualifiedName cluster and record as the definition names them, for errors
     * @param doc what the record is; its parameters are added here
     */
    TypeSpec.Builder emit(ClassName name, String qualifiedName, List<Field> fields, Javadoc doc) {
        Names<Field> components = Names.components(fields);
        fields.forEach(field -> doc.param(components.of(field), Describe.field(field)));
        TypeSpec.Builder type = TypeSpec.recordBuilder(name)
                .addModifiers(PUBLIC)
                .addJavadoc(doc.build())
                .recordConstructor(canonical(fields, components))
                .addField(FieldSpec.builder(
                                ParameterizedTypeName.get(ClassName.get(List.class), RuntimeTypes.FIELD),
                                "FIELDS",
                                PUBLIC,
                                STATIC,
                                FINAL)
                        .addJavadoc("The fields, by tag.")
                        .initializer(fieldDescriptors.descriptors(fields))
                        .build())
                .addField(FieldSpec.builder(
                                ParameterizedTypeName.get(RuntimeTypes.TLV_CODEC, name), "CODEC", PUBLIC, STATIC, FINAL)
                        .addJavadoc("Reads and writes this as TLV.")
                        .initializer("new Codec()")
                        .build());
        CodeBlock checks = checks(fields, components);
        if (!checks.isEmpty()) {
            type.addMethod(MethodSpec.compactConstructorBuilder()
                    .addModifiers(PUBLIC)
                    .addJavadoc(checksDoc(fields))
                    .addCode(checks)
                    .build());
        }
        if (fields.stream().anyMatch(Field::optional)) {
            type.addMethod(mandatoryOnly(fields, components));
            fields.stream()
                    .filter(Field::optional)
                    .forEach(field -> type.addMethod(with(name, field, fields, components)));
        }
        if (fields.stream().anyMatch(RecordEmitter::printsUnsigned)) {
            type.addMethod(toStringMethod(name, fields, components));
        }
        return type.addType(codec(name, qualifiedName, fields, components));
    }

    private MethodSpec canonical(List<Field> fields, Names<Field> components) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        fields.forEach(field -> constructor.addParameter(component(field), components.of(field)));
        return constructor.build();
    }

    /** The four presences: a value, null as a value, null as absence, or a {@code Maybe} of all three. */
    private TypeName component(Field field) {
        TypeName type = types.of(field.type());
        if (field.optional() && field.nullable()) {
            return ParameterizedTypeName.get(RuntimeTypes.MAYBE, type.box());
        }
        return field.optional() || field.nullable() ? RuntimeTypes.nullable(type) : type;
    }

    /** The type of a decoder's variable: as the component's, but it is null until the field is read. */
    private TypeName local(Field field) {
        return component(field).withoutAnnotations();
    }

    private CodeBlock checks(List<Field> fields, Names<Field> components) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Field field : fields) {
            String name = components.of(field);
            boolean three = field.optional() && field.nullable();
            boolean mayBeNull = field.optional() != field.nullable();
            if (three) {
                code.addStatement("$T.requireNonNull($L, $S)", Objects.class, name, name);
            }
            if (field.type() instanceof ListType list) {
                code.addStatement("$L = $L", name, copy(list, name, three, mayBeNull));
            } else if (!mayBeNull && !three && !types.of(field.type()).isPrimitive()) {
                code.addStatement("$T.requireNonNull($L, $S)", Objects.class, name, name);
            }
            if (field.type() instanceof BaseType base && isChecked(base)) {
                code.addStatement(
                        "$T.$L($S, $L, $L)",
                        RuntimeTypes.INTEGERS,
                        base.kind() == Kind.SIGNED ? "checkSigned" : "checkUnsigned",
                        name,
                        three ? name + ".orNull()" : name,
                        base.bits());
            }
        }
        return code.build();
    }

    /** An unmodifiable copy of a list component. */
    private static CodeBlock copy(ListType list, String name, boolean three, boolean mayBeNull) {
        if (three) {
            return list.entryNullable()
                    ? CodeBlock.of("$L.map(list -> $L)", name, copyWithNulls("list"))
                    : CodeBlock.of("$L.map($T::copyOf)", name, List.class);
        }
        CodeBlock copy = list.entryNullable() ? copyWithNulls(name) : CodeBlock.of("$T.copyOf($L)", List.class, name);
        return mayBeNull ? CodeBlock.of("$L == null ? null : $L", name, copy) : copy;
    }

    private static CodeBlock copyWithNulls(String list) {
        return CodeBlock.of("$T.unmodifiableList(new $T<>($L))", Collections.class, ArrayList.class, list);
    }

    private static String checksDoc(List<Field> fields) {
        boolean ranges = fields.stream().anyMatch(field -> field.type() instanceof BaseType base && isChecked(base));
        boolean lists = fields.stream().anyMatch(field -> field.type() instanceof ListType);
        String what = lists ? "Copies the lists" + (ranges ? " and checks the ranges." : ".") : "";
        if (what.isEmpty()) {
            what = ranges ? "Checks the ranges." : "Checks that nothing mandatory is null.";
        }
        return ranges ? what + "\n\n@throws IllegalArgumentException if a number does not fit its type" : what;
    }

    /** Whether the Java type holds numbers that the data type does not. */
    private static boolean isChecked(BaseType base) {
        return base.bits() > 0 && base.bits() != 64 && !(base.kind() == Kind.SIGNED && base.bits() == 32);
    }

    private MethodSpec mandatoryOnly(List<Field> fields, Names<Field> components) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(PUBLIC)
                .addJavadoc("With the mandatory fields; the others are absent.");
        fields.stream()
                .filter(field -> !field.optional())
                .forEach(field -> constructor.addParameter(component(field), components.of(field)));
        return constructor
                .addStatement(
                        "this$L",
                        Layout.arguments(
                                fields.stream()
                                        .map(field -> field.optional()
                                                ? absent(field)
                                                : CodeBlock.of("$L", components.of(field)))
                                        .toList(),
                                12))
                .build();
    }

    private MethodSpec with(ClassName name, Field field, List<Field> fields, Names<Field> components) {
        String component = components.of(field);
        return MethodSpec.methodBuilder("with" + ClusterNames.capitalised(component))
                .addModifiers(PUBLIC)
                .addJavadoc("This with another " + Describe.code(field.name()) + ".")
                .returns(name)
                .addParameter(component(field), component)
                .addStatement(construct(name, fields, components, 8))
                .build();
    }

    private static CodeBlock construct(ClassName name, List<Field> fields, Names<Field> components, int indent) {
        return CodeBlock.of(
                "return new $T$L",
                name,
                Layout.arguments(
                        fields.stream()
                                .map(field -> CodeBlock.of("$L", components.of(field)))
                                .toList(),
                        indent + "return new ".length() + name.simpleName().length()));
    }

    private static CodeBlock absent(Field field) {
        return field.nullable() ? CodeBlock.of("$T.absent()", RuntimeTypes.MAYBE) : CodeBlock.of("null");
    }

    private static boolean printsUnsigned(Field field) {
        return JavaTypes.isUnsignedLong(field.type() instanceof ListType list ? list.entry() : field.type());
    }

    private static MethodSpec toStringMethod(ClassName name, List<Field> fields, Names<Field> components) {
        CodeBlock.Builder text = CodeBlock.builder().add("return $S", name.simpleName() + "[");
        String separator = "";
        for (Field field : fields) {
            String component = components.of(field);
            CodeBlock value = CodeBlock.of("$L", component);
            if (printsUnsigned(field)) {
                value = field.optional() && field.nullable()
                        ? CodeBlock.of("$L.map($T::toUnsignedString)", component, RuntimeTypes.INTEGERS)
                        : CodeBlock.of("$T.toUnsignedString($L)", RuntimeTypes.INTEGERS, component);
            }
            text.add("\n+ $S + $L", separator + component + "=", value);
            separator = ", ";
        }
        return MethodSpec.methodBuilder("toString")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .returns(String.class)
                .addStatement(text.add("\n+ $S", "]").build())
                .build();
    }

    private TypeSpec codec(ClassName name, String qualifiedName, List<Field> fields, Names<Field> components) {
        return TypeSpec.classBuilder("Codec")
                .addModifiers(PRIVATE, STATIC, FINAL)
                .addSuperinterface(ParameterizedTypeName.get(RuntimeTypes.TLV_CODEC, name))
                .addField(FieldSpec.builder(RuntimeTypes.TLV_SHAPE, "SHAPE", PRIVATE, STATIC, FINAL)
                        .initializer("$T.shape($S, FIELDS)", RuntimeTypes.FIELD, qualifiedName)
                        .build())
                .addMethod(encode(name, fields, components))
                .addMethod(decode(name, fields, components))
                .build();
    }

    private MethodSpec encode(ClassName name, List<Field> fields, Names<Field> components) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("encode")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .addParameter(RuntimeTypes.TLV_WRITER, "writer")
                .addParameter(name, "value")
                .addStatement("writer.startStructure()");
        for (Field field : fields) {
            CodeBlock component = CodeBlock.of("value.$L", components.of(field));
            CodeBlock write = types.write(field.type(), field.id(), component);
            CodeBlock writeNull = CodeBlock.of("writer.tag($L).nullValue()", field.id());
            if (field.optional() && field.nullable()) {
                method.beginControlFlow("if ($L.isPresent())", component)
                        .addStatement(types.write(field.type(), field.id(), CodeBlock.of("$L.get()", component)))
                        .nextControlFlow("else if ($L.isNull())", component)
                        .addStatement(writeNull)
                        .endControlFlow();
            } else if (field.nullable()) {
                method.beginControlFlow("if ($L != null)", component)
                        .addStatement(write)
                        .nextControlFlow("else")
                        .addStatement(writeNull)
                        .endControlFlow();
            } else if (field.optional()) {
                method.beginControlFlow("if ($L != null)", component)
                        .addStatement(write)
                        .endControlFlow();
            } else {
                method.addStatement(write);
            }
        }
        return method.addStatement("writer.end()").build();
    }

    private MethodSpec decode(ClassName name, List<Field> fields, Names<Field> components) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("decode")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .addParameter(RuntimeTypes.TLV_READER, "reader")
                .returns(name);
        for (Field field : fields) {
            method.addStatement("$T $L = $L", local(field), components.of(field), initial(field));
        }
        method.addStatement("reader.startStructure(SHAPE)");
        if (!fields.isEmpty()) {
            method.beginControlFlow("while (reader.next())").beginControlFlow("switch (reader.contextTag())");
            for (Field field : fields) {
                method.addStatement("case $L -> $L = $L", field.id(), components.of(field), read(field));
            }
            method.addStatement("default -> reader.skip()").endControlFlow().endControlFlow();
        }
        return method.addStatement("reader.end()")
                .addStatement(construct(name, fields, components, 12))
                .build();
    }

    private CodeBlock read(Field field) {
        CodeBlock read = types.read(field.type());
        if (!field.nullable()) {
            return read;
        }
        return field.optional()
                ? CodeBlock.of("reader.readNull() ? $1T.ofNull() : $1T.of($2L)", RuntimeTypes.MAYBE, read)
                : CodeBlock.of("reader.readNull() ? null : $L", read);
    }

    private CodeBlock initial(Field field) {
        if (field.optional() || field.nullable()) {
            return absentOrNull(field);
        }
        TypeName type = types.of(field.type());
        if (type.equals(TypeName.BOOLEAN)) {
            return CodeBlock.of("false");
        }
        return CodeBlock.of(type.isPrimitive() ? "0" : "null");
    }

    private static CodeBlock absentOrNull(Field field) {
        return field.optional() ? absent(field) : CodeBlock.of("null");
    }
}

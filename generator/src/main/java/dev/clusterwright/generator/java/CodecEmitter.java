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
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.model.Presence;
import dev.clusterwright.generator.naming.Names;
import java.util.ArrayList;
import java.util.List;

/** The codec of a record: a nested class that does no more than call the runtime's reader and writer. */
final class CodecEmitter {
    private final JavaTypes types;
    private final boolean keepsUnknownFields;

    CodecEmitter(JavaTypes types, boolean keepsUnknownFields) {
        this.types = types;
        this.keepsUnknownFields = keepsUnknownFields;
    }

    TypeSpec emit(ClassName name, String qualifiedName, List<Field> fields, Names<Field> components) {
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

    /** {@code return new Name(...)} with all components, of which there are variables. */
    CodeBlock construct(ClassName name, List<Field> fields, Names<Field> components, int indent) {
        return construct(name, fields, components, CodeBlock.of(Names.UNKNOWN_FIELDS), indent);
    }

    private CodeBlock construct(
            ClassName name, List<Field> fields, Names<Field> components, CodeBlock unknownFields, int indent) {
        List<CodeBlock> arguments = new ArrayList<>();
        fields.forEach(field -> arguments.add(CodeBlock.of("$L", components.of(field))));
        if (keepsUnknownFields) {
            arguments.add(unknownFields);
        }
        int column = indent + "return new ".length() + name.simpleName().length();
        return CodeBlock.of("return new $T$L", name, Layout.arguments(arguments, column));
    }

    private MethodSpec encode(ClassName name, List<Field> fields, Names<Field> components) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("encode")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .addParameter(RuntimeTypes.TLV_WRITER, "writer")
                .addParameter(name, "value")
                .addStatement("writer.startStructure()");
        long next = 0;
        for (Field field : fields) {
            if (keepsUnknownFields && field.id() > next) {
                method.addStatement("value.$L.write(writer, $L, $L)", Names.UNKNOWN_FIELDS, next, field.id() - 1);
            }
            next = field.id() + 1;
            encode(field, CodeBlock.of("value.$L", components.of(field)), method);
        }
        if (keepsUnknownFields) {
            method.addStatement("value.$L.write(writer, $L)", Names.UNKNOWN_FIELDS, next);
        }
        return method.addStatement("writer.end()").build();
    }

    private void encode(Field field, CodeBlock component, MethodSpec.Builder method) {
        CodeBlock write = isFabricIndex(field)
                ? CodeBlock.of("writer.fabricIndex($L)", component)
                : types.write(field.type(), field.id(), component);
        CodeBlock writeNull = CodeBlock.of("writer.nullValue($L)", field.id());
        switch (field.presence()) {
            case MANDATORY -> method.addStatement(write);
            case NULLABLE ->
                method.beginControlFlow("if ($L != null)", component)
                        .addStatement(write)
                        .nextControlFlow("else")
                        .addStatement(writeNull)
                        .endControlFlow();
            case OPTIONAL ->
                method.beginControlFlow("if ($L != null)", component)
                        .addStatement(write)
                        .endControlFlow();
            case OPTIONAL_NULLABLE ->
                method.beginControlFlow("if ($L.isPresent())", component)
                        .addStatement(types.write(field.type(), field.id(), CodeBlock.of("$L.get()", component)))
                        .nextControlFlow("else if ($L.isNull())", component)
                        .addStatement(writeNull)
                        .endControlFlow();
        }
    }

    private MethodSpec decode(ClassName name, List<Field> fields, Names<Field> components) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("decode")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .addParameter(RuntimeTypes.TLV_READER, "reader")
                .returns(name);
        for (Field field : fields) {
            // Null until the field is read, so without the annotation of the component.
            TypeName type = types.component(field).withoutAnnotations();
            method.addStatement("$T $L = $L", type, components.of(field), initial(field));
        }
        if (keepsUnknownFields) {
            method.addStatement("$1T $2L = new $1T()", RuntimeTypes.UNKNOWN_FIELDS_BUILDER, Names.UNKNOWN_FIELDS);
        }
        method.addStatement("reader.startStructure(SHAPE)");
        if (!fields.isEmpty() || keepsUnknownFields) {
            method.beginControlFlow("do");
            for (Field field : fields) {
                method.beginControlFlow("if (reader.field($L))", field.id())
                        .addStatement("$L = $L", components.of(field), read(field))
                        .endControlFlow();
            }
            method.endControlFlow("while (reader.moreFields($L))", keepsUnknownFields ? Names.UNKNOWN_FIELDS : "");
        }
        return method.addStatement("reader.end()")
                .addStatement(construct(name, fields, components, CodeBlock.of("$L.build()", Names.UNKNOWN_FIELDS), 12))
                .build();
    }

    private CodeBlock read(Field field) {
        CodeBlock read = types.read(field.type());
        if (isFabricIndex(field)) {
            return CodeBlock.of("reader.skipFabricIndex() ? null : $L", read);
        }
        return switch (field.presence()) {
            case MANDATORY, OPTIONAL -> read;
            case NULLABLE -> CodeBlock.of("reader.readNull() ? null : $L", read);
            case OPTIONAL_NULLABLE ->
                CodeBlock.of("reader.readNull() ? $1T.ofNull() : $1T.of($2L)", RuntimeTypes.MAYBE, read);
        };
    }

    /** Whether it is for reader and writer to decide what becomes of it. A field of a command is what it says it is. */
    private static boolean isFabricIndex(Field field) {
        return field.isFabricIndex() && field.presence() == Presence.OPTIONAL;
    }

    private CodeBlock initial(Field field) {
        return switch (field.presence()) {
            case MANDATORY -> types.initial(field.type());
            case NULLABLE -> CodeBlock.of("null");
            case OPTIONAL, OPTIONAL_NULLABLE -> JavaTypes.absent(field);
        };
    }
}

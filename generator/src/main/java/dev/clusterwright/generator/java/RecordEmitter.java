package dev.clusterwright.generator.java;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.clusterwright.generator.model.BaseType;
import dev.clusterwright.generator.model.BaseType.Kind;
import dev.clusterwright.generator.model.DataType.ListType;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.model.Presence;
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
    private final CodecEmitter codecs;
    private final boolean keepsUnknownFields;

    /**
     * An emitter.
     *
     * @param keepsUnknownFields whether records have a component for the fields that their definition does not have
     */
    RecordEmitter(JavaTypes types, FieldsEmitter fieldDescriptors, boolean keepsUnknownFields) {
        this.types = types;
        this.fieldDescriptors = fieldDescriptors;
        this.codecs = new CodecEmitter(types, keepsUnknownFields);
        this.keepsUnknownFields = keepsUnknownFields;
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
        if (keepsUnknownFields) {
            doc.param(Names.UNKNOWN_FIELDS, "the fields that are not in the definition");
        }
        TypeSpec.Builder type = TypeSpec.recordBuilder(name)
                .addModifiers(PUBLIC)
                .addSuperinterface(RuntimeTypes.STRUCTURE)
                .addJavadoc(doc.build())
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameters(components(fields))
                        .build())
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
        if (keepsUnknownFields || fields.stream().anyMatch(Field::optional)) {
            type.addMethod(mandatoryOnly(fields, components));
        }
        fields.stream().filter(Field::optional).forEach(field -> {
            CodeBlock comment = CodeBlock.of("This with another $L.", Describe.code(field.name()));
            type.addMethod(with(types.component(field), components.of(field), comment, name, fields, components));
        });
        if (keepsUnknownFields) {
            CodeBlock comment = CodeBlock.of("This with other fields that are not in the definition.");
            type.addMethod(with(RuntimeTypes.UNKNOWN_FIELDS, Names.UNKNOWN_FIELDS, comment, name, fields, components));
        }
        type.addMethod(members(qualifiedName, fields, components));
        if (fields.stream().anyMatch(RecordEmitter::printsUnsigned)) {
            type.addMethod(toStringMethod(name, fields, components));
        }
        return type.addType(codecs.emit(name, qualifiedName, fields, components));
    }

    /** The components of a record with those fields, which its {@link TypeSpec} does not tell. */
    List<ParameterSpec> components(List<Field> fields) {
        Names<Field> names = Names.components(fields);
        List<ParameterSpec> components = new ArrayList<>();
        fields.forEach(field -> components.add(component(types.component(field), names.of(field))));
        if (keepsUnknownFields) {
            components.add(component(RuntimeTypes.UNKNOWN_FIELDS, Names.UNKNOWN_FIELDS));
        }
        return components;
    }

    private static ParameterSpec component(TypeName type, String name) {
        return ParameterSpec.builder(type, name).build();
    }

    private CodeBlock checks(List<Field> fields, Names<Field> components) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Field field : fields) {
            String name = components.of(field);
            if (isNullRefused(field)) {
                code.addStatement("$T.requireNonNull($L, $S)", Objects.class, name, name);
            }
            if (field.type() instanceof ListType list) {
                code.addStatement("$L = $L", name, copy(list, name, field.presence()));
            }
            if (field.type() instanceof BaseType base && isNarrow(base)) {
                code.addStatement(
                        "$T.$L($S, $L, $L)",
                        RuntimeTypes.INTEGERS,
                        base.kind() == Kind.SIGNED ? "checkSigned" : "checkUnsigned",
                        name,
                        field.presence() == Presence.OPTIONAL_NULLABLE ? name + ".orNull()" : name,
                        base.bits());
            }
        }
        if (keepsUnknownFields) {
            code.addStatement("$1T.requireNonNull($2L, $2S)", Objects.class, Names.UNKNOWN_FIELDS);
        }
        return code.build();
    }

    /** Whether null has to be refused by a check: a primitive cannot be null, and the copy of a list refuses it. */
    private boolean isNullRefused(Field field) {
        return switch (field.presence()) {
            case MANDATORY -> !types.of(field.type()).isPrimitive() && !(field.type() instanceof ListType);
            case NULLABLE, OPTIONAL -> false;
            case OPTIONAL_NULLABLE -> true;
        };
    }

    /** An unmodifiable copy of a list component. */
    private static CodeBlock copy(ListType list, String name, Presence presence) {
        return switch (presence) {
            case MANDATORY -> copy(list, name);
            case NULLABLE, OPTIONAL -> CodeBlock.of("$1L == null ? null : $2L", name, copy(list, name));
            case OPTIONAL_NULLABLE -> CodeBlock.of("$L.map(list -> $L)", name, copy(list, "list"));
        };
    }

    private static CodeBlock copy(ListType list, String name) {
        return list.entryNullable()
                ? CodeBlock.of("$T.unmodifiableList(new $T<>($L))", Collections.class, ArrayList.class, name)
                : CodeBlock.of("$T.copyOf($L)", List.class, name);
    }

    private static CodeBlock checksDoc(List<Field> fields) {
        boolean ranges = fields.stream().anyMatch(field -> field.type() instanceof BaseType base && isNarrow(base));
        boolean lists = fields.stream().anyMatch(field -> field.type() instanceof ListType);
        if (!ranges) {
            return CodeBlock.of(lists ? "Copies the lists." : "Checks that nothing mandatory is null.");
        }
        return Javadoc.of(lists ? "Copies the lists and checks the ranges." : "Checks the ranges.")
                .tag("@throws IllegalArgumentException if a number does not fit its type")
                .build();
    }

    /** Whether the Java type holds numbers that the data type does not. */
    private static boolean isNarrow(BaseType base) {
        return base.bits() > 0 && base.bits() != 64 && !(base.kind() == Kind.SIGNED && base.bits() == 32);
    }

    private MethodSpec mandatoryOnly(List<Field> fields, Names<Field> components) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(PUBLIC)
                .addJavadoc("With the mandatory fields; the others are absent.");
        List<CodeBlock> arguments = new ArrayList<>();
        for (Field field : fields) {
            if (field.optional()) {
                arguments.add(JavaTypes.absent(field));
            } else {
                constructor.addParameter(types.component(field), components.of(field));
                arguments.add(CodeBlock.of("$L", components.of(field)));
            }
        }
        if (keepsUnknownFields) {
            arguments.add(CodeBlock.of("$T.NONE", RuntimeTypes.UNKNOWN_FIELDS));
        }
        return constructor
                .addStatement("this$L", Layout.arguments(arguments, "        this".length()))
                .build();
    }

    private MethodSpec with(
            TypeName type,
            String component,
            CodeBlock comment,
            ClassName name,
            List<Field> fields,
            Names<Field> components) {
        return MethodSpec.methodBuilder("with" + ClusterNames.capitalised(component))
                .addModifiers(PUBLIC)
                .addJavadoc(comment)
                .returns(name)
                .addParameter(type, component)
                .addStatement(codecs.construct(name, fields, components, 8))
                .build();
    }

    /** What validators see of the record. */
    private static MethodSpec members(String qualifiedName, List<Field> fields, Names<Field> components) {
        List<CodeBlock> arguments = new ArrayList<>(List.of(CodeBlock.of("$S", qualifiedName), CodeBlock.of("FIELDS")));
        fields.forEach(field -> arguments.add(CodeBlock.of("$L", components.of(field))));
        return MethodSpec.methodBuilder("members")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .returns(RuntimeTypes.MEMBERS)
                .addStatement(
                        "return new $T$L",
                        RuntimeTypes.MEMBERS,
                        Layout.arguments(arguments, "        return new Members".length()))
                .build();
    }

    private static boolean printsUnsigned(Field field) {
        return JavaTypes.isUnsignedLong(field.type() instanceof ListType list ? list.entry() : field.type());
    }

    /** As a record prints by itself, but for numbers of 64 bits, which Java takes for signed. */
    private MethodSpec toStringMethod(ClassName name, List<Field> fields, Names<Field> components) {
        CodeBlock.Builder text = CodeBlock.builder().add("return $S", name.simpleName() + "[");
        String separator = "";
        for (Field field : fields) {
            String component = components.of(field);
            CodeBlock value = CodeBlock.of("$L", component);
            if (printsUnsigned(field)) {
                value = field.presence() == Presence.OPTIONAL_NULLABLE
                        ? CodeBlock.of("$L.map($T::toUnsignedString)", component, RuntimeTypes.INTEGERS)
                        : CodeBlock.of("$T.toUnsignedString($L)", RuntimeTypes.INTEGERS, component);
            }
            text.add("\n+ $S + $L", separator + component + "=", value);
            separator = ", ";
        }
        if (keepsUnknownFields) {
            text.add("\n+ $S + $L", separator + Names.UNKNOWN_FIELDS + "=", Names.UNKNOWN_FIELDS);
        }
        return MethodSpec.methodBuilder("toString")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .returns(String.class)
                .addStatement(text.add("\n+ $S", "]").build())
                .build();
    }
}

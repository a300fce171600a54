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
import com.palantir.javapoet.TypeSpec;
import dev.clusterwright.generator.model.DataType.EnumType;
import dev.clusterwright.generator.model.DataType.Item;
import dev.clusterwright.generator.naming.Names;

/** The class of an enum: open, so that a number which this release does not name is kept. */
final class EnumEmitter {
    private static final String OPEN =
            "A number that has no name here is kept, and {@link #known} is {@link Known#" + Names.UNRECOGNIZED + "}.";

    TypeSpec emit(ClassName name, EnumType type) {
        Javadoc doc = Javadoc.of(Describe.code(type.name()) + ", an enum of " + type.bits() + " bits.");
        TypeSpec.Builder enumClass = builder(name, doc);
        addTo(enumClass, name, type, Names.items(type.items()));
        return enumClass.build();
    }

    /** A class that is yet to get its values. */
    TypeSpec.Builder builder(ClassName name, Javadoc doc) {
        return TypeSpec.classBuilder(name)
                .addModifiers(PUBLIC, FINAL)
                .superclass(RuntimeTypes.OPEN_ENUM)
                .addJavadoc(doc.paragraph(OPEN).build());
    }

    /** Adds the values and all that goes with them. */
    void addTo(TypeSpec.Builder enumClass, ClassName name, EnumType type, Names<Item> constants) {
        ClassName known = name.nestedClass("Known");
        CodeBlock.Builder cases = CodeBlock.builder();
        TypeSpec.Builder knownEnum = TypeSpec.enumBuilder("Known")
                .addModifiers(PUBLIC)
                .addJavadoc("The values that have a name, for {@code switch}.");
        for (Item item : type.items()) {
            String constant = constants.of(item);
            enumClass.addField(FieldSpec.builder(name, constant, PUBLIC, STATIC, FINAL)
                    .addJavadoc(doc(item))
                    .initializer("new $T($L, $S, $T.$L)", name, item.value(), item.name(), known, constant)
                    .build());
            cases.addStatement("case $L -> $L", item.value(), constant);
            knownEnum.addEnumConstant(
                    constant,
                    TypeSpec.anonymousClassBuilder("")
                            .addJavadoc("See {@link $T#$L}.", name, constant)
                            .build());
        }
        knownEnum.addEnumConstant(
                Names.UNRECOGNIZED,
                TypeSpec.anonymousClassBuilder("")
                        .addJavadoc("A number that has no name here.")
                        .build());
        enumClass
                .addField(FieldSpec.builder(
                                ParameterizedTypeName.get(RuntimeTypes.TLV_CODEC, name), "CODEC", PUBLIC, STATIC, FINAL)
                        .addJavadoc("Reads and writes this as TLV.")
                        .initializer("codec$L($T::of)", type.bits(), name)
                        .build())
                .addField(known, "known", PRIVATE, FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(PRIVATE)
                        .addParameter(int.class, "value")
                        .addParameter(String.class, "name")
                        .addParameter(known, "known")
                        .addStatement("super(value, $L, name)", type.bits())
                        .addStatement("this.known = known")
                        .build())
                .addMethod(of(name, known, type.bits(), cases.build()))
                .addMethod(MethodSpec.methodBuilder("known")
                        .addModifiers(PUBLIC)
                        .addJavadoc("Which of the named values this is, for {@code switch}.")
                        .returns(known)
                        .addStatement("return known")
                        .build())
                .addType(knownEnum.build());
    }

    private static MethodSpec of(ClassName name, ClassName known, int bits, CodeBlock cases) {
        return MethodSpec.methodBuilder("of")
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc(Javadoc.of("The value of a number.")
                        .tag("@throws IllegalArgumentException if it does not fit " + bits + " bits")
                        .build())
                .returns(name)
                .addParameter(int.class, "value")
                .addCode("return switch (value) {\n$>")
                .addCode(cases)
                .addStatement("default -> new $T(value, \"\", $T.$L)", name, known, Names.UNRECOGNIZED)
                .addCode("$<};\n")
                .build();
    }

    private static CodeBlock doc(Item item) {
        String conformance = Describe.conformance(item.conformance());
        return Javadoc.of(Describe.code(item.name()) + " (" + item.value() + ")"
                        + (conformance.equals("mandatory") ? "" : ", " + conformance)
                        + "."
                        + (item.summary().isEmpty() ? "" : " " + Describe.sentence(item.summary())))
                .build();
    }
}

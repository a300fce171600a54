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
import dev.clusterwright.generator.model.DataType.Bitfield;
import dev.clusterwright.generator.model.DataType.BitmapType;
import dev.clusterwright.generator.naming.ClusterNames;
import dev.clusterwright.generator.naming.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The record of a bitmap: a constant and two methods for each bit, two methods for each number within. */
final class BitmapEmitter {
    TypeSpec emit(ClassName name, BitmapType type, Javadoc doc) {
        Names<Bitfield> accessors = Names.accessors(type.fields());
        Names<Bitfield> constants = Names.bits(type.fields());
        boolean wide = isWide(type);
        TypeSpec.Builder record = TypeSpec.recordBuilder(name)
                .addModifiers(PUBLIC)
                .addSuperinterface(ParameterizedTypeName.get(RuntimeTypes.BITMAP, name))
                .addJavadoc(doc.paragraph("Bits that have no name here are kept.")
                        .param("bits", "all bits, an unsigned number of " + type.bits() + " bits")
                        .build())
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameters(components(type))
                        .build())
                .addField(constant(name, "NONE", "0", CodeBlock.of("No bit.")));
        for (Bitfield field : type.fields()) {
            if (field.isSingleBit()) {
                record.addField(constant(name, constants.of(field), mask(field, wide), doc(field)));
            }
        }
        record.addField(FieldSpec.builder(
                        ParameterizedTypeName.get(RuntimeTypes.TLV_CODEC, name), "CODEC", PUBLIC, STATIC, FINAL)
                .addJavadoc("Reads and writes this as TLV.")
                .initializer("$T.codec(reader -> new $T(reader.uint$L()))", RuntimeTypes.BITMAP, name, type.bits())
                .build());
        if (type.bits() < 64) {
            record.addMethod(MethodSpec.compactConstructorBuilder()
                    .addModifiers(PUBLIC)
                    .addJavadoc(
                            "Checks the range.\n\n@throws IllegalArgumentException if it does not fit $L bits",
                            type.bits())
                    .addStatement("$T.checkUnsigned($S, bits, $L)", RuntimeTypes.INTEGERS, "bits", type.bits())
                    .build());
        }
        for (Bitfield field : type.fields()) {
            String accessor = accessors.of(field);
            record.addMethod(get(field, accessor, wide)).addMethod(with(name, field, accessor, wide));
        }
        return record.addMethod(MethodSpec.methodBuilder("toLong")
                        .addAnnotation(Override.class)
                        .addModifiers(PUBLIC)
                        .returns(long.class)
                        .addStatement("return bits")
                        .build())
                .addMethod(MethodSpec.methodBuilder("knownBits")
                        .addAnnotation(Override.class)
                        .addModifiers(PUBLIC)
                        .returns(long.class)
                        .addStatement("return $L", known(type.fields(), wide))
                        .build())
                .addMethod(MethodSpec.methodBuilder("withBits")
                        .addAnnotation(Override.class)
                        .addModifiers(PUBLIC)
                        .returns(name)
                        .addParameter(long.class, "all")
                        .addStatement("return new $T($L)", name, wide ? "all" : "(int) all")
                        .build())
                .addMethod(MethodSpec.methodBuilder("toString")
                        .addAnnotation(Override.class)
                        .addModifiers(PUBLIC)
                        .returns(String.class)
                        .addStatement("return $T.toString$L", RuntimeTypes.BITMAP, named(type.fields()))
                        .build())
                .build();
    }

    /** The components of a record of that type, which its {@link TypeSpec} does not tell. */
    List<ParameterSpec> components(BitmapType type) {
        return List.of(ParameterSpec.builder(isWide(type) ? TypeName.LONG : TypeName.INT, "bits")
                .build());
    }

    private static boolean isWide(BitmapType type) {
        return type.bits() > 16;
    }

    private static FieldSpec constant(ClassName name, String constant, String mask, CodeBlock doc) {
        return FieldSpec.builder(name, constant, PUBLIC, STATIC, FINAL)
                .addJavadoc(doc)
                .initializer("new $T($L)", name, mask)
                .build();
    }

    private static MethodSpec get(Bitfield field, String accessor, boolean wide) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(accessor).addModifiers(PUBLIC).addJavadoc(doc(field));
        if (field.isSingleBit()) {
            return method.returns(boolean.class)
                    .addStatement("return (bits & $L) != 0", mask(field, wide))
                    .build();
        }
        return method.returns(wide ? long.class : int.class)
                .addStatement("return (bits & $L) >>> $L", mask(field, wide), field.low())
                .build();
    }

    private static MethodSpec with(ClassName name, Bitfield field, String accessor, boolean wide) {
        String mask = mask(field, wide);
        MethodSpec.Builder method = MethodSpec.methodBuilder("with" + ClusterNames.capitalised(accessor))
                .addModifiers(PUBLIC)
                .returns(name);
        if (field.isSingleBit()) {
            return method.addJavadoc("This with $L on or off.", Describe.code(field.name()))
                    .addParameter(boolean.class, "on")
                    .addStatement("return new $1T(on ? bits | $2L : bits & ~$2L)", name, mask)
                    .build();
        }
        int width = field.high() - field.low() + 1;
        return method.addJavadoc(Javadoc.of("This with another " + Describe.code(field.name()) + ".")
                        .tag("@throws IllegalArgumentException if it does not fit " + width + " bits")
                        .build())
                .addParameter(wide ? long.class : int.class, accessor)
                .addStatement("$T.checkUnsigned($S, $L, $L)", RuntimeTypes.INTEGERS, accessor, accessor, width)
                .addStatement("return new $T(bits & ~$L | $L << $L)", name, mask, accessor, field.low())
                .build();
    }

    /** {@code (this, new Bit(0, "First"), ...)}; numbers within are left to print as bits. */
    private static CodeBlock named(List<Bitfield> fields) {
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(CodeBlock.of("this"));
        fields.stream()
                .filter(Bitfield::isSingleBit)
                .map(field -> CodeBlock.of("new Bit($L, $S)", field.low(), field.name()))
                .forEach(arguments::add);
        return Layout.arguments(arguments, "        return Bitmap.toString".length());
    }

    private static String known(List<Bitfield> fields, boolean wide) {
        return hex(fields.stream().mapToLong(BitmapEmitter::mask).reduce(0, (a, b) -> a | b), wide);
    }

    private static String mask(Bitfield field, boolean wide) {
        return hex(mask(field), wide);
    }

    private static long mask(Bitfield field) {
        return (-1L >>> (63 - (field.high() - field.low()))) << field.low();
    }

    private static String hex(long mask, boolean wide) {
        return String.format(Locale.ROOT, "0x%X", mask) + (wide ? "L" : "");
    }

    private static CodeBlock doc(Bitfield field) {
        String bits = field.isSingleBit() ? "bit " + field.low() : "bits " + field.low() + " to " + field.high();
        String conformance = Describe.conformance(field.conformance());
        String code = field.code().isEmpty() ? "" : " (" + Describe.code(field.code()) + ")";
        return Javadoc.of(Describe.code(field.name()) + code + ", " + bits
                        + (conformance.equals("mandatory") ? "" : ", " + conformance)
                        + "."
                        + (field.summary().isEmpty() ? "" : " " + Describe.sentence(field.summary())))
                .build();
    }
}

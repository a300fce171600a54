package dev.clusterwright.generator.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.clusterwright.generator.model.BaseType;
import dev.clusterwright.generator.model.BaseType.Kind;
import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.generator.model.DataType.BitmapType;
import dev.clusterwright.generator.model.DataType.Declared;
import dev.clusterwright.generator.model.DataType.EnumType;
import dev.clusterwright.generator.model.DataType.ListType;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.naming.TypeNames;
import java.util.List;

/**
 * What data types are in Java, and the code that reads and writes them. Integers take the smallest Java type that holds
 * their range; 64 unsigned bits take a {@code long}.
 */
final class JavaTypes {
    private final TypeNames names;

    JavaTypes(TypeNames names) {
        this.names = names;
    }

    /** The Java type of a value that is there and not null. */
    TypeName of(DataType type) {
        if (type instanceof BaseType base) {
            return switch (base.kind()) {
                case BOOLEAN -> TypeName.BOOLEAN;
                case UNSIGNED, BITS -> base.bits() <= 24 ? TypeName.INT : TypeName.LONG;
                case SIGNED -> base.bits() <= 32 ? TypeName.INT : TypeName.LONG;
                case FLOAT -> TypeName.FLOAT;
                case DOUBLE -> TypeName.DOUBLE;
                case OCTETS, ANY -> RuntimeTypes.OCTET_STRING;
                case TEXT -> ClassName.get(String.class);
            };
        }
        if (type instanceof ListType list) {
            TypeName entry = of(list.entry()).box();
            return ParameterizedTypeName.get(
                    ClassName.get(List.class), list.entryNullable() ? RuntimeTypes.nullable(entry) : entry);
        }
        return names.of((Declared) type);
    }

    /** The Java type of a component, by its presence: a value, null for null or for absent, a {@code Maybe} of both. */
    TypeName component(Field field) {
        TypeName type = of(field.type());
        return switch (field.presence()) {
            case MANDATORY -> type;
            case NULLABLE, OPTIONAL -> RuntimeTypes.nullable(type);
            case OPTIONAL_NULLABLE -> ParameterizedTypeName.get(RuntimeTypes.MAYBE, type.box());
        };
    }

    /** The Java type of an attribute's value, as a type argument. */
    TypeName attribute(Field attribute) {
        TypeName type = of(attribute.type());
        return attribute.nullable() ? RuntimeTypes.nullable(type) : type.box();
    }

    /** The value of an optional component that is absent. */
    static CodeBlock absent(Field field) {
        return field.nullable() ? CodeBlock.of("$T.absent()", RuntimeTypes.MAYBE) : CodeBlock.of("null");
    }

    /** What a variable holds before a mandatory value is read into it. */
    CodeBlock initial(DataType type) {
        TypeName name = of(type);
        if (name.equals(TypeName.BOOLEAN)) {
            return CodeBlock.of("false");
        }
        return CodeBlock.of(name.isPrimitive() ? "0" : "null");
    }

    /** A codec of values that are there and not null. */
    CodeBlock codec(DataType type) {
        if (type instanceof BaseType base) {
            String constant = switch (base.kind()) {
                case BOOLEAN -> "BOOL";
                case UNSIGNED, BITS -> "UINT" + base.bits();
                case SIGNED -> "INT" + base.bits();
                case FLOAT -> "FLOAT32";
                case DOUBLE -> "FLOAT64";
                case OCTETS -> "OCTETS";
                case TEXT -> "TEXT";
                case ANY -> "ANY";
            };
            return CodeBlock.of("$T.$L", RuntimeTypes.TLV_CODECS, constant);
        }
        return type instanceof ListType list
                ? CodeBlock.of("$T.list($L)", RuntimeTypes.TLV_CODECS, entryCodec(list))
                : CodeBlock.of("$T.CODEC", of(type));
    }

    /** An expression that reads a value from {@code reader}. */
    CodeBlock read(DataType type) {
        if (type instanceof BaseType base) {
            String method = switch (base.kind()) {
                case BOOLEAN -> "bool";
                case UNSIGNED, BITS -> "uint" + base.bits();
                case SIGNED -> "int" + base.bits();
                case FLOAT -> "float32";
                case DOUBLE -> "float64";
                case OCTETS -> "octets";
                case TEXT -> "text";
                case ANY -> "element";
            };
            return CodeBlock.of("reader.$L()", method);
        }
        if (type instanceof EnumType own) {
            return CodeBlock.of("$T.of(reader.uint$L())", of(type), own.bits());
        }
        if (type instanceof BitmapType own) {
            return CodeBlock.of("new $T(reader.uint$L())", of(type), own.bits());
        }
        return type instanceof ListType list
                ? CodeBlock.of("reader.list($L)", entryCodec(list))
                : CodeBlock.of("$T.CODEC.decode(reader)", of(type));
    }

    /** An expression that writes a value with a context tag to {@code writer}. */
    CodeBlock write(DataType type, long tag, CodeBlock value) {
        if (type instanceof BaseType base) {
            String method = switch (base.kind()) {
                case BOOLEAN -> "bool";
                case UNSIGNED, BITS -> "unsigned";
                case SIGNED -> "signed";
                case FLOAT -> "float32";
                case DOUBLE -> "float64";
                case OCTETS -> "octets";
                case TEXT -> "text";
                case ANY -> "element";
            };
            return CodeBlock.of("writer.$L($L, $L)", method, tag, value);
        }
        if (type instanceof EnumType) {
            return CodeBlock.of("writer.unsigned($L, $L.value())", tag, value);
        }
        if (type instanceof BitmapType) {
            return CodeBlock.of("writer.unsigned($L, $L.bits())", tag, value);
        }
        return type instanceof ListType list
                ? CodeBlock.of("writer.tag($L).list($L, $L)", tag, value, entryCodec(list))
                : CodeBlock.of("$T.CODEC.encode(writer.tag($L), $L)", of(type), tag, value);
    }

    /** Whether it prints wrongly as a Java number: 64 unsigned bits. */
    static boolean isUnsignedLong(DataType type) {
        return type instanceof BaseType base
                && base.bits() == 64
                && (base.kind() == Kind.UNSIGNED || base.kind() == Kind.BITS);
    }

    private CodeBlock entryCodec(ListType list) {
        CodeBlock codec = codec(list.entry());
        return list.entryNullable() ? CodeBlock.of("$T.nullable($L)", RuntimeTypes.TLV_CODECS, codec) : codec;
    }
}

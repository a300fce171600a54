package dev.clusterwright.generator.java;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.clusterwright.generator.model.DataType.EnumType;
import dev.clusterwright.generator.model.DataType.Item;
import dev.clusterwright.generator.model.Namespace;
import dev.clusterwright.generator.naming.Names;
import dev.clusterwright.notation.Conformance;

/** The class of a semantic namespace: an enum of its tags that knows its namespace. */
final class NamespaceEmitter {
    private static final int BITS = 8;

    private final EnumEmitter enums = new EnumEmitter();

    TypeSpec emit(ClassName name, Namespace namespace) {
        EnumType tags = tags(namespace);
        String doc = "The tags of the semantic namespace " + Describe.code(namespace.name()) + " ("
                + Describe.id(namespace.id(), 2) + ").";
        TypeSpec.Builder type = enums.builder(name, Javadoc.of(doc))
                .addSuperinterface(RuntimeTypes.SEMANTIC_TAG)
                .addField(FieldSpec.builder(int.class, "ID", PUBLIC, STATIC, FINAL)
                        .addJavadoc("The namespace's id.")
                        .initializer("$L", Describe.id(namespace.id(), 2))
                        .build())
                .addField(FieldSpec.builder(String.class, "NAME", PUBLIC, STATIC, FINAL)
                        .addJavadoc("The namespace's name as the specification writes it.")
                        .initializer("$S", namespace.name())
                        .build());
        enums.addTo(type, name, tags, Names.tags(tags.items(), name.simpleName()));
        return type.addMethod(MethodSpec.methodBuilder("namespaceId")
                        .addAnnotation(Override.class)
                        .addModifiers(PUBLIC)
                        .returns(int.class)
                        .addStatement("return ID")
                        .build())
                .build();
    }

    /** The tags as an enum like any other. */
    static EnumType tags(Namespace namespace) {
        return new EnumType(
                namespace.location(),
                namespace.name(),
                BITS,
                namespace.tags().stream()
                        .map(tag -> new Item(
                                tag.location(), tag.id(), tag.name(), tag.description(), Conformance.Mandatory.ALWAYS))
                        .toList());
    }
}

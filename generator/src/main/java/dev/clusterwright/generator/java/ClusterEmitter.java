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
import dev.clusterwright.generator.model.Access;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Command;
import dev.clusterwright.generator.model.Event;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.model.Quality;
import dev.clusterwright.generator.naming.ClusterNames;
import dev.clusterwright.notation.Conformance;
import java.util.ArrayList;
import java.util.List;

/** The class of the cluster itself: its id, its descriptor, and a constant for each attribute, command and event. */
final class ClusterEmitter {
    /** Constants are long enough by themselves: arguments start on a line of their own. */
    private static final int BROKEN = 1000;

    private final Cluster cluster;
    private final ClusterNames names;
    private final JavaTypes types;
    private final FieldsEmitter fieldDescriptors;
    private final References references;

    ClusterEmitter(
            Cluster cluster,
            ClusterNames names,
            JavaTypes types,
            FieldsEmitter fieldDescriptors,
            References references) {
        this.cluster = cluster;
        this.names = names;
        this.types = types;
        this.fieldDescriptors = fieldDescriptors;
        this.references = references;
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(names.cluster(cluster))
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc(doc())
                .addField(constant(
                        TypeName.LONG, "ID", "The cluster's id.", CodeBlock.of("$LL", Describe.id(cluster.id(), 4))))
                .addField(constant(
                        ClassName.get(String.class),
                        "NAME",
                        "The cluster's name as the specification writes it.",
                        CodeBlock.of("$S", cluster.name())))
                .addField(constant(
                        TypeName.INT,
                        "REVISION",
                        "The ClusterRevision that this was generated from.",
                        CodeBlock.of("$L", cluster.revision())))
                .addField(constant(
                        RuntimeTypes.CLUSTER_DESCRIPTOR, "DESCRIPTOR", "Everything below as values.", descriptor()))
                .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
        if (!cluster.attributes().isEmpty()) {
            type.addType(attributes());
        }
        if (!cluster.commands().isEmpty()) {
            type.addType(commands());
        }
        if (!cluster.events().isEmpty()) {
            type.addType(events());
        }
        return type.build();
    }

    private CodeBlock doc() {
        return Javadoc.of(Describe.cluster(cluster) + ", revision " + cluster.revision()
                        + (cluster.provisional() ? ", provisional." : "."))
                .paragraph(cluster.history().isEmpty() ? "" : "Revisions:")
                .list(cluster.history().stream()
                        .map(revision -> revision.number()
                                + (revision.summary().isEmpty() ? "" : ": " + Describe.sentence(revision.summary())))
                        .toList())
                .build();
    }

    private CodeBlock descriptor() {
        List<CodeBlock> features = cluster.features().stream()
                .map(feature -> CodeBlock.of(
                        "new $T($L, $S, $S, $S)",
                        RuntimeTypes.FEATURE,
                        feature.bit(),
                        feature.code(),
                        feature.name(),
                        feature.conformance().toString()))
                .toList();
        List<CodeBlock> attributes = cluster.attributes().stream()
                .map(field -> CodeBlock.of("Attributes.$L", references.constant(field)))
                .toList();
        List<CodeBlock> events = cluster.events().stream()
                .map(event -> CodeBlock.of("Events.$L", references.constant(event)))
                .toList();
        return CodeBlock.builder()
                .add("new $T(", RuntimeTypes.CLUSTER_DESCRIPTOR)
                .indent()
                .indent()
                .add("\nID,\nNAME,\nREVISION,\n$L,\n", cluster.provisional())
                .add(list(features))
                .add(",\n")
                .add(list(attributes))
                .add(",\n")
                .add(list(commandConstants(true)))
                .add(",\n")
                .add(list(commandConstants(false)))
                .add(",\n")
                .add(list(events))
                .add(")")
                .unindent()
                .unindent()
                .build();
    }

    private List<CodeBlock> commandConstants(boolean requests) {
        return cluster.commands().stream()
                .filter(command -> command.isRequest() == requests)
                .map(command -> CodeBlock.of("Commands.$L", references.constant(command)))
                .toList();
    }

    private static CodeBlock list(List<CodeBlock> elements) {
        if (elements.isEmpty()) {
            return CodeBlock.of("$T.of()", List.class);
        }
        return CodeBlock.of("$T.of$>$>$L$<$<", List.class, Layout.arguments(elements, 20));
    }

    private TypeSpec attributes() {
        TypeSpec.Builder holder = holder("Attributes", "The attributes.");
        for (Field attribute : cluster.attributes()) {
            CodeBlock codec = types.codec(attribute.type());
            if (attribute.nullable()) {
                codec = CodeBlock.of("$T.nullable($L)", RuntimeTypes.TLV_CODECS, codec);
            }
            List<CodeBlock> arguments = List.of(
                    CodeBlock.of("ID"),
                    CodeBlock.of("$L", id(attribute.id(), 4)),
                    CodeBlock.of("$S", attribute.name()),
                    CodeBlock.of("$S", attribute.type().typeName()),
                    codec);
            CodeBlock initializer = CodeBlock.builder()
                    .add("$>$>$>$>$T.of$L$<$<$<$<", RuntimeTypes.ATTRIBUTE, Layout.arguments(arguments, BROKEN))
                    .indent()
                    .indent()
                    .add(CodeBlock.of("\n.access($L)", access(attribute.access())))
                    .add(qualities(attribute))
                    .add(onItsLine(FieldsEmitter.conformance(attribute)))
                    .add(onItsLine(fieldDescriptors.constraint(attribute, cluster.attributes())))
                    .add(onItsLine(FieldsEmitter.defaultValue(attribute)))
                    .unindent()
                    .unindent()
                    .build();
            holder.addField(constant(
                    ParameterizedTypeName.get(RuntimeTypes.ATTRIBUTE, types.attribute(attribute)),
                    references.constant(attribute),
                    Describe.attribute(attribute) + ".",
                    initializer));
        }
        return holder.build();
    }

    /** Responses come first: the requests refer to them. */
    private TypeSpec commands() {
        TypeSpec.Builder holder = holder("Commands", "The commands and their responses.");
        List<Command> ordered = new ArrayList<>();
        cluster.commands().stream().filter(command -> !command.isRequest()).forEach(ordered::add);
        cluster.commands().stream().filter(Command::isRequest).forEach(ordered::add);
        for (Command command : ordered) {
            ClassName payload = names.command(command);
            holder.addField(constant(
                    command.isRequest()
                            ? ParameterizedTypeName.get(RuntimeTypes.COMMAND, payload, references.answer(command))
                            : ParameterizedTypeName.get(RuntimeTypes.RESPONSE, payload),
                    references.constant(command),
                    Describe.command(command) + ".",
                    command.isRequest() ? request(command, payload) : response(command, payload)));
        }
        return holder.build();
    }

    private CodeBlock request(Command command, ClassName payload) {
        List<CodeBlock> arguments = new ArrayList<>(payload(command.id(), command.name(), payload));
        arguments.add(access(command.access()));
        if (command.response() != null) {
            arguments.add(CodeBlock.of("$L", references.constant(references.responseOf(command))));
        }
        CodeBlock call = CodeBlock.of("$T.of$L", RuntimeTypes.COMMAND, Layout.arguments(arguments, BROKEN));
        return command.conformance().equals(Conformance.Mandatory.ALWAYS)
                ? CodeBlock.of("$>$>$L$<$<", call)
                : CodeBlock.of(
                        "$>$>$L\n.conformance($S)$<$<",
                        call,
                        command.conformance().toString());
    }

    private static CodeBlock response(Command command, ClassName payload) {
        return CodeBlock.of(
                "$>$>new $T<>$L$<$<",
                RuntimeTypes.RESPONSE,
                Layout.arguments(payload(command.id(), command.name(), payload), BROKEN));
    }

    /** What the descriptor of every payload starts with. */
    private static List<CodeBlock> payload(long id, String name, ClassName payload) {
        return List.of(
                CodeBlock.of("ID"),
                CodeBlock.of("$L", id(id, 2)),
                CodeBlock.of("$S", name),
                CodeBlock.of("$T.CODEC", payload),
                CodeBlock.of("$T.FIELDS", payload));
    }

    private TypeSpec events() {
        TypeSpec.Builder holder = holder("Events", "The events.");
        for (Event event : cluster.events()) {
            ClassName payload = names.event(event);
            holder.addField(constant(
                    ParameterizedTypeName.get(RuntimeTypes.EVENT, payload),
                    references.constant(event),
                    Describe.event(event) + ".",
                    event(event, payload)));
        }
        return holder.build();
    }

    private static CodeBlock event(Event event, ClassName payload) {
        List<CodeBlock> arguments = new ArrayList<>(payload(event.id(), event.name(), payload));
        arguments.add(3, CodeBlock.of("$T.$L", RuntimeTypes.EVENT.nestedClass("Priority"), event.priority()));
        arguments.add(access(event.access()));
        arguments.add(CodeBlock.of("$S", event.conformance().toString()));
        return CodeBlock.of("$>$>new $T<>$L$<$<", RuntimeTypes.EVENT, Layout.arguments(arguments, BROKEN));
    }

    private static TypeSpec.Builder holder(String name, String doc) {
        return TypeSpec.classBuilder(name)
                .addModifiers(PUBLIC, STATIC, FINAL)
                .addJavadoc(doc)
                .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
    }

    private static FieldSpec constant(TypeName type, String name, String doc, CodeBlock initializer) {
        return FieldSpec.builder(type, name, PUBLIC, STATIC, FINAL)
                .addJavadoc(Javadoc.of(doc).build())
                .initializer(initializer)
                .build();
    }

    private static CodeBlock access(Access access) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (access.invoke() != null) {
            code.add("$T.invoke($T.$L)", RuntimeTypes.ACCESS, RuntimeTypes.PRIVILEGE, access.invoke());
        } else if (access.read() != null) {
            code.add("$T.read($T.$L)", RuntimeTypes.ACCESS, RuntimeTypes.PRIVILEGE, access.read());
        } else {
            code.add("$T.NONE", RuntimeTypes.ACCESS);
        }
        if (access.write() != null) {
            code.add(".write($T.$L)", RuntimeTypes.PRIVILEGE, access.write());
        }
        if (access.writeOptional()) {
            code.add(".withWriteOptional()");
        }
        if (access.fabricScoped()) {
            code.add(".withFabricScope()");
        }
        if (access.fabricSensitive()) {
            code.add(".withFabricSensitivity()");
        }
        if (access.timed()) {
            code.add(".withTimedInteraction()");
        }
        return code.build();
    }

    private static CodeBlock qualities(Field attribute) {
        List<Quality> qualities = attribute.qualities().stream().sorted().toList();
        return qualities.isEmpty()
                ? CodeBlock.of("")
                : CodeBlock.of(
                        "\n.qualities($L)",
                        qualities.stream()
                                .map(quality -> CodeBlock.of("$T.$L", RuntimeTypes.QUALITY, quality))
                                .collect(CodeBlock.joining(", ")));
    }

    private static CodeBlock onItsLine(CodeBlock call) {
        return call.isEmpty() ? call : CodeBlock.of("\n$L", call);
    }

    /** An id as a Java number; those with a vendor prefix can be beyond an int. */
    private static String id(long id, int digits) {
        return Describe.id(id, digits) + (id > Integer.MAX_VALUE ? "L" : "");
    }
}

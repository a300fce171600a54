package dev.clusterwright.generator.java;

import static javax.lang.model.element.Modifier.ABSTRACT;
import static javax.lang.model.element.Modifier.DEFAULT;
import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Command;
import dev.clusterwright.generator.model.Event;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.naming.ClusterNames;
import dev.clusterwright.generator.naming.HandleNames;
import dev.clusterwright.notation.Conformance;
import java.util.List;

/**
 * What a device implements to serve a cluster: a method for each attribute, request and event, of which only those that
 * every device has are abstract.
 */
final class ServerEmitter {
    private final Cluster cluster;
    private final ClusterNames names;
    private final HandleNames handles;
    private final JavaTypes types;
    private final References references;

    ServerEmitter(Cluster cluster, ClusterNames names, HandleNames handles, JavaTypes types, References references) {
        this.cluster = cluster;
        this.names = names;
        this.handles = handles;
        this.types = types;
        this.references = references;
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(names.server())
                .addModifiers(PUBLIC)
                .addSuperinterface(RuntimeTypes.CLUSTER_SERVER)
                .addJavadoc(Javadoc.of("What a device implements to serve " + Describe.cluster(cluster) + ".")
                        .paragraph("Each method is called once, when the endpoint is built. What is null, the device"
                                + " does not have.")
                        .build());
        cluster.attributes()
                .forEach(attribute -> type.addMethod(handle(
                        handles.of(attribute),
                        ParameterizedTypeName.get(RuntimeTypes.ATTRIBUTE_HANDLER, types.attribute(attribute)),
                        attribute.conformance(),
                        Describe.attribute(attribute))));
        requests()
                .forEach(request -> type.addMethod(handle(
                        handles.of(request), handler(request), request.conformance(), Describe.command(request))));
        cluster.events()
                .forEach(event -> type.addMethod(handle(
                        handles.of(event),
                        ParameterizedTypeName.get(RuntimeTypes.EVENT_EMITTER, names.event(event)),
                        event.conformance(),
                        Describe.event(event))));
        if (!cluster.features().isEmpty()) {
            type.addMethod(features());
        }
        return type.addMethod(handlers()).build();
    }

    private List<Command> requests() {
        return cluster.commands().stream().filter(Command::isRequest).toList();
    }

    private TypeName handler(Command request) {
        ClassName payload = names.command(request);
        return request.response() == null
                ? ParameterizedTypeName.get(RuntimeTypes.COMMAND_ACTION, payload)
                : ParameterizedTypeName.get(RuntimeTypes.COMMAND_HANDLER, payload, references.answer(request));
    }

    private static MethodSpec handle(String name, TypeName type, Conformance conformance, String facts) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addJavadoc(Javadoc.of(facts + ".").build())
                .addModifiers(PUBLIC);
        return conformance.equals(Conformance.Mandatory.ALWAYS)
                ? method.addModifiers(ABSTRACT).returns(type).build()
                : method.addModifiers(DEFAULT)
                        .returns(RuntimeTypes.nullable(type))
                        .addStatement("return null")
                        .build();
    }

    private MethodSpec features() {
        return MethodSpec.methodBuilder("features")
                .addJavadoc("The features that the device has; none unless this is overridden.")
                .addModifiers(PUBLIC, DEFAULT)
                .returns(names.feature())
                .addStatement("return $T.NONE", names.feature())
                .build();
    }

    private MethodSpec handlers() {
        CodeBlock.Builder chain = CodeBlock.builder()
                .add(
                        "return $T.of($L, $L)",
                        RuntimeTypes.CLUSTER_HANDLERS,
                        references.descriptor(),
                        cluster.features().isEmpty() ? "0" : "features().toLong()");
        for (Field attribute : cluster.attributes()) {
            chain.add(call("attribute", references.to(attribute), handles.of(attribute)));
        }
        for (Command request : requests()) {
            String method = request.response() == null ? "action" : "command";
            chain.add(call(method, references.to(request), handles.of(request)));
        }
        for (Event event : cluster.events()) {
            chain.add(call("event", references.to(event), handles.of(event)));
        }
        return MethodSpec.methodBuilder("handlers")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC, DEFAULT)
                .returns(RuntimeTypes.CLUSTER_HANDLERS)
                .addStatement(chain.add("\n.build()").build())
                .build();
    }

    private static CodeBlock call(String method, CodeBlock constant, String handle) {
        CodeBlock arguments = Layout.arguments(
                List.of(constant, CodeBlock.of("$L()", handle)), "                .".length() + method.length());
        return CodeBlock.of("\n.$L$>$>$L$<$<", method, arguments);
    }
}

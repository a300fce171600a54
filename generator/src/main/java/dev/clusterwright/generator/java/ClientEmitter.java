package dev.clusterwright.generator.java;

import static javax.lang.model.element.Modifier.FINAL;
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
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What asks another node for a cluster: a method for each attribute, request and event, named as those of the server. */
final class ClientEmitter {
    private final Cluster cluster;
    private final ClusterNames names;
    private final HandleNames handles;
    private final JavaTypes types;
    private final References references;
    private final boolean keepsUnknownFields;

    /**
     * An emitter.
     *
     * @param keepsUnknownFields whether every request has a component for the fields that its definition does not have
     */
    ClientEmitter(
            Cluster cluster,
            ClusterNames names,
            HandleNames handles,
            JavaTypes types,
            References references,
            boolean keepsUnknownFields) {
        this.cluster = cluster;
        this.names = names;
        this.handles = handles;
        this.types = types;
        this.references = references;
        this.keepsUnknownFields = keepsUnknownFields;
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(names.client())
                .addModifiers(PUBLIC, FINAL)
                .superclass(RuntimeTypes.CLUSTER_CLIENT)
                .addJavadoc(Javadoc.of("Asks another node for " + Describe.cluster(cluster) + ".")
                        .build())
                .addMethod(constructor());
        cluster.attributes().forEach(attribute -> type.addMethod(attribute(attribute)));
        cluster.commands().stream().filter(Command::isRequest).forEach(request -> addRequest(request, type));
        cluster.events().forEach(event -> type.addMethod(event(event)));
        return type.build();
    }

    private MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addJavadoc(Javadoc.of("Of the cluster on an endpoint.").build())
                .addModifiers(PUBLIC)
                .addParameter(RuntimeTypes.INTERACTION_CLIENT, "client")
                .addParameter(TypeName.INT, "endpoint")
                .addStatement("super(client, endpoint, $L)", references.descriptor())
                .build();
    }

    private MethodSpec attribute(Field attribute) {
        boolean writable = attribute.access().write() != null;
        ClassName handle = writable ? RuntimeTypes.WRITABLE_ATTRIBUTE : RuntimeTypes.REMOTE_ATTRIBUTE;
        return method(handles.of(attribute), Describe.attribute(attribute))
                .returns(ParameterizedTypeName.get(handle, types.attribute(attribute)))
                .addStatement(call(writable ? "writable" : "attribute", references.to(attribute)))
                .build();
    }

    /** Without a request where it can be made of nothing, with one where there is something to say in it. */
    private void addRequest(Command request, TypeSpec.Builder type) {
        ClassName payload = names.command(request);
        if (request.fields().stream().allMatch(Field::optional)) {
            type.addMethod(request(request)
                    .addStatement("return invoke(new $T())", payload)
                    .build());
        }
        if (!request.fields().isEmpty() || keepsUnknownFields) {
            type.addMethod(request(request)
                    .addParameter(payload, "request")
                    .addStatement("return invoke(request)")
                    .build());
        }
    }

    private MethodSpec.Builder request(Command request) {
        return method(handles.of(request), Describe.command(request))
                .returns(ParameterizedTypeName.get(ClassName.get(CompletionStage.class), references.answer(request)));
    }

    private MethodSpec event(Event event) {
        return method(handles.of(event), Describe.event(event))
                .returns(ParameterizedTypeName.get(RuntimeTypes.REMOTE_EVENT, names.event(event)))
                .addStatement(call("event", references.to(event)))
                .build();
    }

    private static CodeBlock call(String method, CodeBlock constant) {
        int column = "        return ".length() + method.length();
        return CodeBlock.of("return $L$L", method, Layout.arguments(List.of(constant), column));
    }

    private static MethodSpec.Builder method(String name, String facts) {
        CodeBlock doc = Javadoc.of(facts + ".").build();
        return MethodSpec.methodBuilder(name).addJavadoc(doc).addModifiers(PUBLIC);
    }
}

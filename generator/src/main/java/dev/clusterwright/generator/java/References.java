package dev.clusterwright.generator.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Command;
import dev.clusterwright.generator.model.Event;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.naming.ClusterNames;
import dev.clusterwright.generator.naming.Names;
import java.util.Objects;

/** The constants of a cluster's class, and how the other classes of the cluster refer to them. */
final class References {
    private final Cluster cluster;
    private final ClusterNames names;
    private final Names<Field> attributeNames;
    private final Names<Command> commandNames;
    private final Names<Event> eventNames;

    References(Cluster cluster, ClusterNames names) {
        this.cluster = cluster;
        this.names = names;
        this.attributeNames = Names.constants(cluster.attributes(), names.classNames());
        this.commandNames = Names.commands(cluster.commands(), names.classNames());
        this.eventNames = Names.events(cluster.events(), names.classNames());
    }

    /** The constant of an attribute, within {@code Attributes}. */
    String constant(Field attribute) {
        return attributeNames.of(attribute);
    }

    /** The constant of a request or a response, within {@code Commands}. */
    String constant(Command command) {
        return commandNames.of(command);
    }

    /** The constant of an event, within {@code Events}. */
    String constant(Event event) {
        return eventNames.of(event);
    }

    /** {@code OnOff.DESCRIPTOR}. */
    CodeBlock descriptor() {
        return CodeBlock.of("$T.DESCRIPTOR", names.cluster(cluster));
    }

    /** {@code OnOff.Attributes.ON_TIME}. */
    CodeBlock to(Field attribute) {
        return within("Attributes", constant(attribute));
    }

    /** {@code OnOff.Commands.TOGGLE}. */
    CodeBlock to(Command command) {
        return within("Commands", constant(command));
    }

    /** {@code OnOff.Events.STARTED}. */
    CodeBlock to(Event event) {
        return within("Events", constant(event));
    }

    /** The payload that answers a request. */
    ClassName answer(Command request) {
        return request.response() == null ? ClassName.get(Void.class) : names.command(responseOf(request));
    }

    /** The response that answers a request that has one. */
    Command responseOf(Command request) {
        return cluster.commands().stream()
                .filter(command -> !command.isRequest() && Objects.equals(command.name(), request.response()))
                .findFirst()
                .orElseThrow();
    }

    private CodeBlock within(String holder, String constant) {
        return CodeBlock.of("$T.$L", names.cluster(cluster).nestedClass(holder), constant);
    }
}

package dev.clusterwright.generator.java;

import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Command;
import dev.clusterwright.generator.model.Event;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.naming.ClusterNames;
import dev.clusterwright.generator.naming.HandleNames;
import java.util.List;

/** What the elements of one cluster are called in Java: simple names of its classes, constants as they stand within its own. */
public final class ClusterJavaNames {
    private final Cluster cluster;
    private final ClusterNames names;
    private final JavaTypes types;
    private final References references;
    private final HandleNames handles;

    ClusterJavaNames(Cluster cluster, ClusterNames names, JavaTypes types) {
        this.cluster = cluster;
        this.names = names;
        this.types = types;
        this.references = new References(cluster, names);
        this.handles = new HandleNames(cluster);
    }

    /** The package of all of its classes. */
    public String packageName() {
        return names.packageName();
    }

    /** Its own class. */
    public String className() {
        return names.cluster(cluster).simpleName();
    }

    /** What asks other nodes for it. */
    public String client() {
        return names.client().simpleName();
    }

    /** What a device implements. */
    public String server() {
        return names.server().simpleName();
    }

    /** The constants of its features, in their order. */
    public List<String> features() {
        return JavaNames.bitNames(JavaEmitter.featureMap(cluster)).stream()
                .map(constant -> names.feature().simpleName() + "." + constant)
                .toList();
    }

    /** The constant of an attribute: {@code Attributes.ON_TIME}. */
    public String constant(Field attribute) {
        return "Attributes." + references.constant(attribute);
    }

    /** The constant of a request or a response. */
    public String constant(Command command) {
        return "Commands." + references.constant(command);
    }

    /** The constant of an event. */
    public String constant(Event event) {
        return "Events." + references.constant(event);
    }

    /** The method of client and server for an attribute. */
    public String method(Field attribute) {
        return handles.of(attribute) + "()";
    }

    /** The method of client and server for a request. */
    public String method(Command request) {
        return handles.of(request) + "()";
    }

    /** The method of client and server for an event. */
    public String method(Event event) {
        return handles.of(event) + "()";
    }

    /** The type of an attribute's value. */
    public String valueType(Field attribute) {
        return JavaNames.shown(types.attribute(attribute));
    }

    /** The record of a command. */
    public String record(Command command) {
        return names.command(command).simpleName();
    }

    /** The record of an event. */
    public String record(Event event) {
        return names.event(event).simpleName();
    }
}

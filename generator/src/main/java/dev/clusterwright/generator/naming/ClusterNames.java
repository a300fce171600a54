package dev.clusterwright.generator.naming;

import com.palantir.javapoet.ClassName;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Command;
import dev.clusterwright.generator.model.DataType.Declared;
import dev.clusterwright.generator.model.Event;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * The classes of one cluster. A name belongs to who comes first: the cluster, its client, server and features, its types,
 * its commands, its events; who comes later to a taken name is named with its kind, as {@code IdentifyCommand} beside the cluster
 * {@code Identify}.
 */
public final class ClusterNames {
    /** Classes of {@code java.lang} that generated code uses by their simple names, and its own nested classes. */
    static final Set<String> RESERVED = Set.of(
            "Attributes",
            "Codec",
            "Commands",
            "Events",
            "Known",
            "Boolean",
            "Deprecated",
            "Double",
            "Float",
            "IllegalArgumentException",
            "Integer",
            "Long",
            "Math",
            "Number",
            "Object",
            "Override",
            "Record",
            "String",
            "SuppressWarnings",
            "Void");

    /** Packages that hold no cluster. */
    private static final Set<String> RESERVED_PACKAGES =
            Set.of(TypeNames.GLOBALS, PackageNames.DEVICE_TYPES, PackageNames.NAMESPACES);

    private final String packageName;
    private final TakenNames taken = new TakenNames(RESERVED);
    /** By the element itself: what equals it may stand elsewhere. */
    private final IdentityHashMap<Object, ClassName> classes = new IdentityHashMap<>();

    private final Set<String> classNames = new TreeSet<>();
    private final ClassName client;
    private final ClassName server;
    private final ClassName feature;

    /**
     * Allocates.
     *
     * @param basePackage the package that the cluster's own lies in
     */
    public ClusterNames(String basePackage, Cluster cluster) {
        String ownPackage = Words.of(cluster.name()).packageName()
                + (cluster.sharesName() ? "_" + Long.toHexString(cluster.id()) : "");
        this.packageName = TypeNames.within(basePackage, new TakenNames(RESERVED_PACKAGES).take(ownPackage));
        String main = allocate(cluster.name(), "Cluster", cluster);
        this.client = ClassName.get(packageName, taken.take(main + "Client"));
        this.server = ClassName.get(packageName, taken.take(main + "Server"));
        this.feature = ClassName.get(packageName, taken.take(main + "Feature"));
        cluster.types().forEach(type -> allocate(type.name(), "Type", type));
        cluster.commands().forEach(command -> allocate(command.name(), "Command", command));
        cluster.events().forEach(event -> allocate(event.name(), "Event", event));
    }

    /** The package of all classes of the cluster. */
    public String packageName() {
        return packageName;
    }

    /** The simple names of all classes of the cluster: a constant of such a name would hide the class. */
    public Set<String> classNames() {
        return Collections.unmodifiableSet(classNames);
    }

    /** The class of the cluster itself. */
    public ClassName cluster(Cluster cluster) {
        return className(cluster);
    }

    /** What asks another node for it. */
    public ClassName client() {
        return client;
    }

    /** What a device implements to serve it. */
    public ClassName server() {
        return server;
    }

    /** The bitmap of its features. */
    public ClassName feature() {
        return feature;
    }

    /** The class of a declared type. */
    public ClassName type(Declared type) {
        return className(type);
    }

    /** The record of a command. */
    public ClassName command(Command command) {
        return className(command);
    }

    /** The record of an event. */
    public ClassName event(Event event) {
        return className(event);
    }

    /** A suffix for {@code with...}: the member name with a capital. */
    public static String capitalised(String memberName) {
        return Character.toUpperCase(memberName.charAt(0)) + memberName.substring(1);
    }

    private ClassName className(Object element) {
        ClassName name = classes.get(element);
        if (name == null) {
            throw new IllegalArgumentException("no name was allocated for " + element);
        }
        return name;
    }

    private String allocate(String name, String kind, Object element) {
        String own = Words.of(name).className();
        String allocated = taken.take(taken.isFree(own) ? own : own + kind);
        classNames.add(allocated);
        classes.put(element, ClassName.get(packageName, allocated));
        return allocated;
    }
}

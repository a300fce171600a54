package dev.clusterwright.generator.naming;

import com.palantir.javapoet.ClassName;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.DataType.Declared;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.model.Model.Borrowed;
import java.util.IdentityHashMap;
import java.util.stream.Stream;

/**
 * The classes of all declared types of a model. A type lies in the package of the cluster that declares it, whoever uses
 * it; those that no cluster declares lie in {@code globals}.
 */
public final class TypeNames {
    static final String GLOBALS = "globals";

    private final String globalPackage;
    private final IdentityHashMap<Declared, ClassName> classes = new IdentityHashMap<>();
    private final IdentityHashMap<Cluster, ClusterNames> clusters = new IdentityHashMap<>();

    /**
     * Allocates.
     *
     * @param basePackage the package that those of the clusters lie in
     */
    public TypeNames(String basePackage, Model model) {
        this.globalPackage = within(basePackage, GLOBALS);
        TakenNames taken = new TakenNames(ClusterNames.RESERVED);
        model.globals()
                .forEach(type -> classes.put(
                        type,
                        ClassName.get(
                                globalPackage, taken.take(Words.of(type.name()).className()))));
        Stream.concat(model.clusters().stream(), model.borrowed().stream().map(Borrowed::cluster))
                .forEach(cluster -> {
                    ClusterNames names = new ClusterNames(basePackage, cluster);
                    clusters.put(cluster, names);
                    cluster.types().forEach(type -> classes.put(type, names.type(type)));
                });
    }

    /** The class of a type. */
    public ClassName of(Declared type) {
        ClassName name = classes.get(type);
        if (name == null) {
            throw new IllegalArgumentException("no name was allocated for " + type);
        }
        return name;
    }

    /** The names of the classes of a cluster. */
    public ClusterNames of(Cluster cluster) {
        ClusterNames names = clusters.get(cluster);
        if (names == null) {
            throw new IllegalArgumentException("no names were allocated for " + cluster.name());
        }
        return names;
    }

    /** The package of the types that no cluster declares. */
    public String globalPackage() {
        return globalPackage;
    }

    static String within(String basePackage, String name) {
        return basePackage.isEmpty() ? name : basePackage + "." + name;
    }
}

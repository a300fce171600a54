package dev.clusterwright.generator.model;

import dev.clusterwright.generator.model.DataType.Declared;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a run generates from.
 *
 * @param release the release that the definitions are of; empty when they do not say
 * @param clusters by id
 * @param borrowed clusters of which others need types, by id: nothing but those types is generated of them
 * @param globals the types in use that no cluster declares, by name
 * @param deviceTypes by id; with the base of all, if the definitions have it and there is any
 * @param namespaces by id
 */
public record Model(
        Optional<String> release,
        List<Cluster> clusters,
        List<Borrowed> borrowed,
        List<Declared> globals,
        List<DeviceType> deviceTypes,
        List<Namespace> namespaces) {
    /** Copies the lists. */
    public Model {
        clusters = List.copyOf(clusters);
        borrowed = List.copyOf(borrowed);
        globals = List.copyOf(globals);
        deviceTypes = List.copyOf(deviceTypes);
        namespaces = List.copyOf(namespaces);
    }

    /**
     * A cluster that is there for some of its types.
     *
     * @param types those that others need
     */
    public record Borrowed(Cluster cluster, List<Declared> types) {
        /** Copies the list. */
        public Borrowed {
            types = List.copyOf(types);
        }
    }
}

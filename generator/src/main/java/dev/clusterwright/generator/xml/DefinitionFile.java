package dev.clusterwright.generator.xml;

import java.util.List;

/**
 * Everything that a file declares, of either dialect, in the vocabulary of the data-model dialect.
 *
 * @param clusters clusters, and bases of clusters
 * @param extensions what is added to clusters that stand elsewhere
 * @param types types that no single cluster declares: global ones, and those that several clusters share
 * @param commands commands that any cluster may have
 * @param deviceTypes device types
 * @param namespaces semantic namespaces
 */
public record DefinitionFile(
        List<ClusterElement> clusters,
        List<ClusterElement> extensions,
        List<SharedTypeElement> types,
        List<CommandElement> commands,
        List<DeviceTypeElement> deviceTypes,
        List<NamespaceElement> namespaces) {
    /** Copies the lists. */
    public DefinitionFile {
        clusters = List.copyOf(clusters);
        extensions = List.copyOf(extensions);
        types = List.copyOf(types);
        commands = List.copyOf(commands);
        deviceTypes = List.copyOf(deviceTypes);
        namespaces = List.copyOf(namespaces);
    }

    /** A file that declares nothing. */
    public static DefinitionFile empty() {
        return new DefinitionFile(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    static DefinitionFile of(ClusterElement cluster) {
        return new DefinitionFile(List.of(cluster), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    static DefinitionFile ofTypes(List<TypeElement> globals) {
        return new DefinitionFile(
                List.of(),
                List.of(),
                globals.stream()
                        .map(type -> new SharedTypeElement(type, List.of()))
                        .toList(),
                List.of(),
                List.of(),
                List.of());
    }

    static DefinitionFile ofCommands(List<CommandElement> commands) {
        return new DefinitionFile(List.of(), List.of(), List.of(), commands, List.of(), List.of());
    }

    static DefinitionFile of(DeviceTypeElement deviceType) {
        return new DefinitionFile(List.of(), List.of(), List.of(), List.of(), List.of(deviceType), List.of());
    }

    static DefinitionFile of(NamespaceElement namespace) {
        return new DefinitionFile(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(namespace));
    }
}

package dev.clusterwright.clusters;

import static java.util.stream.Collectors.toMap;

import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.Field;
import dev.clusterwright.tlv.TlvCodec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A generated record of a cluster that travels as a structure.
 *
 * @param name cluster and record, as errors show them: {@code GroupKeyManagement.GroupKeySetStruct}
 * @param key tells it apart as the wire does; see {@link #key}
 * @param codec reads and writes the record
 * @param fields by tag
 */
record Payload<T>(String name, String key, TlvCodec<T> codec, List<Field> fields) {
    private static final Map<String, Payload<?>> BY_KEY = Bundled.clustersByPackage().entrySet().stream()
            .filter(entry -> !Bundled.isLater(entry.getKey()))
            .flatMap(entry -> ofCluster(entry.getKey(), entry.getValue()))
            .collect(toMap(
                    Payload::key,
                    Function.identity(),
                    (one, other) -> {
                        throw new AssertionError(one + " and " + other + " have the same key");
                    },
                    LinkedHashMap::new));

    /** Every struct, request, response and event of the bundled clusters; of two revisions, those of the earlier. */
    static Stream<Payload<?>> all() {
        return BY_KEY.values().stream();
    }

    /** The one with a name, which includes the cluster's. */
    static Payload<?> named(String name) {
        return all().filter(payload -> payload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no payload " + name));
    }

    /** The one with a key. */
    static Payload<?> keyed(String key) {
        Payload<?> payload = BY_KEY.get(key);
        if (payload == null) {
            throw new IllegalArgumentException("no payload " + key);
        }
        return payload;
    }

    /**
     * What no two payloads share.
     *
     * @param clusterId the id of the cluster
     * @param kind struct, request, response or event
     * @param id the number of a command or an event, or the name of a struct
     */
    static String key(long clusterId, String kind, Object id) {
        return clusterId + " " + kind + " " + id;
    }

    /** Descriptors know the payloads of commands and events; the other records are structs. */
    private static Stream<Payload<?>> ofCluster(String packageName, ClusterDescriptor cluster) {
        Naming naming = new Naming(cluster);
        List<Payload<?>> numbered = Stream.of(
                        cluster.commands().stream()
                                .map(it -> naming.of("request", it.id(), it.name(), it.codec(), it.fields())),
                        cluster.responses().stream()
                                .map(it -> naming.of("response", it.id(), it.name(), it.codec(), it.fields())),
                        cluster.events().stream()
                                .map(it -> naming.of("event", it.id(), it.name(), it.codec(), it.fields())))
                .<Payload<?>>flatMap(Function.identity())
                .toList();
        Stream<Payload<?>> structs = Bundled.structures()
                .filter(type -> type.getPackageName().equals(packageName))
                .filter(type -> numbered.stream().noneMatch(payload -> payload.codec == Bundled.codec(type)))
                .map(type -> naming.of(
                        "struct",
                        type.getSimpleName(),
                        type.getSimpleName(),
                        Bundled.codec(type),
                        Bundled.fields(type)));
        return Stream.concat(numbered.stream(), structs);
    }

    /** Makes the payloads of a cluster. */
    private record Naming(ClusterDescriptor cluster) {
        Payload<?> of(String kind, Object id, String name, TlvCodec<?> codec, List<Field> fields) {
            String clusterName = cluster.name().replaceAll("[^A-Za-z0-9]", "");
            return new Payload<>(clusterName + "." + name, key(cluster.id(), kind, id), codec, fields);
        }
    }

    /** The name without its cluster. */
    String simpleName() {
        return name.substring(name.indexOf('.') + 1);
    }

    @Override
    public String toString() {
        return name;
    }
}

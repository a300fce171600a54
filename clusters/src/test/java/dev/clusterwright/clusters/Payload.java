package dev.clusterwright.clusters;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.Command;
import dev.clusterwright.cluster.Field;
import dev.clusterwright.cluster.Response;
import dev.clusterwright.clusters.groupkeymanagement.GroupInfoMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagement;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySetStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupcastAdoptionStruct;
import dev.clusterwright.clusters.networkidentitymanagement.ActiveNetworkIdentityStruct;
import dev.clusterwright.clusters.networkidentitymanagement.ClientStruct;
import dev.clusterwright.clusters.networkidentitymanagement.NetworkIdentityManagement;
import dev.clusterwright.clusters.operationalcredentials.FabricDescriptorStruct;
import dev.clusterwright.clusters.operationalcredentials.NOCStruct;
import dev.clusterwright.clusters.operationalcredentials.OperationalCredentials;
import dev.clusterwright.tlv.TlvCodec;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A generated record that travels as a structure.
 *
 * @param name cluster and record, as errors show them: {@code GroupKeyManagement.GroupKeySetStruct}
 * @param codec reads and writes the record
 * @param fields by tag
 */
record Payload<T>(String name, TlvCodec<T> codec, List<Field> fields) {
    private static final Map<Long, ClusterDescriptor> CLUSTERS = Stream.of(
                    GroupKeyManagement.DESCRIPTOR,
                    OperationalCredentials.DESCRIPTOR,
                    NetworkIdentityManagement.DESCRIPTOR)
            .collect(toUnmodifiableMap(ClusterDescriptor::id, Function.identity()));

    /** Descriptors know the payloads of commands; these are the others. */
    private static final Map<String, Payload<?>> STRUCTS = Map.of(
            "GroupKeyMapStruct",
            new Payload<>("GroupKeyManagement.GroupKeyMapStruct", GroupKeyMapStruct.CODEC, GroupKeyMapStruct.FIELDS),
            "GroupKeySetStruct",
            new Payload<>("GroupKeyManagement.GroupKeySetStruct", GroupKeySetStruct.CODEC, GroupKeySetStruct.FIELDS),
            "GroupInfoMapStruct",
            new Payload<>("GroupKeyManagement.GroupInfoMapStruct", GroupInfoMapStruct.CODEC, GroupInfoMapStruct.FIELDS),
            "GroupcastAdoptionStruct",
            new Payload<>(
                    "GroupKeyManagement.GroupcastAdoptionStruct",
                    GroupcastAdoptionStruct.CODEC,
                    GroupcastAdoptionStruct.FIELDS),
            "NOCStruct",
            new Payload<>("OperationalCredentials.NOCStruct", NOCStruct.CODEC, NOCStruct.FIELDS),
            "FabricDescriptorStruct",
            new Payload<>(
                    "OperationalCredentials.FabricDescriptorStruct",
                    FabricDescriptorStruct.CODEC,
                    FabricDescriptorStruct.FIELDS),
            "ActiveNetworkIdentityStruct",
            new Payload<>(
                    "NetworkIdentityManagement.ActiveNetworkIdentityStruct",
                    ActiveNetworkIdentityStruct.CODEC,
                    ActiveNetworkIdentityStruct.FIELDS),
            "ClientStruct",
            new Payload<>("NetworkIdentityManagement.ClientStruct", ClientStruct.CODEC, ClientStruct.FIELDS));

    /** Every struct, request and response of the three clusters. */
    static Stream<Payload<?>> all() {
        Stream<Payload<?>> ofCommands = CLUSTERS.values().stream()
                .flatMap(cluster -> Stream.concat(
                        cluster.commands().stream().map(command -> of(cluster, command)),
                        cluster.responses().stream().map(response -> of(cluster, response))));
        return Stream.concat(STRUCTS.values().stream(), ofCommands);
    }

    /** The one with a name, which includes the cluster's. */
    static Payload<?> named(String name) {
        return all().filter(payload -> payload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no payload " + name));
    }

    static Payload<?> struct(String name) {
        Payload<?> struct = STRUCTS.get(name);
        if (struct == null) {
            throw new IllegalArgumentException("no struct " + name);
        }
        return struct;
    }

    static Payload<?> request(long clusterId, long id) {
        ClusterDescriptor cluster = cluster(clusterId);
        return cluster.commands().stream()
                .filter(command -> command.id() == id)
                .map(command -> of(cluster, command))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(cluster.name() + " has no request " + id));
    }

    static Payload<?> response(long clusterId, long id) {
        ClusterDescriptor cluster = cluster(clusterId);
        return cluster.responses().stream()
                .filter(response -> response.id() == id)
                .map(response -> of(cluster, response))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(cluster.name() + " has no response " + id));
    }

    private static ClusterDescriptor cluster(long id) {
        ClusterDescriptor cluster = CLUSTERS.get(id);
        if (cluster == null) {
            throw new IllegalArgumentException("no cluster " + id);
        }
        return cluster;
    }

    private static Payload<?> of(ClusterDescriptor cluster, Command<?, ?> command) {
        return new Payload<>(qualified(cluster, command.name()), command.codec(), command.fields());
    }

    private static Payload<?> of(ClusterDescriptor cluster, Response<?> response) {
        return new Payload<>(qualified(cluster, response.name()), response.codec(), response.fields());
    }

    private static String qualified(ClusterDescriptor cluster, String name) {
        return cluster.name().replace(" ", "") + "." + name;
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

package dev.clusterwright.servers.networkidentitymanagement;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.Command;
import dev.clusterwright.cluster.Field;
import dev.clusterwright.cluster.Structure;
import dev.clusterwright.clusters.later.networkidentitymanagement.NetworkIdentityManagement.Attributes;
import dev.clusterwright.clusters.networkidentitymanagement.NetworkIdentityManagement;
import dev.clusterwright.interaction.server.ClusterServer;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.type.OctetString;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The revisions of the cluster. All of them call themselves 1, so they are told apart by what the definitions have: the
 * fields of commands, and the encoding of what attributes list.
 */
final class Revision {
    /** The one of the bundled definitions. */
    static final Revision EARLIER = new Revision(
            NetworkIdentityManagement.DESCRIPTOR,
            EarlierServer::new,
            encode(
                    NetworkIdentityManagement.Attributes.ACTIVE_NETWORK_IDENTITIES,
                    EarlierServer.entry(Examples.IDENTITY, 0)),
            encode(NetworkIdentityManagement.Attributes.CLIENTS, EarlierServer.entry(Examples.CLIENT)));

    /** The one after that. */
    static final Revision LATER = new Revision(
            dev.clusterwright.clusters.later.networkidentitymanagement.NetworkIdentityManagement.DESCRIPTOR,
            LaterServer::new,
            encode(Attributes.ACTIVE_NETWORK_IDENTITIES, LaterServer.entry(Examples.IDENTITY, 0)),
            encode(Attributes.CLIENTS, LaterServer.entry(Examples.CLIENT)));

    private final ClusterDescriptor descriptor;
    private final Function<NetworkIdentities, ClusterServer> server;
    /** The list of identities and that of clients, by attribute: examples in TLV. */
    private final Map<Long, byte[]> lists;

    private Revision(
            ClusterDescriptor descriptor,
            Function<NetworkIdentities, ClusterServer> server,
            byte[] identities,
            byte[] clients) {
        this.descriptor = descriptor;
        this.server = server;
        this.lists = Map.of(
                NetworkIdentityManagement.Attributes.ACTIVE_NETWORK_IDENTITIES.id(), identities,
                NetworkIdentityManagement.Attributes.CLIENTS.id(), clients);
    }

    /**
     * The revision that definitions have, whoever generated them.
     *
     * @throws IllegalArgumentException if they have another
     */
    static Revision of(ClusterDescriptor definition) {
        return Stream.of(EARLIER, LATER)
                .filter(revision -> revision.isThatOf(definition))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the definition of " + definition.name()
                        + " (0x" + Long.toHexString(definition.id()) + ") with the commands " + definition.commands()
                        + " is of no revision that is served: QueryIdentity takes NetworkIdentityIndex,"
                        + " NetworkIdentityType and Identifier, or these and ClientIndex"));
    }

    /** The cluster in this revision. */
    ClusterServer server(NetworkIdentities engine) {
        return server.apply(engine);
    }

    private boolean isThatOf(ClusterDescriptor definition) {
        return definition.id() == descriptor.id()
                && shape(definition).equals(shape(descriptor))
                && definition.attributes().stream().allMatch(this::reads);
    }

    /** What there is by number, with names and types, but without what makes no difference to messages. */
    private static Map<String, List<String>> shape(ClusterDescriptor definition) {
        Map<String, List<String>> shape = new TreeMap<>();
        definition.attributes().forEach(it -> shape.put("attribute " + it.id(), List.of(it.type())));
        definition.commands().forEach(it -> shape.put("command " + it.id(), fields(it)));
        definition.responses().forEach(it -> shape.put("response " + it.id(), fields(it.fields())));
        return shape;
    }

    private static List<String> fields(Command<?, ?> command) {
        return Stream.concat(
                        fields(command.fields()).stream(),
                        command.response().stream().map(response -> "response " + response.id()))
                .toList();
    }

    private static List<String> fields(List<Field> fields) {
        return fields.stream()
                .map(field -> field + (field.isOptional() ? ", optional" : ""))
                .collect(Collectors.toList());
    }

    /** Whether an attribute, if it is one of the lists, has entries as they are in this revision. */
    private boolean reads(Attribute<?> attribute) {
        byte[] example = lists.get(attribute.id());
        return example == null || reads(attribute, example);
    }

    private static <T> boolean reads(Attribute<T> attribute, byte[] example) {
        try {
            T value = attribute.codec().decode(example);
            return Arrays.equals(attribute.codec().encode(value), example)
                    && value instanceof List<?> list
                    && list.stream()
                            .allMatch(entry -> entry instanceof Structure structure
                                    && structure.validate().isEmpty());
        } catch (TlvException e) {
            // Another revision has other fields; that is the answer.
            return false;
        }
    }

    private static <T> byte[] encode(Attribute<List<T>> attribute, T entry) {
        return attribute.codec().encode(List.of(entry));
    }

    /** Entries with something in every field. */
    private static final class Examples {
        static final OctetString IDENTIFIER = OctetString.of(new byte[20]);
        static final ActiveIdentity IDENTITY = new ActiveIdentity(1, IDENTIFIER, OctetString.EMPTY, 0, false);
        static final NetworkClient CLIENT = new NetworkClient(1, IDENTIFIER, OctetString.EMPTY, 1);
    }
}

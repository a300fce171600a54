package dev.clusterwright.interaction.server;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.Feature;
import dev.clusterwright.cluster.Quality;
import dev.clusterwright.device.DeviceType;
import dev.clusterwright.device.SemanticTag;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.tlv.TlvTag;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.tlv.TlvValue.Member;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The server of the Descriptor cluster that every endpoint has: what the endpoint is and consists of (Matter Core, chapter
 * 9, Descriptor cluster). It says what is so, so nobody else has to. Thread-safe.
 */
final class Descriptor implements ClusterServer {
    /** The id of the cluster. */
    static final long ID = 0x001D;

    private static final long TAG_LIST_FEATURE = 1;

    private static final TlvCodec<List<TlvValue>> STRUCTS = TlvCodecs.list(TlvValue.CODEC);
    private static final TlvCodec<List<Long>> IDS = TlvCodecs.list(TlvCodecs.UINT32);

    private static final Attribute<List<TlvValue>> DEVICE_TYPE_LIST =
            fixed(0, "DeviceTypeList", "list[DeviceTypeStruct]", STRUCTS);
    private static final Attribute<List<Long>> SERVER_LIST = fixed(1, "ServerList", "list[cluster-id]", IDS);
    private static final Attribute<List<Long>> CLIENT_LIST = fixed(2, "ClientList", "list[cluster-id]", IDS);
    private static final Attribute<List<Integer>> PARTS_LIST =
            Attribute.of(ID, 3, "PartsList", "list[endpoint-no]", TlvCodecs.list(TlvCodecs.UINT16));
    private static final Attribute<List<TlvValue>> TAG_LIST =
            fixed(4, "TagList", "list[SemanticTagStruct]", STRUCTS).conformance("TAGLIST");

    private static final ClusterDescriptor CLUSTER = new ClusterDescriptor(
            ID,
            "Descriptor",
            3,
            false,
            List.of(new Feature(0, "TAGLIST", "TagList", "O")),
            List.of(DEVICE_TYPE_LIST, SERVER_LIST, CLIENT_LIST, PARTS_LIST, TAG_LIST),
            List.of(),
            List.of(),
            List.of());

    private final List<TlvValue> deviceTypes;
    private final List<Long> servers;
    private final List<Long> clients;
    private final List<TlvValue> tags;
    private volatile List<Integer> parts = List.of();

    /**
     * Of an endpoint without parts.
     *
     * @param servers the clusters that it has beside this one
     */
    Descriptor(
            List<DeviceType> deviceTypes, Collection<Long> servers, Collection<Long> clients, List<SemanticTag> tags) {
        this.deviceTypes = deviceTypes.stream().map(Descriptor::struct).toList();
        this.servers = Stream.concat(Stream.of(ID), servers.stream()).sorted().toList();
        this.clients = clients.stream().distinct().sorted().toList();
        this.tags = tags.stream().map(Descriptor::struct).toList();
    }

    private static <T> Attribute<T> fixed(long id, String name, String type, TlvCodec<T> codec) {
        return Attribute.of(ID, id, name, type, codec).qualities(Quality.FIXED);
    }

    private static TlvValue struct(DeviceType type) {
        return new TlvValue.Structure(List.of(number(0, type.id()), number(1, type.revision())));
    }

    /** A tag of a standard namespace: it has no maker, and no label. */
    private static TlvValue struct(SemanticTag tag) {
        return new TlvValue.Structure(List.of(
                new Member(TlvTag.context(0), TlvValue.NULL), number(1, tag.namespaceId()), number(2, tag.value())));
    }

    private static Member number(int tag, long value) {
        return new Member(TlvTag.context(tag), new TlvValue.UnsignedInteger(value));
    }

    /** Says which endpoints the endpoint consists of. */
    void consistsOf(List<Integer> endpoints) {
        parts = List.copyOf(endpoints);
    }

    @Override
    public ClusterHandlers handlers() {
        boolean isTagged = !tags.isEmpty();
        return ClusterHandlers.of(CLUSTER, isTagged ? TAG_LIST_FEATURE : 0)
                .attribute(DEVICE_TYPE_LIST, AttributeHandler.computed(() -> deviceTypes))
                .attribute(SERVER_LIST, AttributeHandler.computed(() -> servers))
                .attribute(CLIENT_LIST, AttributeHandler.computed(() -> clients))
                .attribute(PARTS_LIST, AttributeHandler.computed(() -> parts))
                .attribute(TAG_LIST, isTagged ? AttributeHandler.computed(() -> tags) : null)
                .build();
    }
}

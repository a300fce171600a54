package dev.clusterwright.cluster;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.type.Integers;
import java.util.List;

/**
 * The attributes that every cluster has (Matter Core, 7.13 Global Elements), as attributes of one cluster. They say what the
 * others leave out: which features, attributes and commands the device has. EventList is not among them, as it was
 * withdrawn. Immutable and thread-safe.
 */
public final class GlobalAttributes {
    private static final TlvCodec<List<Long>> IDS = TlvCodecs.list(TlvCodecs.UINT32);

    private final Attribute<List<Long>> generatedCommandList;
    private final Attribute<List<Long>> acceptedCommandList;
    private final Attribute<List<Long>> attributeList;
    private final Attribute<Long> featureMap;
    private final Attribute<Integer> clusterRevision;

    private GlobalAttributes(long clusterId) {
        this.generatedCommandList = ids(clusterId, 0xFFF8, "GeneratedCommandList", "list[command-id]");
        this.acceptedCommandList = ids(clusterId, 0xFFF9, "AcceptedCommandList", "list[command-id]");
        this.attributeList = ids(clusterId, 0xFFFB, "AttributeList", "list[attrib-id]");
        this.featureMap = Attribute.of(clusterId, 0xFFFC, "FeatureMap", "map32", TlvCodecs.UINT32)
                .qualities(Quality.FIXED);
        this.clusterRevision = Attribute.of(clusterId, 0xFFFD, "ClusterRevision", "uint16", TlvCodecs.UINT16)
                .qualities(Quality.FIXED)
                .constraint("min 1", 1, 0xFFFF);
    }

    private static Attribute<List<Long>> ids(long clusterId, long id, String name, String type) {
        return Attribute.of(clusterId, id, name, type, IDS).qualities(Quality.FIXED);
    }

    /**
     * Those of a cluster.
     *
     * @param clusterId its id, an unsigned 32-bit number
     * @throws IllegalArgumentException if it does not fit its type
     */
    public static GlobalAttributes of(long clusterId) {
        Integers.checkUnsigned("clusterId", clusterId, 32);
        return new GlobalAttributes(clusterId);
    }

    /** Whether the id of an attribute is that of a global one, of those here or another: 0xF000 to 0xFFFE. */
    public static boolean isGlobal(long attributeId) {
        return attributeId >= 0xF000 && attributeId <= 0xFFFE;
    }

    /** The ids of the responses that the cluster may send. */
    public Attribute<List<Long>> generatedCommandList() {
        return generatedCommandList;
    }

    /** The ids of the requests that the cluster takes. */
    public Attribute<List<Long>> acceptedCommandList() {
        return acceptedCommandList;
    }

    /** The ids of the attributes that the cluster has, these included. */
    public Attribute<List<Long>> attributeList() {
        return attributeList;
    }

    /** The features that the cluster supports, a bit each. */
    public Attribute<Long> featureMap() {
        return featureMap;
    }

    /** The revision of its definition that the cluster follows. */
    public Attribute<Integer> clusterRevision() {
        return clusterRevision;
    }

    /** All of them, by id. */
    public List<Attribute<?>> all() {
        return List.of(generatedCommandList, acceptedCommandList, attributeList, featureMap, clusterRevision);
    }
}

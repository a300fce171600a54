package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Integers;
import org.jspecify.annotations.Nullable;

/**
 * Which cluster a data version belongs to (Matter Core, chapter 10, ClusterPathIB). Immutable and thread-safe.
 *
 * @param node the node that is meant; null for the one that receives it
 * @param endpoint the endpoint; null when the sender does not say, which names no cluster
 * @param cluster the id of the cluster; null when the sender does not say, which names none either
 */
public record ClusterPath(
        @Nullable Long node,
        @Nullable Integer endpoint,
        @Nullable Long cluster) {
    /** Reads and writes this as TLV. */
    public static final TlvCodec<ClusterPath> CODEC = new Codec();

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number does not fit its type
     */
    public ClusterPath {
        Integers.checkUnsigned("endpoint", endpoint, 16);
        Integers.checkUnsigned("cluster", cluster, 32);
    }

    /** A cluster of the node that receives this. */
    public static ClusterPath of(int endpoint, long cluster) {
        return new ClusterPath(null, endpoint, cluster);
    }

    private static final class Codec implements TlvCodec<ClusterPath> {
        private static final TlvShape SHAPE = TlvShape.of("ClusterPathIB")
                .optional(0, "Node")
                .optional(1, "Endpoint")
                .optional(2, "Cluster");

        @Override
        public void encode(TlvWriter writer, ClusterPath value) {
            writer.startList();
            if (value.node != null) {
                writer.unsigned(0, value.node);
            }
            if (value.endpoint != null) {
                writer.unsigned(1, value.endpoint);
            }
            if (value.cluster != null) {
                writer.unsigned(2, value.cluster);
            }
            writer.end();
        }

        @Override
        public ClusterPath decode(TlvReader reader) {
            Long node = null;
            Integer endpoint = null;
            Long cluster = null;
            reader.startList(SHAPE);
            do {
                if (reader.field(0)) {
                    node = reader.uint64();
                }
                if (reader.field(1)) {
                    endpoint = reader.uint16();
                }
                if (reader.field(2)) {
                    cluster = reader.uint32();
                }
            } while (reader.moreFields());
            reader.end();
            return new ClusterPath(node, endpoint, cluster);
        }
    }
}

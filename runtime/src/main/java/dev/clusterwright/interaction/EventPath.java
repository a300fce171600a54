package dev.clusterwright.interaction;

import dev.clusterwright.cluster.Event;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Integers;
import org.jspecify.annotations.Nullable;

/**
 * Which events are meant (Matter Core, chapter 10, EventPathIB); what is null stands for every one there is. Immutable
 * and thread-safe.
 *
 * @param node the node that is meant; null for the one that receives it
 * @param endpoint the endpoint; null for all
 * @param cluster the id of the cluster; null for all
 * @param event the id of the event; null for all
 * @param isUrgent whether a subscriber wants it reported at once; null for no
 */
public record EventPath(
        @Nullable Long node,
        @Nullable Integer endpoint,
        @Nullable Long cluster,
        @Nullable Long event,
        @Nullable Boolean isUrgent) {
    /** Reads and writes this as TLV. */
    public static final TlvCodec<EventPath> CODEC = new Codec();

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number does not fit its type
     */
    public EventPath {
        Integers.checkUnsigned("endpoint", endpoint, 16);
        Integers.checkUnsigned("cluster", cluster, 32);
        Integers.checkUnsigned("event", event, 32);
    }

    /** The events of the node that receives this; null stands for all. */
    public EventPath(@Nullable Integer endpoint, @Nullable Long cluster, @Nullable Long event) {
        this(null, endpoint, cluster, event, null);
    }

    /** One event of an endpoint. */
    public static EventPath of(int endpoint, Event<?> event) {
        return new EventPath(endpoint, event.clusterId(), event.id());
    }

    /** Whether it names one event of one endpoint. */
    public boolean isConcrete() {
        return endpoint != null && cluster != null && event != null;
    }

    /** Whether a subscriber wants it reported at once. */
    public boolean wantsUrgentReports() {
        return Boolean.TRUE.equals(isUrgent);
    }

    private static final class Codec implements TlvCodec<EventPath> {
        private static final TlvShape SHAPE = TlvShape.of("EventPathIB")
                .optional(0, "Node")
                .optional(1, "Endpoint")
                .optional(2, "Cluster")
                .optional(3, "Event")
                .optional(4, "IsUrgent");

        @Override
        public void encode(TlvWriter writer, EventPath value) {
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
            if (value.event != null) {
                writer.unsigned(3, value.event);
            }
            if (value.isUrgent != null) {
                writer.bool(4, value.isUrgent);
            }
            writer.end();
        }

        @Override
        public EventPath decode(TlvReader reader) {
            Long node = null;
            Integer endpoint = null;
            Long cluster = null;
            Long event = null;
            Boolean isUrgent = null;
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
                if (reader.field(3)) {
                    event = reader.uint32();
                }
                if (reader.field(4)) {
                    isUrgent = reader.bool();
                }
            } while (reader.moreFields());
            reader.end();
            return new EventPath(node, endpoint, cluster, event, isUrgent);
        }
    }
}

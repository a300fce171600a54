package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import org.jspecify.annotations.Nullable;

/**
 * From which event on (Matter Core, chapter 10, EventFilterIB). Immutable and thread-safe.
 *
 * @param node the node that is meant; null for the one that receives it
 * @param eventMin the lowest number that is wanted, unsigned
 */
public record EventFilter(@Nullable Long node, long eventMin) {
    /** Reads and writes this as TLV. */
    public static final TlvCodec<EventFilter> CODEC = new Codec();

    private static final class Codec implements TlvCodec<EventFilter> {
        private static final TlvShape SHAPE =
                TlvShape.of("EventFilterIB").optional(0, "Node").required(1, "EventMin");

        @Override
        public void encode(TlvWriter writer, EventFilter value) {
            writer.startStructure();
            if (value.node != null) {
                writer.unsigned(0, value.node);
            }
            writer.unsigned(1, value.eventMin);
            writer.end();
        }

        @Override
        public EventFilter decode(TlvReader reader) {
            Long node = null;
            long eventMin = 0;
            reader.startStructure(SHAPE);
            do {
                if (reader.field(0)) {
                    node = reader.uint64();
                }
                if (reader.field(1)) {
                    eventMin = reader.uint64();
                }
            } while (reader.moreFields());
            reader.end();
            return new EventFilter(node, eventMin);
        }
    }
}

package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import java.util.Objects;

/**
 * What became of an event that was asked for (Matter Core, chapter 10, EventStatusIB). Immutable and thread-safe.
 *
 * @param path which event
 * @param status how it ended
 */
public record EventStatus(EventPath path, Status status) implements EventReport {
    /** Reads and writes this as TLV. */
    public static final TlvCodec<EventStatus> CODEC = new Codec();

    /**
     * Checks that nothing mandatory is null.
     */
    public EventStatus {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(status, "status");
    }

    private static final class Codec implements TlvCodec<EventStatus> {
        private static final TlvShape SHAPE =
                TlvShape.of("EventStatusIB").required(0, "Path").required(1, "Status");

        @Override
        public void encode(TlvWriter writer, EventStatus value) {
            writer.startStructure();
            EventPath.CODEC.encode(writer.tag(0), value.path);
            Status.CODEC.encode(writer.tag(1), value.status);
            writer.end();
        }

        @Override
        @SuppressWarnings("NullAway") // the end of the structure finds what is missing
        public EventStatus decode(TlvReader reader) {
            EventPath path = null;
            Status status = null;
            reader.startStructure(SHAPE);
            do {
                if (reader.field(0)) {
                    path = EventPath.CODEC.decode(reader);
                }
                if (reader.field(1)) {
                    status = Status.CODEC.decode(reader);
                }
            } while (reader.moreFields());
            reader.end();
            return new EventStatus(path, status);
        }
    }
}

package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Integers;
import dev.clusterwright.type.OctetString;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event that happened (Matter Core, chapter 10, EventDataIB). Immutable and thread-safe.
 *
 * <p>Of the four times one is there; the two differences are to the event before in the same message.
 *
 * @param path which event
 * @param number its number, one more with every event of the node, unsigned
 * @param priority 0 for debug, 1 for info, 2 for critical
 * @param epochTimestamp when, in milliseconds since 1970 in UTC
 * @param systemTimestamp when, in milliseconds since the node started
 * @param deltaEpochTimestamp milliseconds after the event before, by the clock
 * @param deltaSystemTimestamp milliseconds after the event before, since the start
 * @param data its payload, one element of TLV without a tag; null for none
 */
public record EventData(
        EventPath path,
        long number,
        int priority,
        @Nullable Long epochTimestamp,
        @Nullable Long systemTimestamp,
        @Nullable Long deltaEpochTimestamp,
        @Nullable Long deltaSystemTimestamp,
        @Nullable OctetString data)
        implements EventReport {
    /** Reads and writes this as TLV. */
    public static final TlvCodec<EventData> CODEC = new Codec();

    /**
     * Checks the ranges and checks that nothing mandatory is null.
     *
     * @throws IllegalArgumentException if a number does not fit its type
     */
    public EventData {
        Objects.requireNonNull(path, "path");
        Integers.checkUnsigned("priority", priority, 8);
    }

    private static final class Codec implements TlvCodec<EventData> {
        private static final TlvShape SHAPE = TlvShape.of("EventDataIB")
                .required(0, "Path")
                .required(1, "Number")
                .required(2, "Priority")
                .optional(3, "EpochTimestamp")
                .optional(4, "SystemTimestamp")
                .optional(5, "DeltaEpochTimestamp")
                .optional(6, "DeltaSystemTimestamp")
                .optional(7, "Data");

        @Override
        public void encode(TlvWriter writer, EventData value) {
            writer.startStructure();
            EventPath.CODEC.encode(writer.tag(0), value.path);
            writer.unsigned(1, value.number);
            writer.unsigned(2, value.priority);
            if (value.epochTimestamp != null) {
                writer.unsigned(3, value.epochTimestamp);
            }
            if (value.systemTimestamp != null) {
                writer.unsigned(4, value.systemTimestamp);
            }
            if (value.deltaEpochTimestamp != null) {
                writer.unsigned(5, value.deltaEpochTimestamp);
            }
            if (value.deltaSystemTimestamp != null) {
                writer.unsigned(6, value.deltaSystemTimestamp);
            }
            if (value.data != null) {
                writer.element(7, value.data);
            }
            writer.end();
        }

        @Override
        @SuppressWarnings("NullAway") // the end of the structure finds what is missing
        public EventData decode(TlvReader reader) {
            EventPath path = null;
            long number = 0;
            int priority = 0;
            Long epochTimestamp = null;
            Long systemTimestamp = null;
            Long deltaEpochTimestamp = null;
            Long deltaSystemTimestamp = null;
            OctetString data = null;
            reader.startStructure(SHAPE);
            do {
                if (reader.field(0)) {
                    path = EventPath.CODEC.decode(reader);
                }
                if (reader.field(1)) {
                    number = reader.uint64();
                }
                if (reader.field(2)) {
                    priority = reader.uint8();
                }
                if (reader.field(3)) {
                    epochTimestamp = reader.uint64();
                }
                if (reader.field(4)) {
                    systemTimestamp = reader.uint64();
                }
                if (reader.field(5)) {
                    deltaEpochTimestamp = reader.uint64();
                }
                if (reader.field(6)) {
                    deltaSystemTimestamp = reader.uint64();
                }
                if (reader.field(7)) {
                    data = reader.element();
                }
            } while (reader.moreFields());
            reader.end();
            return new EventData(
                    path,
                    number,
                    priority,
                    epochTimestamp,
                    systemTimestamp,
                    deltaEpochTimestamp,
                    deltaSystemTimestamp,
                    data);
        }
    }
}

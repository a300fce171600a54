package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Integers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for attributes and events (Matter Core, chapter 10, ReadRequestMessage). Immutable and thread-safe.
 *
 * @param attributeRequests which attributes; null for none
 * @param eventRequests which events; null for none
 * @param eventFilters from which events on; null for all
 * @param isFabricFiltered whether lists have only the entries of the reader's own fabric
 * @param dataVersionFilters what the reader has already; null for nothing
 * @param revision the InteractionModelRevision that the sender follows; null when it does not say
 */
public record ReadRequest(
        @Nullable List<AttributePath> attributeRequests,
        @Nullable List<EventPath> eventRequests,
        @Nullable List<EventFilter> eventFilters,
        boolean isFabricFiltered,
        @Nullable List<DataVersionFilter> dataVersionFilters,
        @Nullable Integer revision)
        implements Message {
    /** What tells this message from others. */
    public static final int OPCODE = 0x02;

    /** Reads and writes this as TLV. */
    public static final TlvCodec<ReadRequest> CODEC = new Codec();

    /**
     * Copies the lists and checks the ranges.
     *
     * @throws IllegalArgumentException if a number does not fit its type
     */
    public ReadRequest {
        attributeRequests = attributeRequests == null ? null : List.copyOf(attributeRequests);
        eventRequests = eventRequests == null ? null : List.copyOf(eventRequests);
        eventFilters = eventFilters == null ? null : List.copyOf(eventFilters);
        dataVersionFilters = dataVersionFilters == null ? null : List.copyOf(dataVersionFilters);
        Integers.checkUnsigned("revision", revision, 8);
    }

    /** With the revision that this library follows. */
    public ReadRequest(
            @Nullable List<AttributePath> attributeRequests,
            @Nullable List<EventPath> eventRequests,
            @Nullable List<EventFilter> eventFilters,
            boolean isFabricFiltered,
            @Nullable List<DataVersionFilter> dataVersionFilters) {
        this(attributeRequests, eventRequests, eventFilters, isFabricFiltered, dataVersionFilters, REVISION);
    }

    @Override
    public ReadRequest withRevision(int revision) {
        return new ReadRequest(
                attributeRequests, eventRequests, eventFilters, isFabricFiltered, dataVersionFilters, revision);
    }

    @Override
    public int opcode() {
        return OPCODE;
    }

    @Override
    public TlvCodec<ReadRequest> codec() {
        return CODEC;
    }

    private static final class Codec implements TlvCodec<ReadRequest> {
        private static final TlvShape SHAPE = TlvShape.of("ReadRequestMessage")
                .optional(0, "AttributeRequests")
                .optional(1, "EventRequests")
                .optional(2, "EventFilters")
                .required(3, "IsFabricFiltered")
                .optional(4, "DataVersionFilters")
                .optional(255, "InteractionModelRevision");

        @Override
        public void encode(TlvWriter writer, ReadRequest value) {
            writer.startStructure();
            if (value.attributeRequests != null) {
                writer.tag(0).list(value.attributeRequests, AttributePath.CODEC);
            }
            if (value.eventRequests != null) {
                writer.tag(1).list(value.eventRequests, EventPath.CODEC);
            }
            if (value.eventFilters != null) {
                writer.tag(2).list(value.eventFilters, EventFilter.CODEC);
            }
            writer.bool(3, value.isFabricFiltered);
            if (value.dataVersionFilters != null) {
                writer.tag(4).list(value.dataVersionFilters, DataVersionFilter.CODEC);
            }
            if (value.revision != null) {
                writer.unsigned(255, value.revision);
            }
            writer.end();
        }

        @Override
        public ReadRequest decode(TlvReader reader) {
            List<AttributePath> attributeRequests = null;
            List<EventPath> eventRequests = null;
            List<EventFilter> eventFilters = null;
            boolean isFabricFiltered = false;
            List<DataVersionFilter> dataVersionFilters = null;
            Integer revision = null;
            reader.startStructure(SHAPE);
            do {
                if (reader.field(0)) {
                    attributeRequests = reader.list(AttributePath.CODEC);
                }
                if (reader.field(1)) {
                    eventRequests = reader.list(EventPath.CODEC);
                }
                if (reader.field(2)) {
                    eventFilters = reader.list(EventFilter.CODEC);
                }
                if (reader.field(3)) {
                    isFabricFiltered = reader.bool();
                }
                if (reader.field(4)) {
                    dataVersionFilters = reader.list(DataVersionFilter.CODEC);
                }
                if (reader.field(255)) {
                    revision = reader.uint8();
                }
            } while (reader.moreFields());
            reader.end();
            return new ReadRequest(
                    attributeRequests, eventRequests, eventFilters, isFabricFiltered, dataVersionFilters, revision);
        }
    }
}

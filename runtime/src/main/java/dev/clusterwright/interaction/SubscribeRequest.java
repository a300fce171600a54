package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Integers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for attributes and events, and for what changes from then on (Matter Core, chapter 10, SubscribeRequestMessage).
 * Immutable and thread-safe.
 *
 * @param keepSubscriptions whether earlier subscriptions of the same peer go on
 * @param minIntervalFloor seconds that have to pass between two reports, at least
 * @param maxIntervalCeiling seconds after which a report comes even if nothing changed, at most
 * @param attributeRequests which attributes; null for none
 * @param eventRequests which events; null for none
 * @param eventFilters from which events on; null for all
 * @param isFabricFiltered whether lists have only the entries of the reader's own fabric
 * @param dataVersionFilters what the reader has already; null for nothing
 * @param revision the InteractionModelRevision that the sender follows; null when it does not say
 */
public record SubscribeRequest(
        boolean keepSubscriptions,
        int minIntervalFloor,
        int maxIntervalCeiling,
        @Nullable List<AttributePath> attributeRequests,
        @Nullable List<EventPath> eventRequests,
        @Nullable List<EventFilter> eventFilters,
        boolean isFabricFiltered,
        @Nullable List<DataVersionFilter> dataVersionFilters,
        @Nullable Integer revision)
        implements Message {
    /** What tells this message from others. */
    public static final int OPCODE = 0x03;

    /** Reads and writes this as TLV. */
    public static final TlvCodec<SubscribeRequest> CODEC = new Codec();

    /**
     * Copies the lists and checks the ranges.
     *
     * @throws IllegalArgumentException if a number does not fit its type
     */
    public SubscribeRequest {
        Integers.checkUnsigned("minIntervalFloor", minIntervalFloor, 16);
        Integers.checkUnsigned("maxIntervalCeiling", maxIntervalCeiling, 16);
        attributeRequests = attributeRequests == null ? null : List.copyOf(attributeRequests);
        eventRequests = eventRequests == null ? null : List.copyOf(eventRequests);
        eventFilters = eventFilters == null ? null : List.copyOf(eventFilters);
        dataVersionFilters = dataVersionFilters == null ? null : List.copyOf(dataVersionFilters);
        Integers.checkUnsigned("revision", revision, 8);
    }

    /** With the revision that this library follows. */
    public SubscribeRequest(
            boolean keepSubscriptions,
            int minIntervalFloor,
            int maxIntervalCeiling,
            @Nullable List<AttributePath> attributeRequests,
            @Nullable List<EventPath> eventRequests,
            @Nullable List<EventFilter> eventFilters,
            boolean isFabricFiltered,
            @Nullable List<DataVersionFilter> dataVersionFilters) {
        this(
                keepSubscriptions,
                minIntervalFloor,
                maxIntervalCeiling,
                attributeRequests,
                eventRequests,
                eventFilters,
                isFabricFiltered,
                dataVersionFilters,
                REVISION);
    }

    @Override
    public SubscribeRequest withRevision(int revision) {
        return new SubscribeRequest(
                keepSubscriptions,
                minIntervalFloor,
                maxIntervalCeiling,
                attributeRequests,
                eventRequests,
                eventFilters,
                isFabricFiltered,
                dataVersionFilters,
                revision);
    }

    @Override
    public int opcode() {
        return OPCODE;
    }

    @Override
    public TlvCodec<SubscribeRequest> codec() {
        return CODEC;
    }

    private static final class Codec implements TlvCodec<SubscribeRequest> {
        private static final TlvShape SHAPE = TlvShape.of("SubscribeRequestMessage")
                .required(0, "KeepSubscriptions")
                .required(1, "MinIntervalFloor")
                .required(2, "MaxIntervalCeiling")
                .optional(3, "AttributeRequests")
                .optional(4, "EventRequests")
                .optional(5, "EventFilters")
                .required(7, "IsFabricFiltered")
                .optional(8, "DataVersionFilters")
                .optional(255, "InteractionModelRevision");

        @Override
        public void encode(TlvWriter writer, SubscribeRequest value) {
            writer.startStructure();
            writer.bool(0, value.keepSubscriptions);
            writer.unsigned(1, value.minIntervalFloor);
            writer.unsigned(2, value.maxIntervalCeiling);
            if (value.attributeRequests != null) {
                writer.tag(3).list(value.attributeRequests, AttributePath.CODEC);
            }
            if (value.eventRequests != null) {
                writer.tag(4).list(value.eventRequests, EventPath.CODEC);
            }
            if (value.eventFilters != null) {
                writer.tag(5).list(value.eventFilters, EventFilter.CODEC);
            }
            writer.bool(7, value.isFabricFiltered);
            if (value.dataVersionFilters != null) {
                writer.tag(8).list(value.dataVersionFilters, DataVersionFilter.CODEC);
            }
            if (value.revision != null) {
                writer.unsigned(255, value.revision);
            }
            writer.end();
        }

        @Override
        public SubscribeRequest decode(TlvReader reader) {
            boolean keepSubscriptions = false;
            int minIntervalFloor = 0;
            int maxIntervalCeiling = 0;
            List<AttributePath> attributeRequests = null;
            List<EventPath> eventRequests = null;
            List<EventFilter> eventFilters = null;
            boolean isFabricFiltered = false;
            List<DataVersionFilter> dataVersionFilters = null;
            Integer revision = null;
            reader.startStructure(SHAPE);
            do {
                if (reader.field(0)) {
                    keepSubscriptions = reader.bool();
                }
                if (reader.field(1)) {
                    minIntervalFloor = reader.uint16();
                }
                if (reader.field(2)) {
                    maxIntervalCeiling = reader.uint16();
                }
                if (reader.field(3)) {
                    attributeRequests = reader.list(AttributePath.CODEC);
                }
                if (reader.field(4)) {
                    eventRequests = reader.list(EventPath.CODEC);
                }
                if (reader.field(5)) {
                    eventFilters = reader.list(EventFilter.CODEC);
                }
                if (reader.field(7)) {
                    isFabricFiltered = reader.bool();
                }
                if (reader.field(8)) {
                    dataVersionFilters = reader.list(DataVersionFilter.CODEC);
                }
                if (reader.field(255)) {
                    revision = reader.uint8();
                }
            } while (reader.moreFields());
            reader.end();
            return new SubscribeRequest(
                    keepSubscriptions,
                    minIntervalFloor,
                    maxIntervalCeiling,
                    attributeRequests,
                    eventRequests,
                    eventFilters,
                    isFabricFiltered,
                    dataVersionFilters,
                    revision);
        }
    }
}

package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Integers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, or a part of it (Matter Core, chapter 10, ReportDataMessage). Immutable and thread-safe.
 *
 * @param subscriptionId of which subscription; null in the answer to a read
 * @param attributeReports the attributes; null for none
 * @param eventReports the events; null for none
 * @param moreChunkedMessages whether another part follows once this is acknowledged; null for no
 * @param suppressResponse whether it is not to be acknowledged; null for no
 * @param revision the InteractionModelRevision that the sender follows; null when it does not say
 */
public record ReportData(
        @Nullable Long subscriptionId,
        @Nullable List<AttributeReport> attributeReports,
        @Nullable List<EventReport> eventReports,
        @Nullable Boolean moreChunkedMessages,
        @Nullable Boolean suppressResponse,
        @Nullable Integer revision)
        implements Message {
    /** What tells this message from others. */
    public static final int OPCODE = 0x05;

    /** Reads and writes this as TLV. */
    public static final TlvCodec<ReportData> CODEC = new Codec();

    /**
     * Copies the lists and checks the ranges.
     *
     * @throws IllegalArgumentException if a number does not fit its type
     */
    public ReportData {
        Integers.checkUnsigned("subscriptionId", subscriptionId, 32);
        attributeReports = attributeReports == null ? null : List.copyOf(attributeReports);
        eventReports = eventReports == null ? null : List.copyOf(eventReports);
        Integers.checkUnsigned("revision", revision, 8);
    }

    /** With the revision that this library follows. */
    public ReportData(
            @Nullable Long subscriptionId,
            @Nullable List<AttributeReport> attributeReports,
            @Nullable List<EventReport> eventReports,
            @Nullable Boolean moreChunkedMessages,
            @Nullable Boolean suppressResponse) {
        this(subscriptionId, attributeReports, eventReports, moreChunkedMessages, suppressResponse, REVISION);
    }

    /** Whether another part follows once this is acknowledged. */
    public boolean hasMoreChunks() {
        return Boolean.TRUE.equals(moreChunkedMessages);
    }

    /** Whether the receiver is not to acknowledge this. */
    public boolean suppressesResponse() {
        return Boolean.TRUE.equals(suppressResponse);
    }

    @Override
    public ReportData withRevision(int revision) {
        return new ReportData(
                subscriptionId, attributeReports, eventReports, moreChunkedMessages, suppressResponse, revision);
    }

    @Override
    public int opcode() {
        return OPCODE;
    }

    @Override
    public TlvCodec<ReportData> codec() {
        return CODEC;
    }

    private static final class Codec implements TlvCodec<ReportData> {
        private static final TlvShape SHAPE = TlvShape.of("ReportDataMessage")
                .optional(0, "SubscriptionId")
                .optional(1, "AttributeReports")
                .optional(2, "EventReports")
                .optional(3, "MoreChunkedMessages")
                .optional(4, "SuppressResponse")
                .optional(255, "InteractionModelRevision");

        @Override
        public void encode(TlvWriter writer, ReportData value) {
            writer.startStructure();
            if (value.subscriptionId != null) {
                writer.unsigned(0, value.subscriptionId);
            }
            if (value.attributeReports != null) {
                writer.tag(1).list(value.attributeReports, AttributeReport.CODEC);
            }
            if (value.eventReports != null) {
                writer.tag(2).list(value.eventReports, EventReport.CODEC);
            }
            if (value.moreChunkedMessages != null) {
                writer.bool(3, value.moreChunkedMessages);
            }
            if (value.suppressResponse != null) {
                writer.bool(4, value.suppressResponse);
            }
            if (value.revision != null) {
                writer.unsigned(255, value.revision);
            }
            writer.end();
        }

        @Override
        public ReportData decode(TlvReader reader) {
            Long subscriptionId = null;
            List<AttributeReport> attributeReports = null;
            List<EventReport> eventReports = null;
            Boolean moreChunkedMessages = null;
            Boolean suppressResponse = null;
            Integer revision = null;
            reader.startStructure(SHAPE);
            do {
                if (reader.field(0)) {
                    subscriptionId = reader.uint32();
                }
                if (reader.field(1)) {
                    attributeReports = reader.list(AttributeReport.CODEC);
                }
                if (reader.field(2)) {
                    eventReports = reader.list(EventReport.CODEC);
                }
                if (reader.field(3)) {
                    moreChunkedMessages = reader.bool();
                }
                if (reader.field(4)) {
                    suppressResponse = reader.bool();
                }
                if (reader.field(255)) {
                    revision = reader.uint8();
                }
            } while (reader.moreFields());
            reader.end();
            return new ReportData(
                    subscriptionId, attributeReports, eventReports, moreChunkedMessages, suppressResponse, revision);
        }
    }
}

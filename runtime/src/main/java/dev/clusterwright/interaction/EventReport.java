package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;

/** An event, or why it is not reported (Matter Core, chapter 10, EventReportIB). */
public sealed interface EventReport permits EventStatus, EventData {
    /** Reads and writes this as TLV. */
    TlvCodec<EventReport> CODEC = new EitherCodec<>(
            "EventReportIB",
            new EitherCodec.Part<>(1, "EventData", EventData.class, EventData.CODEC),
            new EitherCodec.Part<>(0, "EventStatus", EventStatus.class, EventStatus.CODEC));
}

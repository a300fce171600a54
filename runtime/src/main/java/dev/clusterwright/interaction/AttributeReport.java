package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;

/** The value of an attribute, or why it is not reported (Matter Core, chapter 10, AttributeReportIB). */
public sealed interface AttributeReport permits AttributeStatus, AttributeData {
    /** Reads and writes this as TLV. */
    TlvCodec<AttributeReport> CODEC = new EitherCodec<>(
            "AttributeReportIB",
            new EitherCodec.Part<>(1, "AttributeData", AttributeData.class, AttributeData.CODEC),
            new EitherCodec.Part<>(0, "AttributeStatus", AttributeStatus.class, AttributeStatus.CODEC));
}

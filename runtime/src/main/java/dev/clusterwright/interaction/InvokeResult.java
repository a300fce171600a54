package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;

/** The response of a command, or how it ended (Matter Core, chapter 10, InvokeResponseIB). */
public sealed interface InvokeResult permits CommandData, CommandStatus {
    /** Reads and writes this as TLV. */
    TlvCodec<InvokeResult> CODEC = new EitherCodec<>(
            "InvokeResponseIB",
            new EitherCodec.Part<>(0, "Command", CommandData.class, CommandData.CODEC),
            new EitherCodec.Part<>(1, "Status", CommandStatus.class, CommandStatus.CODEC));
}

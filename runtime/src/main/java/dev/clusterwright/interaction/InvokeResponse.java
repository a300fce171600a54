package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Integers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of commands (Matter Core, chapter 10, InvokeResponseMessage). Immutable and thread-safe.
 *
 * @param suppressResponse of no meaning; false is sent
 * @param invokeResponses a response or a status for each command
 * @param moreChunkedMessages whether another part follows once this is acknowledged; null for no
 * @param revision the InteractionModelRevision that the sender follows; null when it does not say
 */
public record InvokeResponse(
        @Nullable Boolean suppressResponse,
        List<InvokeResult> invokeResponses,
        @Nullable Boolean moreChunkedMessages,
        @Nullable Integer revision)
        implements Message {
    /** What tells this message from others. */
    public static final int OPCODE = 0x09;

    /** Reads and writes this as TLV. */
    public static final TlvCodec<InvokeResponse> CODEC = new Codec();

    /**
     * Copies the lists and checks the ranges.
     *
     * @throws IllegalArgumentException if a number does not fit its type
     */
    public InvokeResponse {
        invokeResponses = List.copyOf(invokeResponses);
        Integers.checkUnsigned("revision", revision, 8);
    }

    /** With the revision that this library follows. */
    public InvokeResponse(
            @Nullable Boolean suppressResponse,
            List<InvokeResult> invokeResponses,
            @Nullable Boolean moreChunkedMessages) {
        this(suppressResponse, invokeResponses, moreChunkedMessages, REVISION);
    }

    /** Whether another part follows once this is acknowledged. */
    public boolean hasMoreChunks() {
        return Boolean.TRUE.equals(moreChunkedMessages);
    }

    @Override
    public InvokeResponse withRevision(int revision) {
        return new InvokeResponse(suppressResponse, invokeResponses, moreChunkedMessages, revision);
    }

    @Override
    public int opcode() {
        return OPCODE;
    }

    @Override
    public TlvCodec<InvokeResponse> codec() {
        return CODEC;
    }

    private static final class Codec implements TlvCodec<InvokeResponse> {
        private static final TlvShape SHAPE = TlvShape.of("InvokeResponseMessage")
                .optional(0, "SuppressResponse")
                .required(1, "InvokeResponses")
                .optional(2, "MoreChunkedMessages")
                .optional(255, "InteractionModelRevision");

        @Override
        public void encode(TlvWriter writer, InvokeResponse value) {
            writer.startStructure();
            if (value.suppressResponse != null) {
                writer.bool(0, value.suppressResponse);
            }
            writer.tag(1).list(value.invokeResponses, InvokeResult.CODEC);
            if (value.moreChunkedMessages != null) {
                writer.bool(2, value.moreChunkedMessages);
            }
            if (value.revision != null) {
                writer.unsigned(255, value.revision);
            }
            writer.end();
        }

        @Override
        public InvokeResponse decode(TlvReader reader) {
            Boolean suppressResponse = null;
            List<InvokeResult> invokeResponses = List.of();
            Boolean moreChunkedMessages = null;
            Integer revision = null;
            reader.startStructure(SHAPE);
            do {
                if (reader.field(0)) {
                    suppressResponse = reader.bool();
                }
                if (reader.field(1)) {
                    invokeResponses = reader.list(InvokeResult.CODEC);
                }
                if (reader.field(2)) {
                    moreChunkedMessages = reader.bool();
                }
                if (reader.field(255)) {
                    revision = reader.uint8();
                }
            } while (reader.moreFields());
            reader.end();
            return new InvokeResponse(suppressResponse, invokeResponses, moreChunkedMessages, revision);
        }
    }
}

package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Integers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes attributes (Matter Core, chapter 10, WriteRequestMessage). Immutable and thread-safe.
 *
 * @param suppressResponse whether no answer is wanted; null for no
 * @param timedRequest whether a timed request came before
 * @param writeRequests what is written, in order
 * @param moreChunkedMessages whether another part follows once this is answered; null for no
 * @param revision the InteractionModelRevision that the sender follows; null when it does not say
 */
public record WriteRequest(
        @Nullable Boolean suppressResponse,
        boolean timedRequest,
        List<AttributeData> writeRequests,
        @Nullable Boolean moreChunkedMessages,
        @Nullable Integer revision)
        implements Message {
    /** What tells this message from others. */
    public static final int OPCODE = 0x06;

    /** Reads and writes this as TLV. */
    public static final TlvCodec<WriteRequest> CODEC = new Codec();

    /**
     * Copies the lists and checks the ranges.
     *
     * @throws IllegalArgumentException if a number does not fit its type
     */
    public WriteRequest {
        writeRequests = List.copyOf(writeRequests);
        Integers.checkUnsigned("revision", revision, 8);
    }

    /** With the revision that this library follows. */
    public WriteRequest(
            @Nullable Boolean suppressResponse,
            boolean timedRequest,
            List<AttributeData> writeRequests,
            @Nullable Boolean moreChunkedMessages) {
        this(suppressResponse, timedRequest, writeRequests, moreChunkedMessages, REVISION);
    }

    /** Whether another part follows once this is answered. */
    public boolean hasMoreChunks() {
        return Boolean.TRUE.equals(moreChunkedMessages);
    }

    /** Whether the receiver is not to answer. */
    public boolean suppressesResponse() {
        return Boolean.TRUE.equals(suppressResponse);
    }

    @Override
    public WriteRequest withRevision(int revision) {
        return new WriteRequest(suppressResponse, timedRequest, writeRequests, moreChunkedMessages, revision);
    }

    @Override
    public int opcode() {
        return OPCODE;
    }

    @Override
    public TlvCodec<WriteRequest> codec() {
        return CODEC;
    }

    private static final class Codec implements TlvCodec<WriteRequest> {
        private static final TlvShape SHAPE = TlvShape.of("WriteRequestMessage")
                .optional(0, "SuppressResponse")
                .required(1, "TimedRequest")
                .required(2, "WriteRequests")
                .optional(3, "MoreChunkedMessages")
                .optional(255, "InteractionModelRevision");

        @Override
        public void encode(TlvWriter writer, WriteRequest value) {
            writer.startStructure();
            if (value.suppressResponse != null) {
                writer.bool(0, value.suppressResponse);
            }
            writer.bool(1, value.timedRequest);
            writer.tag(2).list(value.writeRequests, AttributeData.CODEC);
            if (value.moreChunkedMessages != null) {
                writer.bool(3, value.moreChunkedMessages);
            }
            if (value.revision != null) {
                writer.unsigned(255, value.revision);
            }
            writer.end();
        }

        @Override
        public WriteRequest decode(TlvReader reader) {
            Boolean suppressResponse = null;
            boolean timedRequest = false;
            List<AttributeData> writeRequests = List.of();
            Boolean moreChunkedMessages = null;
            Integer revision = null;
            reader.startStructure(SHAPE);
            do {
                if (reader.field(0)) {
                    suppressResponse = reader.bool();
                }
                if (reader.field(1)) {
                    timedRequest = reader.bool();
                }
                if (reader.field(2)) {
                    writeRequests = reader.list(AttributeData.CODEC);
                }
                if (reader.field(3)) {
                    moreChunkedMessages = reader.bool();
                }
                if (reader.field(255)) {
                    revision = reader.uint8();
                }
            } while (reader.moreFields());
            reader.end();
            return new WriteRequest(suppressResponse, timedRequest, writeRequests, moreChunkedMessages, revision);
        }
    }
}

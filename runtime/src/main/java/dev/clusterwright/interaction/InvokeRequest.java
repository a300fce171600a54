package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Integers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Invokes commands (Matter Core, chapter 10, InvokeRequestMessage). Immutable and thread-safe.
 *
 * @param suppressResponse whether no answer is wanted
 * @param timedRequest whether a timed request came before
 * @param invokeRequests the commands
 * @param revision the InteractionModelRevision that the sender follows; null when it does not say
 */
public record InvokeRequest(
        boolean suppressResponse,
        boolean timedRequest,
        List<CommandData> invokeRequests,
        @Nullable Integer revision) implements Message {
    /** What tells this message from others. */
    public static final int OPCODE = 0x08;

    /** Reads and writes this as TLV. */
    public static final TlvCodec<InvokeRequest> CODEC = new Codec();

    /**
     * Copies the lists and checks the ranges.
     *
     * @throws IllegalArgumentException if a number does not fit its type
     */
    public InvokeRequest {
        invokeRequests = List.copyOf(invokeRequests);
        Integers.checkUnsigned("revision", revision, 8);
    }

    /** With the revision that this library follows. */
    public InvokeRequest(boolean suppressResponse, boolean timedRequest, List<CommandData> invokeRequests) {
        this(suppressResponse, timedRequest, invokeRequests, REVISION);
    }

    @Override
    public InvokeRequest withRevision(int revision) {
        return new InvokeRequest(suppressResponse, timedRequest, invokeRequests, revision);
    }

    @Override
    public int opcode() {
        return OPCODE;
    }

    @Override
    public TlvCodec<InvokeRequest> codec() {
        return CODEC;
    }

    private static final class Codec implements TlvCodec<InvokeRequest> {
        private static final TlvShape SHAPE = TlvShape.of("InvokeRequestMessage")
                .required(0, "SuppressResponse")
                .required(1, "TimedRequest")
                .required(2, "InvokeRequests")
                .optional(255, "InteractionModelRevision");

        @Override
        public void encode(TlvWriter writer, InvokeRequest value) {
            writer.startStructure();
            writer.bool(0, value.suppressResponse);
            writer.bool(1, value.timedRequest);
            writer.tag(2).list(value.invokeRequests, CommandData.CODEC);
            if (value.revision != null) {
                writer.unsigned(255, value.revision);
            }
            writer.end();
        }

        @Override
        public InvokeRequest decode(TlvReader reader) {
            boolean suppressResponse = false;
            boolean timedRequest = false;
            List<CommandData> invokeRequests = List.of();
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
                    invokeRequests = reader.list(CommandData.CODEC);
                }
                if (reader.field(255)) {
                    revision = reader.uint8();
                }
            } while (reader.moreFields());
            reader.end();
            return new InvokeRequest(suppressResponse, timedRequest, invokeRequests, revision);
        }
    }
}

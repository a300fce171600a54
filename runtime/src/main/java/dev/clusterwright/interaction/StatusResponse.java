package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Integers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a message was understood (Matter Core, chapter 10, StatusResponseMessage). Immutable and thread-safe.
 *
 * @param status how it ended
 * @param revision the InteractionModelRevision that the sender follows; null when it does not say
 */
public record StatusResponse(StatusCode status, @Nullable Integer revision) implements Message {
    /** What tells this message from others. */
    public static final int OPCODE = 0x01;

    /** Reads and writes this as TLV. */
    public static final TlvCodec<StatusResponse> CODEC = new Codec();

    /**
     * Checks the ranges and checks that nothing mandatory is null.
     *
     * @throws IllegalArgumentException if a number does not fit its type
     */
    public StatusResponse {
        Objects.requireNonNull(status, "status");
        Integers.checkUnsigned("revision", revision, 8);
    }

    /** With the revision that this library follows. */
    public StatusResponse(StatusCode status) {
        this(status, REVISION);
    }

    @Override
    public StatusResponse withRevision(int revision) {
        return new StatusResponse(status, revision);
    }

    @Override
    public int opcode() {
        return OPCODE;
    }

    @Override
    public TlvCodec<StatusResponse> codec() {
        return CODEC;
    }

    private static final class Codec implements TlvCodec<StatusResponse> {
        private static final TlvShape SHAPE =
                TlvShape.of("StatusResponseMessage").required(0, "Status").optional(255, "InteractionModelRevision");

        @Override
        public void encode(TlvWriter writer, StatusResponse value) {
            writer.startStructure();
            StatusCode.CODEC.encode(writer.tag(0), value.status);
            if (value.revision != null) {
                writer.unsigned(255, value.revision);
            }
            writer.end();
        }

        @Override
        @SuppressWarnings("NullAway") // the end of the structure finds what is missing
        public StatusResponse decode(TlvReader reader) {
            StatusCode status = null;
            Integer revision = null;
            reader.startStructure(SHAPE);
            do {
                if (reader.field(0)) {
                    status = StatusCode.CODEC.decode(reader);
                }
                if (reader.field(255)) {
                    revision = reader.uint8();
                }
            } while (reader.moreFields());
            reader.end();
            return new StatusResponse(status, revision);
        }
    }
}

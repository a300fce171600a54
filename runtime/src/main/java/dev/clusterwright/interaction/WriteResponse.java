package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Integers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a write (Matter Core, chapter 10, WriteResponseMessage). Immutable and thread-safe.
 *
 * @param writeResponses a status for each attribute that was written
 * @param revision the InteractionModelRevision that the sender follows; null when it does not say
 */
public record WriteResponse(
        List<AttributeStatus> writeResponses, @Nullable Integer revision) implements Message {
    /** What tells this message from others. */
    public static final int OPCODE = 0x07;

    /** Reads and writes this as TLV. */
    public static final TlvCodec<WriteResponse> CODEC = new Codec();

    /**
     * Copies the lists and checks the ranges.
     *
     * @throws IllegalArgumentException if a number does not fit its type
     */
    public WriteResponse {
        writeResponses = List.copyOf(writeResponses);
        Integers.checkUnsigned("revision", revision, 8);
    }

    /** With the revision that this library follows. */
    public WriteResponse(List<AttributeStatus> writeResponses) {
        this(writeResponses, REVISION);
    }

    @Override
    public WriteResponse withRevision(int revision) {
        return new WriteResponse(writeResponses, revision);
    }

    @Override
    public int opcode() {
        return OPCODE;
    }

    @Override
    public TlvCodec<WriteResponse> codec() {
        return CODEC;
    }

    private static final class Codec implements TlvCodec<WriteResponse> {
        private static final TlvShape SHAPE = TlvShape.of("WriteResponseMessage")
                .required(0, "WriteResponses")
                .optional(255, "InteractionModelRevision");

        @Override
        public void encode(TlvWriter writer, WriteResponse value) {
            writer.startStructure();
            writer.tag(0).list(value.writeResponses, AttributeStatus.CODEC);
            if (value.revision != null) {
                writer.unsigned(255, value.revision);
            }
            writer.end();
        }

        @Override
        public WriteResponse decode(TlvReader reader) {
            List<AttributeStatus> writeResponses = List.of();
            Integer revision = null;
            reader.startStructure(SHAPE);
            do {
                if (reader.field(0)) {
                    writeResponses = reader.list(AttributeStatus.CODEC);
                }
                if (reader.field(255)) {
                    revision = reader.uint8();
                }
            } while (reader.moreFields());
            reader.end();
            return new WriteResponse(writeResponses, revision);
        }
    }
}

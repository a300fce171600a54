package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Integers;
import org.jspecify.annotations.Nullable;

/**
 * A write or an invoke follows within a time (Matter Core, chapter 10, TimedRequestMessage). Immutable and thread-safe.
 *
 * @param timeout milliseconds until which it has to arrive
 * @param revision the InteractionModelRevision that the sender follows; null when it does not say
 */
public record TimedRequest(int timeout, @Nullable Integer revision) implements Message {
    /** What tells this message from others. */
    public static final int OPCODE = 0x0A;

    /** Reads and writes this as TLV. */
    public static final TlvCodec<TimedRequest> CODEC = new Codec();

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number does not fit its type
     */
    public TimedRequest {
        Integers.checkUnsigned("timeout", timeout, 16);
        Integers.checkUnsigned("revision", revision, 8);
    }

    /** With the revision that this library follows. */
    public TimedRequest(int timeout) {
        this(timeout, REVISION);
    }

    @Override
    public TimedRequest withRevision(int revision) {
        return new TimedRequest(timeout, revision);
    }

    @Override
    public int opcode() {
        return OPCODE;
    }

    @Override
    public TlvCodec<TimedRequest> codec() {
        return CODEC;
    }

    private static final class Codec implements TlvCodec<TimedRequest> {
        private static final TlvShape SHAPE =
                TlvShape.of("TimedRequestMessage").required(0, "Timeout").optional(255, "InteractionModelRevision");

        @Override
        public void encode(TlvWriter writer, TimedRequest value) {
            writer.startStructure();
            writer.unsigned(0, value.timeout);
            if (value.revision != null) {
                writer.unsigned(255, value.revision);
            }
            writer.end();
        }

        @Override
        public TimedRequest decode(TlvReader reader) {
            int timeout = 0;
            Integer revision = null;
            reader.startStructure(SHAPE);
            do {
                if (reader.field(0)) {
                    timeout = reader.uint16();
                }
                if (reader.field(255)) {
                    revision = reader.uint8();
                }
            } while (reader.moreFields());
            reader.end();
            return new TimedRequest(timeout, revision);
        }
    }
}

package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Integers;
import org.jspecify.annotations.Nullable;

/**
 * The subscription holds (Matter Core, chapter 10, SubscribeResponseMessage). Immutable and thread-safe.
 *
 * @param subscriptionId what its reports will carry
 * @param maxInterval seconds after which a report comes even if nothing changed
 * @param revision the InteractionModelRevision that the sender follows; null when it does not say
 */
public record SubscribeResponse(
        long subscriptionId, int maxInterval, @Nullable Integer revision) implements Message {
    /** What tells this message from others. */
    public static final int OPCODE = 0x04;

    /** Reads and writes this as TLV. */
    public static final TlvCodec<SubscribeResponse> CODEC = new Codec();

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number does not fit its type
     */
    public SubscribeResponse {
        Integers.checkUnsigned("subscriptionId", subscriptionId, 32);
        Integers.checkUnsigned("maxInterval", maxInterval, 16);
        Integers.checkUnsigned("revision", revision, 8);
    }

    /** With the revision that this library follows. */
    public SubscribeResponse(long subscriptionId, int maxInterval) {
        this(subscriptionId, maxInterval, REVISION);
    }

    @Override
    public SubscribeResponse withRevision(int revision) {
        return new SubscribeResponse(subscriptionId, maxInterval, revision);
    }

    @Override
    public int opcode() {
        return OPCODE;
    }

    @Override
    public TlvCodec<SubscribeResponse> codec() {
        return CODEC;
    }

    private static final class Codec implements TlvCodec<SubscribeResponse> {
        private static final TlvShape SHAPE = TlvShape.of("SubscribeResponseMessage")
                .required(0, "SubscriptionId")
                .required(2, "MaxInterval")
                .optional(255, "InteractionModelRevision");

        @Override
        public void encode(TlvWriter writer, SubscribeResponse value) {
            writer.startStructure();
            writer.unsigned(0, value.subscriptionId);
            writer.unsigned(2, value.maxInterval);
            if (value.revision != null) {
                writer.unsigned(255, value.revision);
            }
            writer.end();
        }

        @Override
        public SubscribeResponse decode(TlvReader reader) {
            long subscriptionId = 0;
            int maxInterval = 0;
            Integer revision = null;
            reader.startStructure(SHAPE);
            do {
                if (reader.field(0)) {
                    subscriptionId = reader.uint32();
                }
                if (reader.field(2)) {
                    maxInterval = reader.uint16();
                }
                if (reader.field(255)) {
                    revision = reader.uint8();
                }
            } while (reader.moreFields());
            reader.end();
            return new SubscribeResponse(subscriptionId, maxInterval, revision);
        }
    }
}

package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.OctetString;
import org.jspecify.annotations.Nullable;

/**
 * A message of the interaction model (Matter Core, chapter 10). What is null is not in the message, so
 * that what has been decoded encodes as it was.
 */
public sealed interface Message
        permits StatusResponse,
                ReadRequest,
                SubscribeRequest,
                SubscribeResponse,
                ReportData,
                WriteRequest,
                WriteResponse,
                InvokeRequest,
                InvokeResponse,
                TimedRequest {
    /** The InteractionModelRevision that this library follows and sends unless told otherwise; any is accepted. */
    int REVISION = 12;

    /**
     * The InteractionModelRevision that nodes of a release of the specification send.
     *
     * @param release its number, such as {@code 1.2} or {@code 1.4.2}; one that is newer than this library has
     *     {@link #REVISION}
     * @throws IllegalArgumentException if that is no number of a release
     */
    static int revisionOf(String release) {
        if (!release.matches("[1-9][0-9]{0,3}(\\.[0-9]{1,4}){1,3}")) {
            throw new IllegalArgumentException("no number of a release: " + release);
        }
        String[] numbers = release.split("\\.", 3);
        int minor = Integer.parseInt(numbers[1]);
        if (!numbers[0].equals("1") || minor > 2) {
            return REVISION;
        }
        return minor == 2 ? 11 : 1;
    }

    /** What tells kinds of messages apart; it stands in the header, not in the message. */
    int opcode();

    /** The InteractionModelRevision that the sender follows; null when it does not say. */
    @Nullable Integer revision();

    /**
     * The same message of a sender that follows another revision.
     *
     * @throws IllegalArgumentException if the revision does not fit 8 bits
     */
    Message withRevision(int revision);

    /** Reads and writes messages of this kind. */
    TlvCodec<? extends Message> codec();

    /** This as octets. */
    default EncodedMessage encode() {
        TlvWriter writer = new TlvWriter();
        write(writer, codec(), this);
        return new EncodedMessage(opcode(), OctetString.of(writer.toByteArray()));
    }

    @SuppressWarnings("unchecked") // the codec is that of the message
    private static <T extends Message> void write(TlvWriter writer, TlvCodec<T> codec, Message message) {
        codec.encode(writer, (T) message);
    }

    /**
     * The message of octets.
     *
     * @throws TlvException if they are no such message
     * @throws IllegalArgumentException if there is no message with such an opcode
     */
    static Message decode(EncodedMessage encoded) {
        return codecOf(encoded.opcode()).decode(encoded.payload().toByteArray());
    }

    private static TlvCodec<? extends Message> codecOf(int opcode) {
        return switch (opcode) {
            case StatusResponse.OPCODE -> StatusResponse.CODEC;
            case ReadRequest.OPCODE -> ReadRequest.CODEC;
            case SubscribeRequest.OPCODE -> SubscribeRequest.CODEC;
            case SubscribeResponse.OPCODE -> SubscribeResponse.CODEC;
            case ReportData.OPCODE -> ReportData.CODEC;
            case WriteRequest.OPCODE -> WriteRequest.CODEC;
            case WriteResponse.OPCODE -> WriteResponse.CODEC;
            case InvokeRequest.OPCODE -> InvokeRequest.CODEC;
            case InvokeResponse.OPCODE -> InvokeResponse.CODEC;
            case TimedRequest.OPCODE -> TimedRequest.CODEC;
            default ->
                throw new IllegalArgumentException("no message of the interaction model has the opcode " + opcode);
        };
    }
}

package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Integers;
import dev.clusterwright.type.OctetString;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request or a response of a command (Matter Core, chapter 10, CommandDataIB). Immutable and thread-safe.
 *
 * @param path which command; in an answer, which response
 * @param fields the payload, one structure of TLV without a tag; null when it has no fields
 * @param commandRef which of several requests is answered; null when there is but one
 */
public record CommandData(
        CommandPath path,
        @Nullable OctetString fields,
        @Nullable Integer commandRef) implements InvokeResult {
    /** Reads and writes this as TLV. */
    public static final TlvCodec<CommandData> CODEC = new Codec();

    /**
     * Checks the ranges and checks that nothing mandatory is null.
     *
     * @throws IllegalArgumentException if a number does not fit its type
     */
    public CommandData {
        Objects.requireNonNull(path, "path");
        Integers.checkUnsigned("commandRef", commandRef, 16);
    }

    private static final class Codec implements TlvCodec<CommandData> {
        private static final TlvShape SHAPE = TlvShape.of("CommandDataIB")
                .required(0, "Path")
                .optional(1, "Fields")
                .optional(2, "CommandRef");

        @Override
        public void encode(TlvWriter writer, CommandData value) {
            writer.startStructure();
            CommandPath.CODEC.encode(writer.tag(0), value.path);
            if (value.fields != null) {
                writer.element(1, value.fields);
            }
            if (value.commandRef != null) {
                writer.unsigned(2, value.commandRef);
            }
            writer.end();
        }

        @Override
        @SuppressWarnings("NullAway") // the end of the structure finds what is missing
        public CommandData decode(TlvReader reader) {
            CommandPath path = null;
            OctetString fields = null;
            Integer commandRef = null;
            reader.startStructure(SHAPE);
            do {
                if (reader.field(0)) {
                    path = CommandPath.CODEC.decode(reader);
                }
                if (reader.field(1)) {
                    fields = reader.element();
                }
                if (reader.field(2)) {
                    commandRef = reader.uint16();
                }
            } while (reader.moreFields());
            reader.end();
            return new CommandData(path, fields, commandRef);
        }
    }
}

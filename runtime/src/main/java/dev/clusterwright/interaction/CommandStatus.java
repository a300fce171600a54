package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Integers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a command ended that has no response, or failed (Matter Core, chapter 10, CommandStatusIB). Immutable and
 * thread-safe.
 *
 * @param path which command
 * @param status how it ended
 * @param commandRef which of several requests is answered; null when there is but one
 */
public record CommandStatus(
        CommandPath path, Status status, @Nullable Integer commandRef) implements InvokeResult {
    /** Reads and writes this as TLV. */
    public static final TlvCodec<CommandStatus> CODEC = new Codec();

    /**
     * Checks the ranges and checks that nothing mandatory is null.
     *
     * @throws IllegalArgumentException if a number does not fit its type
     */
    public CommandStatus {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(status, "status");
        Integers.checkUnsigned("commandRef", commandRef, 16);
    }

    private static final class Codec implements TlvCodec<CommandStatus> {
        private static final TlvShape SHAPE = TlvShape.of("CommandStatusIB")
                .required(0, "Path")
                .required(1, "Status")
                .optional(2, "CommandRef");

        @Override
        public void encode(TlvWriter writer, CommandStatus value) {
            writer.startStructure();
            CommandPath.CODEC.encode(writer.tag(0), value.path);
            Status.CODEC.encode(writer.tag(1), value.status);
            if (value.commandRef != null) {
                writer.unsigned(2, value.commandRef);
            }
            writer.end();
        }

        @Override
        @SuppressWarnings("NullAway") // the end of the structure finds what is missing
        public CommandStatus decode(TlvReader reader) {
            CommandPath path = null;
            Status status = null;
            Integer commandRef = null;
            reader.startStructure(SHAPE);
            do {
                if (reader.field(0)) {
                    path = CommandPath.CODEC.decode(reader);
                }
                if (reader.field(1)) {
                    status = Status.CODEC.decode(reader);
                }
                if (reader.field(2)) {
                    commandRef = reader.uint16();
                }
            } while (reader.moreFields());
            reader.end();
            return new CommandStatus(path, status, commandRef);
        }
    }
}

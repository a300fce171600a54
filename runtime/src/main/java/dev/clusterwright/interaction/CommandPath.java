package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Integers;
import org.jspecify.annotations.Nullable;

/**
 * Which command is meant (Matter Core, chapter 10, CommandPathIB). Immutable and thread-safe.
 *
 * @param endpoint the endpoint; null for all, which only a group may ask for
 * @param cluster the id of the cluster
 * @param command the id of the command, of a request or of a response
 */
public record CommandPath(@Nullable Integer endpoint, long cluster, long command) {
    /** Reads and writes this as TLV. */
    public static final TlvCodec<CommandPath> CODEC = new Codec();

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number does not fit its type
     */
    public CommandPath {
        Integers.checkUnsigned("endpoint", endpoint, 16);
        Integers.checkUnsigned("cluster", cluster, 32);
        Integers.checkUnsigned("command", command, 32);
    }

    private static final class Codec implements TlvCodec<CommandPath> {
        private static final TlvShape SHAPE = TlvShape.of("CommandPathIB")
                .optional(0, "Endpoint")
                .optional(1, "Cluster")
                .optional(2, "Command");

        @Override
        public void encode(TlvWriter writer, CommandPath value) {
            writer.startList();
            if (value.endpoint != null) {
                writer.unsigned(0, value.endpoint);
            }
            writer.unsigned(1, value.cluster);
            writer.unsigned(2, value.command);
            writer.end();
        }

        @Override
        public CommandPath decode(TlvReader reader) {
            Integer endpoint = null;
            Long cluster = null;
            Long command = null;
            reader.startList(SHAPE);
            do {
                if (reader.field(0)) {
                    endpoint = reader.uint16();
                }
                if (reader.field(1)) {
                    cluster = reader.uint32();
                }
                if (reader.field(2)) {
                    command = reader.uint32();
                }
            } while (reader.moreFields());
            // The end of a list, unlike that of a structure, does not look for what is mandatory.
            if (cluster == null) {
                throw reader.missing(1);
            }
            if (command == null) {
                throw reader.missing(2);
            }
            reader.end();
            return new CommandPath(endpoint, cluster, command);
        }
    }
}

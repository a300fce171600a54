package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import java.util.Objects;

/**
 * What became of an attribute that was asked for (Matter Core, chapter 10, AttributeStatusIB). Immutable and
 * thread-safe.
 *
 * @param path which attribute
 * @param status how it ended
 */
public record AttributeStatus(AttributePath path, Status status) implements AttributeReport {
    /** Reads and writes this as TLV. */
    public static final TlvCodec<AttributeStatus> CODEC = new Codec();

    /**
     * Checks that nothing mandatory is null.
     */
    public AttributeStatus {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(status, "status");
    }

    private static final class Codec implements TlvCodec<AttributeStatus> {
        private static final TlvShape SHAPE =
                TlvShape.of("AttributeStatusIB").required(0, "Path").required(1, "Status");

        @Override
        public void encode(TlvWriter writer, AttributeStatus value) {
            writer.startStructure();
            AttributePath.CODEC.encode(writer.tag(0), value.path);
            Status.CODEC.encode(writer.tag(1), value.status);
            writer.end();
        }

        @Override
        @SuppressWarnings("NullAway") // the end of the structure finds what is missing
        public AttributeStatus decode(TlvReader reader) {
            AttributePath path = null;
            Status status = null;
            reader.startStructure(SHAPE);
            do {
                if (reader.field(0)) {
                    path = AttributePath.CODEC.decode(reader);
                }
                if (reader.field(1)) {
                    status = Status.CODEC.decode(reader);
                }
            } while (reader.moreFields());
            reader.end();
            return new AttributeStatus(path, status);
        }
    }
}

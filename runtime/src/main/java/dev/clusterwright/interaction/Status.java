package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Integers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How something ended (Matter Core, chapter 10, StatusIB). Immutable and thread-safe.
 *
 * @param code what all clusters understand
 * @param clusterStatus what only the cluster understands; null when there is nothing more to say
 */
public record Status(StatusCode code, @Nullable Integer clusterStatus) {
    /** Reads and writes this as TLV. */
    public static final TlvCodec<Status> CODEC = new Codec();

    /**
     * Checks the ranges and checks that nothing mandatory is null.
     *
     * @throws IllegalArgumentException if a number does not fit its type
     */
    public Status {
        Objects.requireNonNull(code, "code");
        Integers.checkUnsigned("clusterStatus", clusterStatus, 8);
    }

    /** All went well. */
    public static final Status SUCCESS = new Status(StatusCode.SUCCESS);

    /** With nothing that only the cluster understands. */
    public Status(StatusCode code) {
        this(code, null);
    }

    /** Whether all went well. */
    public boolean isSuccess() {
        return code.equals(StatusCode.SUCCESS);
    }

    private static final class Codec implements TlvCodec<Status> {
        private static final TlvShape SHAPE =
                TlvShape.of("StatusIB").required(0, "Code").optional(1, "ClusterStatus");

        @Override
        public void encode(TlvWriter writer, Status value) {
            writer.startStructure();
            StatusCode.CODEC.encode(writer.tag(0), value.code);
            if (value.clusterStatus != null) {
                writer.unsigned(1, value.clusterStatus);
            }
            writer.end();
        }

        @Override
        @SuppressWarnings("NullAway") // the end of the structure finds what is missing
        public Status decode(TlvReader reader) {
            StatusCode code = null;
            Integer clusterStatus = null;
            reader.startStructure(SHAPE);
            do {
                if (reader.field(0)) {
                    code = StatusCode.CODEC.decode(reader);
                }
                if (reader.field(1)) {
                    clusterStatus = reader.uint8();
                }
            } while (reader.moreFields());
            reader.end();
            return new Status(code, clusterStatus);
        }
    }
}

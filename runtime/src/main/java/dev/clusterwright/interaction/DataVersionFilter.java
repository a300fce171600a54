package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Integers;
import java.util.Objects;

/**
 * Which version of a cluster the reader has already, so that it need not be reported (Matter Core, chapter 10,
 * DataVersionFilterIB). Immutable and thread-safe.
 *
 * @param path which cluster
 * @param dataVersion what the reader has
 */
public record DataVersionFilter(ClusterPath path, long dataVersion) {
    /** Reads and writes this as TLV. */
    public static final TlvCodec<DataVersionFilter> CODEC = new Codec();

    /**
     * Checks the ranges and checks that nothing mandatory is null.
     *
     * @throws IllegalArgumentException if a number does not fit its type
     */
    public DataVersionFilter {
        Objects.requireNonNull(path, "path");
        Integers.checkUnsigned("dataVersion", dataVersion, 32);
    }

    private static final class Codec implements TlvCodec<DataVersionFilter> {
        private static final TlvShape SHAPE =
                TlvShape.of("DataVersionFilterIB").required(0, "Path").required(1, "DataVersion");

        @Override
        public void encode(TlvWriter writer, DataVersionFilter value) {
            writer.startStructure();
            ClusterPath.CODEC.encode(writer.tag(0), value.path);
            writer.unsigned(1, value.dataVersion);
            writer.end();
        }

        @Override
        @SuppressWarnings("NullAway") // the end of the structure finds what is missing
        public DataVersionFilter decode(TlvReader reader) {
            ClusterPath path = null;
            long dataVersion = 0;
            reader.startStructure(SHAPE);
            do {
                if (reader.field(0)) {
                    path = ClusterPath.CODEC.decode(reader);
                }
                if (reader.field(1)) {
                    dataVersion = reader.uint32();
                }
            } while (reader.moreFields());
            reader.end();
            return new DataVersionFilter(path, dataVersion);
        }
    }
}

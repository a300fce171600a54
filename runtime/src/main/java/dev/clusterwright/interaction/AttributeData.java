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
 * The value of an attribute, or an item of it (Matter Core, chapter 10, AttributeDataIB). Immutable and thread-safe.
 *
 * @param dataVersion of the cluster: in a report, the one of the value; in a request, the one that must still hold;
 *     null for any
 * @param path which attribute
 * @param data one element of TLV without a tag
 */
public record AttributeData(@Nullable Long dataVersion, AttributePath path, OctetString data)
        implements AttributeReport {
    /** Reads and writes this as TLV. */
    public static final TlvCodec<AttributeData> CODEC = new Codec();

    /**
     * Checks the ranges and checks that nothing mandatory is null.
     *
     * @throws IllegalArgumentException if a number does not fit its type
     */
    public AttributeData {
        Integers.checkUnsigned("dataVersion", dataVersion, 32);
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(data, "data");
    }

    private static final class Codec implements TlvCodec<AttributeData> {
        private static final TlvShape SHAPE = TlvShape.of("AttributeDataIB")
                .optional(0, "DataVersion")
                .required(1, "Path")
                .required(2, "Data");

        @Override
        public void encode(TlvWriter writer, AttributeData value) {
            writer.startStructure();
            if (value.dataVersion != null) {
                writer.unsigned(0, value.dataVersion);
            }
            AttributePath.CODEC.encode(writer.tag(1), value.path);
            writer.element(2, value.data);
            writer.end();
        }

        @Override
        @SuppressWarnings("NullAway") // the end of the structure finds what is missing
        public AttributeData decode(TlvReader reader) {
            Long dataVersion = null;
            AttributePath path = null;
            OctetString data = null;
            reader.startStructure(SHAPE);
            do {
                if (reader.field(0)) {
                    dataVersion = reader.uint32();
                }
                if (reader.field(1)) {
                    path = AttributePath.CODEC.decode(reader);
                }
                if (reader.field(2)) {
                    data = reader.element();
                }
            } while (reader.moreFields());
            reader.end();
            return new AttributeData(dataVersion, path, data);
        }
    }
}

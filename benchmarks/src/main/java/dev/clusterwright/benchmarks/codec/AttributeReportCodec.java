package dev.clusterwright.benchmarks.codec;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;

/** Reads and writes an {@code AttributeReportIB} with data, by means of the codecs of the attributes. */
final class AttributeReportCodec implements TlvCodec<AttributeReport> {
    private static final TlvShape REPORT = TlvShape.of("AttributeReportIB").required(1, "AttributeData");
    private static final TlvShape PATH = TlvShape.of("AttributePathIB")
            .optional(2, "Endpoint")
            .optional(3, "Cluster")
            .optional(4, "Attribute");
    private static final TlvShape DATA = TlvShape.of("AttributeDataIB")
            .required(0, "DataVersion")
            .required(1, "Path")
            .required(2, "Data");

    @Override
    public void encode(TlvWriter writer, AttributeReport value) {
        writer.startStructure();
        writer.startStructure(1);
        writer.unsigned(0, value.dataVersion());
        writer.startList(1);
        writer.unsigned(2, value.endpoint());
        writer.unsigned(3, value.cluster());
        writer.unsigned(4, value.attribute());
        writer.end();
        int number = ReportedAttributes.numberOf(value.cluster(), value.attribute());
        ReportedAttributes.codec(number).encode(writer.tag(2), value.value());
        writer.end();
        writer.end();
    }

    @Override
    public AttributeReport decode(TlvReader reader) {
        AttributeReport report = null;
        reader.startStructure(REPORT);
        do {
            if (reader.field(1)) {
                report = data(reader);
            }
        } while (reader.moreFields());
        reader.end();
        return report;
    }

    private static AttributeReport data(TlvReader reader) {
        long dataVersion = 0;
        int endpoint = 0;
        long cluster = 0;
        long attribute = 0;
        Object value = null;
        reader.startStructure(DATA);
        do {
            if (reader.field(0)) {
                dataVersion = reader.uint32();
            }
            if (reader.field(1)) {
                reader.startList(PATH);
                do {
                    if (reader.field(2)) {
                        endpoint = reader.uint16();
                    }
                    if (reader.field(3)) {
                        cluster = reader.uint32();
                    }
                    if (reader.field(4)) {
                        attribute = reader.uint32();
                    }
                } while (reader.moreFields());
                reader.end();
            }
            if (reader.field(2)) {
                value = ReportedAttributes.codec(ReportedAttributes.numberOf(cluster, attribute))
                        .decode(reader);
            }
        } while (reader.moreFields());
        reader.end();
        return new AttributeReport(dataVersion, endpoint, cluster, attribute, value);
    }
}

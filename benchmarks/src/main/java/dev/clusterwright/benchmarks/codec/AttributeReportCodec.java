package dev.clusterwright.benchmarks.codec;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;

/** Reads and writes an {@code AttributeReportIB} with data, by means of the codecs of the attributes. */
final class AttributeReportCodec implements TlvCodec<AttributeReport> {
    private static final TlvShape REPORT = TlvShape.of("AttributeReportIB").required(1, "AttributeData");
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
        while (reader.nextField()) {
            switch (reader.contextTag()) {
                case 1 -> report = data(reader);
                default -> reader.skip();
            }
        }
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
        while (reader.nextField()) {
            switch (reader.contextTag()) {
                case 0 -> dataVersion = reader.uint32();
                case 1 -> {
                    reader.startList();
                    while (reader.nextField()) {
                        switch (reader.contextTag()) {
                            case 2 -> endpoint = reader.uint16();
                            case 3 -> cluster = reader.uint32();
                            case 4 -> attribute = reader.uint32();
                            default -> reader.skip();
                        }
                    }
                    reader.end();
                }
                case 2 ->
                    value = ReportedAttributes.codec(ReportedAttributes.numberOf(cluster, attribute))
                            .decode(reader);
                default -> reader.skip();
            }
        }
        reader.end();
        return new AttributeReport(dataVersion, endpoint, cluster, attribute, value);
    }
}

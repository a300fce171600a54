package dev.clusterwright.benchmarks.codec;

import static dev.clusterwright.benchmarks.codec.Cbor.FABRIC_INDEX;
import static dev.clusterwright.benchmarks.codec.Cbor.name;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Encodes plain values by Jackson's streaming generator of CBOR. */
final class CborEncoder {
    private CborEncoder() {}

    @SuppressWarnings("unchecked") // the value is the payload's
    static int encode(Payload payload, Object plain, Cbor.Scratch out) {
        out.reset();
        try (JsonGenerator generator = Cbor.generator(out)) {
            switch (payload) {
                case GROUP_KEY_SET -> keySet(generator, (Plain.KeySet) plain);
                case FIVE_FABRICS -> fabrics(generator, (List<Plain.Fabric>) plain);
                case ADD_NOC -> noc(generator, (Plain.Noc) plain);
                case REPORT -> reports(generator, (List<Plain.Report>) plain);
            }
        }
        return out.size();
    }

    private static void keySet(JsonGenerator out, Plain.KeySet value) {
        out.writeStartObject();
        name(out, 0).writeNumber(value.id());
        name(out, 1).writeNumber(value.policy());
        octets(name(out, 2), value.key0());
        start(name(out, 3), value.hasStart0(), value.start0());
        octets(name(out, 4), value.key1());
        start(name(out, 5), value.hasStart1(), value.start1());
        octets(name(out, 6), value.key2());
        start(name(out, 7), value.hasStart2(), value.start2());
        optional(out, 8, value.multicastPolicy());
        optional(out, FABRIC_INDEX, value.fabricIndex());
        out.writeEndObject();
    }

    private static void fabrics(JsonGenerator out, List<Plain.Fabric> values) {
        out.writeStartArray();
        for (Plain.Fabric value : values) {
            out.writeStartObject();
            octets(name(out, 1), value.rootPublicKey());
            name(out, 2).writeNumber(value.vendorId());
            name(out, 3).writeNumber(value.fabricId());
            name(out, 4).writeNumber(value.nodeId());
            name(out, 5).writeString(value.label());
            if (value.statement() != null) {
                octets(name(out, 6), value.statement());
            }
            optional(out, FABRIC_INDEX, value.fabricIndex());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void noc(JsonGenerator out, Plain.Noc value) {
        out.writeStartObject();
        octets(name(out, 0), value.noc());
        if (value.icac() != null) {
            octets(name(out, 1), value.icac());
        }
        octets(name(out, 2), value.ipk());
        name(out, 3).writeNumber(value.subject());
        name(out, 4).writeNumber(value.vendorId());
        out.writeEndObject();
    }

    private static void reports(JsonGenerator out, List<Plain.Report> values) {
        out.writeStartArray();
        for (Plain.Report value : values) {
            out.writeStartObject();
            name(out, 1).writeStartObject();
            name(out, 0).writeNumber(value.dataVersion());
            name(out, 1).writeStartObject();
            name(out, 2).writeNumber(value.endpoint());
            name(out, 3).writeNumber(value.cluster());
            name(out, 4).writeNumber(value.attribute());
            out.writeEndObject();
            value(name(out, 2), value);
            out.writeEndObject();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    @SuppressWarnings("unchecked") // the value is the attribute's
    private static void value(JsonGenerator out, Plain.Report report) {
        if (report.isNull()) {
            out.writeNull();
            return;
        }
        long number = report.number();
        Object object = report.object();
        switch (ReportedAttributes.numberOf(report.cluster(), report.attribute())) {
            case ReportedAttributes.ON_OFF, ReportedAttributes.STATE_VALUE -> out.writeBoolean(number != 0);
            case ReportedAttributes.CARBON_DIOXIDE -> out.writeNumber(Float.intBitsToFloat((int) number));
            case ReportedAttributes.VENDOR_NAME, ReportedAttributes.NODE_LABEL -> out.writeString((String) object);
            case ReportedAttributes.LAST_NETWORK_ID -> octets(out, (byte[]) object);
            case ReportedAttributes.SERVER_LIST, ReportedAttributes.PARTS_LIST -> numbers(out, (long[]) object);
            case ReportedAttributes.DEVICE_TYPE_LIST -> deviceTypes(out, (List<Plain.DeviceType>) object);
            case ReportedAttributes.NETWORKS -> networks(out, (List<Plain.Network>) object);
            case ReportedAttributes.GROUP_KEY_MAP -> keyMaps(out, (List<Plain.KeyMap>) object);
            default -> out.writeNumber(number);
        }
    }

    private static void numbers(JsonGenerator out, long[] values) {
        out.writeStartArray();
        for (long value : values) {
            out.writeNumber(value);
        }
        out.writeEndArray();
    }

    private static void deviceTypes(JsonGenerator out, List<Plain.DeviceType> values) {
        out.writeStartArray();
        for (Plain.DeviceType value : values) {
            out.writeStartObject();
            name(out, 0).writeNumber(value.deviceType());
            name(out, 1).writeNumber(value.revision());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void networks(JsonGenerator out, List<Plain.Network> values) {
        out.writeStartArray();
        for (Plain.Network value : values) {
            out.writeStartObject();
            octets(name(out, 0), value.networkId());
            name(out, 1).writeBoolean(value.connected());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void keyMaps(JsonGenerator out, List<Plain.KeyMap> values) {
        out.writeStartArray();
        for (Plain.KeyMap value : values) {
            out.writeStartObject();
            name(out, 1).writeNumber(value.groupId());
            name(out, 2).writeNumber(value.keySetId());
            optional(out, FABRIC_INDEX, value.fabricIndex());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void start(JsonGenerator out, boolean present, long value) {
        if (present) {
            out.writeNumber(value);
        } else {
            out.writeNull();
        }
    }

    private static void optional(JsonGenerator out, int name, int value) {
        if (value >= 0) {
            name(out, name).writeNumber(value);
        }
    }

    private static void octets(JsonGenerator out, byte @Nullable [] value) {
        if (value == null) {
            out.writeNull();
        } else {
            out.writeBinary(value);
        }
    }
}

package dev.clusterwright.benchmarks.codec;

import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.ARRAY;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.END;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.LIST;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.NULL;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.OCTETS;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.STRUCTURE;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.put;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.putBool;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.putLength;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.putSigned;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.putSingle;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.putText;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.putUnsigned;

import dev.clusterwright.cluster.OpenEnum;
import dev.clusterwright.clusters.descriptor.DeviceTypeStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySetStruct;
import dev.clusterwright.clusters.levelcontrol.OptionsBitmap;
import dev.clusterwright.clusters.networkcommissioning.NetworkInfoStruct;
import dev.clusterwright.clusters.operationalcredentials.AddNOC;
import dev.clusterwright.clusters.operationalcredentials.FabricDescriptorStruct;
import dev.clusterwright.type.OctetString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Encodes generated types by hand, into an array that is large enough. Every method returns the index after what it wrote. */
final class HandWrittenEncoder {
    private HandWrittenEncoder() {}

    @SuppressWarnings("unchecked") // the value is the payload's
    static int encode(Payload payload, Object value, byte[] out) {
        return switch (payload) {
            case GROUP_KEY_SET -> groupKeySet(out, (GroupKeySetStruct) value);
            case FIVE_FABRICS -> fabrics(out, (List<FabricDescriptorStruct>) value);
            case ADD_NOC -> addNoc(out, (AddNOC) value);
            case REPORT -> report(out, (List<AttributeReport>) value);
        };
    }

    private static int groupKeySet(byte[] out, GroupKeySetStruct value) {
        out[0] = STRUCTURE;
        int at = putUnsigned(out, 1, 0, value.groupKeySetId());
        at = putUnsigned(out, at, 1, value.groupKeySecurityPolicy().value());
        at = octets(out, at, 2, value.epochKey0());
        at = nullable(out, at, 3, value.epochStartTime0());
        at = octets(out, at, 4, value.epochKey1());
        at = nullable(out, at, 5, value.epochStartTime1());
        at = octets(out, at, 6, value.epochKey2());
        at = nullable(out, at, 7, value.epochStartTime2());
        if (value.groupKeyMulticastPolicy() != null) {
            at = putUnsigned(out, at, 8, value.groupKeyMulticastPolicy().value());
        }
        if (value.fabricIndex() != null) {
            at = putUnsigned(out, at, 254, value.fabricIndex());
        }
        out[at] = END;
        return at + 1;
    }

    private static int fabrics(byte[] out, List<FabricDescriptorStruct> fabrics) {
        out[0] = ARRAY;
        int at = 1;
        for (FabricDescriptorStruct value : fabrics) {
            out[at] = STRUCTURE;
            at = octets(out, at + 1, 1, value.rootPublicKey());
            at = putUnsigned(out, at, 2, value.vendorId());
            at = putUnsigned(out, at, 3, value.fabricId());
            at = putUnsigned(out, at, 4, value.nodeId());
            at = putText(out, at, 5, value.label());
            if (value.vidVerificationStatement() != null) {
                at = octets(out, at, 6, value.vidVerificationStatement());
            }
            if (value.fabricIndex() != null) {
                at = putUnsigned(out, at, 254, value.fabricIndex());
            }
            out[at++] = END;
        }
        out[at] = END;
        return at + 1;
    }

    private static int addNoc(byte[] out, AddNOC value) {
        out[0] = STRUCTURE;
        int at = octets(out, 1, 0, value.nocValue());
        if (value.icacValue() != null) {
            at = octets(out, at, 1, value.icacValue());
        }
        at = octets(out, at, 2, value.ipkValue());
        at = putUnsigned(out, at, 3, value.caseAdminSubject());
        at = putUnsigned(out, at, 4, value.adminVendorId());
        out[at] = END;
        return at + 1;
    }

    private static int report(byte[] out, List<AttributeReport> reports) {
        out[0] = ARRAY;
        int at = 1;
        for (AttributeReport report : reports) {
            out[at] = STRUCTURE;
            at = put(out, at + 1, 1, STRUCTURE);
            at = putUnsigned(out, at, 0, report.dataVersion());
            at = put(out, at, 1, LIST);
            at = putUnsigned(out, at, 2, report.endpoint());
            at = putUnsigned(out, at, 3, report.cluster());
            at = putUnsigned(out, at, 4, report.attribute());
            out[at++] = END;
            Object value = report.value();
            at = value == null
                    ? put(out, at, 2, NULL)
                    : value(out, at, ReportedAttributes.numberOf(report.cluster(), report.attribute()), value);
            out[at++] = END;
            out[at++] = END;
        }
        out[at] = END;
        return at + 1;
    }

    @SuppressWarnings("unchecked") // the value is the attribute's
    private static int value(byte[] out, int at, int attribute, Object value) {
        return switch (attribute) {
            case ReportedAttributes.ON_OFF, ReportedAttributes.STATE_VALUE -> putBool(out, at, 2, (boolean) value);
            case ReportedAttributes.ON_TIME, ReportedAttributes.CURRENT_LEVEL, ReportedAttributes.IDENTIFY_TIME ->
                putUnsigned(out, at, 2, (int) value);
            case ReportedAttributes.START_UP_ON_OFF, ReportedAttributes.IDENTIFY_TYPE ->
                putUnsigned(out, at, 2, ((OpenEnum) value).value());
            case ReportedAttributes.OPTIONS -> putUnsigned(out, at, 2, ((OptionsBitmap) value).bits());
            case ReportedAttributes.TEMPERATURE -> putSigned(out, at, 2, (int) value);
            case ReportedAttributes.DEVICE_TYPE_LIST -> deviceTypes(out, at, (List<DeviceTypeStruct>) value);
            case ReportedAttributes.SERVER_LIST -> longs(out, at, (List<Long>) value);
            case ReportedAttributes.PARTS_LIST -> ints(out, at, (List<Integer>) value);
            case ReportedAttributes.VENDOR_NAME, ReportedAttributes.NODE_LABEL -> putText(out, at, 2, (String) value);
            case ReportedAttributes.SOFTWARE_VERSION, ReportedAttributes.BREADCRUMB ->
                putUnsigned(out, at, 2, (long) value);
            case ReportedAttributes.LAST_NETWORK_ID -> octets(out, at, 2, (OctetString) value);
            case ReportedAttributes.NETWORKS -> networks(out, at, (List<NetworkInfoStruct>) value);
            case ReportedAttributes.GROUP_KEY_MAP -> groupKeyMap(out, at, (List<GroupKeyMapStruct>) value);
            case ReportedAttributes.CARBON_DIOXIDE -> putSingle(out, at, 2, (float) value);
            default -> throw new IllegalArgumentException("no such attribute");
        };
    }

    private static int deviceTypes(byte[] out, int from, List<DeviceTypeStruct> values) {
        int at = put(out, from, 2, ARRAY);
        for (DeviceTypeStruct value : values) {
            out[at] = STRUCTURE;
            at = putUnsigned(out, at + 1, 0, value.deviceType());
            at = putUnsigned(out, at, 1, value.revision());
            out[at++] = END;
        }
        out[at] = END;
        return at + 1;
    }

    private static int longs(byte[] out, int from, List<Long> values) {
        int at = put(out, from, 2, ARRAY);
        for (long value : values) {
            at = putUnsigned(out, at, value);
        }
        out[at] = END;
        return at + 1;
    }

    private static int ints(byte[] out, int from, List<Integer> values) {
        int at = put(out, from, 2, ARRAY);
        for (int value : values) {
            at = putUnsigned(out, at, value);
        }
        out[at] = END;
        return at + 1;
    }

    private static int networks(byte[] out, int from, List<NetworkInfoStruct> values) {
        int at = put(out, from, 2, ARRAY);
        for (NetworkInfoStruct value : values) {
            out[at] = STRUCTURE;
            at = octets(out, at + 1, 0, value.networkId());
            at = putBool(out, at, 1, value.connected());
            out[at++] = END;
        }
        out[at] = END;
        return at + 1;
    }

    private static int groupKeyMap(byte[] out, int from, List<GroupKeyMapStruct> values) {
        int at = put(out, from, 2, ARRAY);
        for (GroupKeyMapStruct value : values) {
            out[at] = STRUCTURE;
            at = putUnsigned(out, at + 1, 1, value.groupId());
            at = putUnsigned(out, at, 2, value.groupKeySetId());
            if (value.fabricIndex() != null) {
                at = putUnsigned(out, at, 254, value.fabricIndex());
            }
            out[at++] = END;
        }
        out[at] = END;
        return at + 1;
    }

    private static int nullable(byte[] out, int at, int tag, @Nullable Long value) {
        return value == null ? put(out, at, tag, NULL) : putUnsigned(out, at, tag, value);
    }

    private static int octets(byte[] out, int at, int tag, @Nullable OctetString value) {
        if (value == null) {
            return put(out, at, tag, NULL);
        }
        int after = putLength(out, at, tag, OCTETS, value.length());
        value.copyTo(out, after);
        return after + value.length();
    }
}

package dev.clusterwright.benchmarks.codec;

import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.ARRAY;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.END;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.NULL;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.OCTETS;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.STRUCTURE;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.TEXT;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.hasContextTag;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.length;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.require;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.skip;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.skipTagged;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.text;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.type;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.unsigned;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.width;

import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMulticastPolicyEnum;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySecurityPolicyEnum;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySetStruct;
import dev.clusterwright.clusters.operationalcredentials.AddNOC;
import dev.clusterwright.clusters.operationalcredentials.FabricDescriptorStruct;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;

/** Decodes to generated types by hand. A null leaves a field as it begins: null or zero. */
final class HandWrittenDecoder {
    private final HandWrittenReportDecoder reports = new HandWrittenReportDecoder();
    /** The index after the fabric that was decoded last. */
    private int end;

    Object decode(Payload payload, byte[] in) {
        int control = in[0];
        require(control, payload == Payload.FIVE_FABRICS || payload == Payload.REPORT ? ARRAY : STRUCTURE);
        return switch (payload) {
            case GROUP_KEY_SET -> groupKeySet(in);
            case FIVE_FABRICS -> fabrics(in);
            case ADD_NOC -> addNoc(in);
            case REPORT -> reports.decode(in);
        };
    }

    private static GroupKeySetStruct groupKeySet(byte[] in) {
        int id = 0;
        GroupKeySecurityPolicyEnum policy = null;
        OctetString key0 = null;
        Long start0 = null;
        OctetString key1 = null;
        Long start1 = null;
        OctetString key2 = null;
        Long start2 = null;
        GroupKeyMulticastPolicyEnum multicastPolicy = null;
        Integer fabricIndex = null;
        int at = 1;
        int control;
        while ((control = in[at++]) != END) {
            if (!hasContextTag(control)) {
                at = skipTagged(in, at, control);
                continue;
            }
            int tag = in[at++] & 0xFF;
            if (type(control) == NULL) {
                continue;
            }
            switch (tag) {
                case 0 -> {
                    id = (int) unsigned(in, at, control);
                    at += width(control);
                }
                case 1 -> {
                    policy = GroupKeySecurityPolicyEnum.of((int) unsigned(in, at, control));
                    at += width(control);
                }
                case 2 -> {
                    int length = length(in, at, control, OCTETS);
                    at += width(control);
                    key0 = OctetString.copyOf(in, at, length);
                    at += length;
                }
                case 3 -> {
                    start0 = unsigned(in, at, control);
                    at += width(control);
                }
                case 4 -> {
                    int length = length(in, at, control, OCTETS);
                    at += width(control);
                    key1 = OctetString.copyOf(in, at, length);
                    at += length;
                }
                case 5 -> {
                    start1 = unsigned(in, at, control);
                    at += width(control);
                }
                case 6 -> {
                    int length = length(in, at, control, OCTETS);
                    at += width(control);
                    key2 = OctetString.copyOf(in, at, length);
                    at += length;
                }
                case 7 -> {
                    start2 = unsigned(in, at, control);
                    at += width(control);
                }
                case 8 -> {
                    multicastPolicy = GroupKeyMulticastPolicyEnum.of((int) unsigned(in, at, control));
                    at += width(control);
                }
                case 254 -> {
                    fabricIndex = (int) unsigned(in, at, control);
                    at += width(control);
                }
                default -> at = skip(in, at, control);
            }
        }
        return new GroupKeySetStruct(
                id, policy, key0, start0, key1, start1, key2, start2, multicastPolicy, fabricIndex);
    }

    private List<FabricDescriptorStruct> fabrics(byte[] in) {
        List<FabricDescriptorStruct> fabrics = new ArrayList<>();
        int at = 1;
        while (in[at] != END) {
            require(in[at], STRUCTURE);
            fabrics.add(fabric(in, at + 1));
            at = end;
        }
        return fabrics;
    }

    private FabricDescriptorStruct fabric(byte[] in, int from) {
        OctetString rootPublicKey = null;
        int vendorId = 0;
        long fabricId = 0;
        long nodeId = 0;
        String label = null;
        OctetString statement = null;
        Integer fabricIndex = null;
        int at = from;
        int control;
        while ((control = in[at++]) != END) {
            if (!hasContextTag(control)) {
                at = skipTagged(in, at, control);
                continue;
            }
            int tag = in[at++] & 0xFF;
            switch (tag) {
                case 1 -> {
                    int length = length(in, at, control, OCTETS);
                    at += width(control);
                    rootPublicKey = OctetString.copyOf(in, at, length);
                    at += length;
                }
                case 2 -> {
                    vendorId = (int) unsigned(in, at, control);
                    at += width(control);
                }
                case 3 -> {
                    fabricId = unsigned(in, at, control);
                    at += width(control);
                }
                case 4 -> {
                    nodeId = unsigned(in, at, control);
                    at += width(control);
                }
                case 5 -> {
                    int length = length(in, at, control, TEXT);
                    at += width(control);
                    label = text(in, at, length);
                    at += length;
                }
                case 6 -> {
                    int length = length(in, at, control, OCTETS);
                    at += width(control);
                    statement = OctetString.copyOf(in, at, length);
                    at += length;
                }
                case 254 -> {
                    fabricIndex = (int) unsigned(in, at, control);
                    at += width(control);
                }
                default -> at = skip(in, at, control);
            }
        }
        end = at;
        return new FabricDescriptorStruct(rootPublicKey, vendorId, fabricId, nodeId, label, statement, fabricIndex);
    }

    private static AddNOC addNoc(byte[] in) {
        OctetString noc = null;
        OctetString icac = null;
        OctetString ipk = null;
        long subject = 0;
        int vendorId = 0;
        int at = 1;
        int control;
        while ((control = in[at++]) != END) {
            if (!hasContextTag(control)) {
                at = skipTagged(in, at, control);
                continue;
            }
            int tag = in[at++] & 0xFF;
            switch (tag) {
                case 0 -> {
                    int length = length(in, at, control, OCTETS);
                    at += width(control);
                    noc = OctetString.copyOf(in, at, length);
                    at += length;
                }
                case 1 -> {
                    int length = length(in, at, control, OCTETS);
                    at += width(control);
                    icac = OctetString.copyOf(in, at, length);
                    at += length;
                }
                case 2 -> {
                    int length = length(in, at, control, OCTETS);
                    at += width(control);
                    ipk = OctetString.copyOf(in, at, length);
                    at += length;
                }
                case 3 -> {
                    subject = unsigned(in, at, control);
                    at += width(control);
                }
                case 4 -> {
                    vendorId = (int) unsigned(in, at, control);
                    at += width(control);
                }
                default -> at = skip(in, at, control);
            }
        }
        return new AddNOC(noc, icac, ipk, subject, vendorId);
    }
}

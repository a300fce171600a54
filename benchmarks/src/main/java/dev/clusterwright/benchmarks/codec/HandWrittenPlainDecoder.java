package dev.clusterwright.benchmarks.codec;

import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.ARRAY;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.END;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.NULL;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.OCTETS;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.STRUCTURE;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.TEXT;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.copy;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.hasContextTag;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.length;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.require;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.skip;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.skipTagged;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.text;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.type;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.unsigned;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.width;

import java.util.ArrayList;
import java.util.List;

/** Decodes to plain types by hand. A null leaves a field as it begins: null, zero or -1. */
final class HandWrittenPlainDecoder {
    private final HandWrittenPlainReportDecoder reports = new HandWrittenPlainReportDecoder();
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

    private static Plain.KeySet groupKeySet(byte[] in) {
        int id = 0;
        int policy = 0;
        byte[] key0 = null;
        boolean hasStart0 = false;
        long start0 = 0;
        byte[] key1 = null;
        boolean hasStart1 = false;
        long start1 = 0;
        byte[] key2 = null;
        boolean hasStart2 = false;
        long start2 = 0;
        int multicastPolicy = -1;
        int fabricIndex = -1;
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
                    policy = (int) unsigned(in, at, control);
                    at += width(control);
                }
                case 2 -> {
                    int length = length(in, at, control, OCTETS);
                    at += width(control);
                    key0 = copy(in, at, length);
                    at += length;
                }
                case 3 -> {
                    start0 = unsigned(in, at, control);
                    hasStart0 = true;
                    at += width(control);
                }
                case 4 -> {
                    int length = length(in, at, control, OCTETS);
                    at += width(control);
                    key1 = copy(in, at, length);
                    at += length;
                }
                case 5 -> {
                    start1 = unsigned(in, at, control);
                    hasStart1 = true;
                    at += width(control);
                }
                case 6 -> {
                    int length = length(in, at, control, OCTETS);
                    at += width(control);
                    key2 = copy(in, at, length);
                    at += length;
                }
                case 7 -> {
                    start2 = unsigned(in, at, control);
                    hasStart2 = true;
                    at += width(control);
                }
                case 8 -> {
                    multicastPolicy = (int) unsigned(in, at, control);
                    at += width(control);
                }
                case 254 -> {
                    fabricIndex = (int) unsigned(in, at, control);
                    at += width(control);
                }
                default -> at = skip(in, at, control);
            }
        }
        return new Plain.KeySet(
                id,
                policy,
                key0,
                hasStart0,
                start0,
                key1,
                hasStart1,
                start1,
                key2,
                hasStart2,
                start2,
                multicastPolicy,
                fabricIndex);
    }

    private List<Plain.Fabric> fabrics(byte[] in) {
        List<Plain.Fabric> fabrics = new ArrayList<>();
        int at = 1;
        while (in[at] != END) {
            require(in[at], STRUCTURE);
            fabrics.add(fabric(in, at + 1));
            at = end;
        }
        return fabrics;
    }

    private Plain.Fabric fabric(byte[] in, int from) {
        byte[] rootPublicKey = null;
        int vendorId = 0;
        long fabricId = 0;
        long nodeId = 0;
        String label = null;
        byte[] statement = null;
        int fabricIndex = -1;
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
                    rootPublicKey = copy(in, at, length);
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
                    statement = copy(in, at, length);
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
        return new Plain.Fabric(rootPublicKey, vendorId, fabricId, nodeId, label, statement, fabricIndex);
    }

    private static Plain.Noc addNoc(byte[] in) {
        byte[] noc = null;
        byte[] icac = null;
        byte[] ipk = null;
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
                    noc = copy(in, at, length);
                    at += length;
                }
                case 1 -> {
                    int length = length(in, at, control, OCTETS);
                    at += width(control);
                    icac = copy(in, at, length);
                    at += length;
                }
                case 2 -> {
                    int length = length(in, at, control, OCTETS);
                    at += width(control);
                    ipk = copy(in, at, length);
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
        return new Plain.Noc(noc, icac, ipk, subject, vendorId);
    }
}

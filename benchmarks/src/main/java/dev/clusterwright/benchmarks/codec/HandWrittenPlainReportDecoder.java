package dev.clusterwright.benchmarks.codec;

import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.ARRAY;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.END;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.LIST;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.NULL;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.OCTETS;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.STRUCTURE;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.TEXT;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.bool;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.copy;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.hasContextTag;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.length;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.require;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.signed;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.single;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.skip;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.skipTagged;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.text;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.type;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.unsigned;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.width;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes the report to plain types by hand. */
final class HandWrittenPlainReportDecoder {
    /** The index after the container or value that was decoded last. */
    private int end;
    /** The last value that is a number. */
    private long number;

    List<Plain.Report> decode(byte[] in) {
        List<Plain.Report> reports = new ArrayList<>();
        int at = 1;
        while (in[at] != END) {
            require(in[at], STRUCTURE);
            reports.add(report(in, at + 1));
            at = end;
        }
        return reports;
    }

    private Plain.@Nullable Report report(byte[] in, int from) {
        Plain.Report report = null;
        int at = from;
        int control;
        while ((control = in[at++]) != END) {
            if (hasContextTag(control) && in[at] == 1) {
                require(control, STRUCTURE);
                report = data(in, at + 1);
                at = end;
            } else {
                at = skipTagged(in, at, control);
            }
        }
        end = at;
        return report;
    }

    private Plain.Report data(byte[] in, int from) {
        long dataVersion = 0;
        int endpoint = 0;
        long cluster = 0;
        long attribute = 0;
        boolean isNull = false;
        Object object = null;
        number = 0;
        int at = from;
        int control;
        while ((control = in[at++]) != END) {
            if (!hasContextTag(control)) {
                at = skipTagged(in, at, control);
                continue;
            }
            int tag = in[at++] & 0xFF;
            switch (tag) {
                case 0 -> {
                    dataVersion = unsigned(in, at, control);
                    at += width(control);
                }
                case 1 -> {
                    require(control, LIST);
                    while ((control = in[at++]) != END) {
                        if (!hasContextTag(control)) {
                            at = skipTagged(in, at, control);
                            continue;
                        }
                        int pathTag = in[at++] & 0xFF;
                        switch (pathTag) {
                            case 2 -> {
                                endpoint = (int) unsigned(in, at, control);
                                at += width(control);
                            }
                            case 3 -> {
                                cluster = unsigned(in, at, control);
                                at += width(control);
                            }
                            case 4 -> {
                                attribute = unsigned(in, at, control);
                                at += width(control);
                            }
                            default -> at = skip(in, at, control);
                        }
                    }
                }
                case 2 -> {
                    isNull = type(control) == NULL;
                    object = value(in, at, control, ReportedAttributes.numberOf(cluster, attribute));
                    at = end;
                }
                default -> at = skip(in, at, control);
            }
        }
        end = at;
        return new Plain.Report(dataVersion, endpoint, cluster, attribute, isNull, number, object);
    }

    /** Returns the value if it is an object; a number goes to its field. */
    private @Nullable Object value(byte[] in, int at, int control, int attribute) {
        end = at;
        if (type(control) == NULL) {
            return null;
        }
        switch (attribute) {
            case ReportedAttributes.ON_OFF, ReportedAttributes.STATE_VALUE -> number = bool(control) ? 1 : 0;
            case ReportedAttributes.ON_TIME,
                    ReportedAttributes.CURRENT_LEVEL,
                    ReportedAttributes.IDENTIFY_TIME,
                    ReportedAttributes.START_UP_ON_OFF,
                    ReportedAttributes.IDENTIFY_TYPE,
                    ReportedAttributes.OPTIONS,
                    ReportedAttributes.SOFTWARE_VERSION,
                    ReportedAttributes.BREADCRUMB -> {
                end = at + width(control);
                number = unsigned(in, at, control);
            }
            case ReportedAttributes.TEMPERATURE -> {
                end = at + width(control);
                number = signed(in, at, control);
            }
            case ReportedAttributes.CARBON_DIOXIDE -> {
                end = at + Float.BYTES;
                number = Float.floatToRawIntBits(single(in, at, control));
            }
            case ReportedAttributes.VENDOR_NAME, ReportedAttributes.NODE_LABEL -> {
                int length = length(in, at, control, TEXT);
                int start = at + width(control);
                end = start + length;
                return text(in, start, length);
            }
            case ReportedAttributes.LAST_NETWORK_ID -> {
                int length = length(in, at, control, OCTETS);
                int start = at + width(control);
                end = start + length;
                return copy(in, start, length);
            }
            case ReportedAttributes.DEVICE_TYPE_LIST -> {
                return deviceTypes(in, at, control);
            }
            case ReportedAttributes.SERVER_LIST, ReportedAttributes.PARTS_LIST -> {
                return numbers(in, at, control);
            }
            case ReportedAttributes.NETWORKS -> {
                return networks(in, at, control);
            }
            case ReportedAttributes.GROUP_KEY_MAP -> {
                return groupKeyMap(in, at, control);
            }
            default -> throw new IllegalArgumentException("no such attribute");
        }
        return null;
    }

    private long[] numbers(byte[] in, int from, int arrayControl) {
        require(arrayControl, ARRAY);
        long[] values = new long[8];
        int count = 0;
        int at = from;
        int control;
        while ((control = in[at++]) != END) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = unsigned(in, at, control);
            at += width(control);
        }
        end = at;
        return count == values.length ? values : Arrays.copyOf(values, count);
    }

    private List<Plain.DeviceType> deviceTypes(byte[] in, int from, int arrayControl) {
        require(arrayControl, ARRAY);
        List<Plain.DeviceType> values = new ArrayList<>();
        int at = from;
        int control;
        while ((control = in[at++]) != END) {
            require(control, STRUCTURE);
            long deviceType = 0;
            int revision = 0;
            while ((control = in[at++]) != END) {
                if (!hasContextTag(control)) {
                    at = skipTagged(in, at, control);
                    continue;
                }
                int tag = in[at++] & 0xFF;
                switch (tag) {
                    case 0 -> {
                        deviceType = unsigned(in, at, control);
                        at += width(control);
                    }
                    case 1 -> {
                        revision = (int) unsigned(in, at, control);
                        at += width(control);
                    }
                    default -> at = skip(in, at, control);
                }
            }
            values.add(new Plain.DeviceType(deviceType, revision));
        }
        end = at;
        return values;
    }

    private List<Plain.Network> networks(byte[] in, int from, int arrayControl) {
        require(arrayControl, ARRAY);
        List<Plain.Network> values = new ArrayList<>();
        int at = from;
        int control;
        while ((control = in[at++]) != END) {
            require(control, STRUCTURE);
            byte[] networkId = null;
            boolean connected = false;
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
                        networkId = copy(in, at, length);
                        at += length;
                    }
                    case 1 -> connected = bool(control);
                    default -> at = skip(in, at, control);
                }
            }
            values.add(new Plain.Network(networkId, connected));
        }
        end = at;
        return values;
    }

    private List<Plain.KeyMap> groupKeyMap(byte[] in, int from, int arrayControl) {
        require(arrayControl, ARRAY);
        List<Plain.KeyMap> values = new ArrayList<>();
        int at = from;
        int control;
        while ((control = in[at++]) != END) {
            require(control, STRUCTURE);
            int groupId = 0;
            int keySetId = 0;
            int fabricIndex = -1;
            while ((control = in[at++]) != END) {
                if (!hasContextTag(control)) {
                    at = skipTagged(in, at, control);
                    continue;
                }
                int tag = in[at++] & 0xFF;
                switch (tag) {
                    case 1 -> {
                        groupId = (int) unsigned(in, at, control);
                        at += width(control);
                    }
                    case 2 -> {
                        keySetId = (int) unsigned(in, at, control);
                        at += width(control);
                    }
                    case 254 -> {
                        fabricIndex = (int) unsigned(in, at, control);
                        at += width(control);
                    }
                    default -> at = skip(in, at, control);
                }
            }
            values.add(new Plain.KeyMap(groupId, keySetId, fabricIndex));
        }
        end = at;
        return values;
    }
}

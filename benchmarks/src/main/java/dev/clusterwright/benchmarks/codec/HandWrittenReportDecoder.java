package dev.clusterwright.benchmarks.codec;

import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.ARRAY;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.END;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.LIST;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.NULL;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.OCTETS;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.STRUCTURE;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.TEXT;
import static dev.clusterwright.benchmarks.codec.HandWrittenTlv.bool;
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

import dev.clusterwright.clusters.descriptor.DeviceTypeStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.clusters.identify.IdentifyTypeEnum;
import dev.clusterwright.clusters.levelcontrol.OptionsBitmap;
import dev.clusterwright.clusters.networkcommissioning.NetworkInfoStruct;
import dev.clusterwright.clusters.onoff.StartUpOnOffEnum;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes the report to generated types by hand. */
final class HandWrittenReportDecoder {
    /** The index after the container or value that was decoded last. */
    private int end;

    List<AttributeReport> decode(byte[] in) {
        List<AttributeReport> reports = new ArrayList<>();
        int at = 1;
        while (in[at] != END) {
            require(in[at], STRUCTURE);
            reports.add(report(in, at + 1));
            at = end;
        }
        return reports;
    }

    private @Nullable AttributeReport report(byte[] in, int from) {
        AttributeReport report = null;
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

    private AttributeReport data(byte[] in, int from) {
        long dataVersion = 0;
        int endpoint = 0;
        long cluster = 0;
        long attribute = 0;
        Object value = null;
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
                    value = value(in, at, control, ReportedAttributes.numberOf(cluster, attribute));
                    at = end;
                }
                default -> at = skip(in, at, control);
            }
        }
        end = at;
        return new AttributeReport(dataVersion, endpoint, cluster, attribute, value);
    }

    private @Nullable Object value(byte[] in, int at, int control, int attribute) {
        end = at;
        if (type(control) == NULL) {
            return null;
        }
        return switch (attribute) {
            case ReportedAttributes.ON_OFF, ReportedAttributes.STATE_VALUE -> bool(control);
            case ReportedAttributes.ON_TIME, ReportedAttributes.CURRENT_LEVEL, ReportedAttributes.IDENTIFY_TIME ->
                (int) number(in, at, control);
            case ReportedAttributes.START_UP_ON_OFF -> StartUpOnOffEnum.of((int) number(in, at, control));
            case ReportedAttributes.IDENTIFY_TYPE -> IdentifyTypeEnum.of((int) number(in, at, control));
            case ReportedAttributes.OPTIONS -> new OptionsBitmap((int) number(in, at, control));
            case ReportedAttributes.TEMPERATURE -> {
                end = at + width(control);
                yield (int) signed(in, at, control);
            }
            case ReportedAttributes.DEVICE_TYPE_LIST -> deviceTypes(in, at, control);
            case ReportedAttributes.SERVER_LIST -> longs(in, at, control);
            case ReportedAttributes.PARTS_LIST -> ints(in, at, control);
            case ReportedAttributes.VENDOR_NAME, ReportedAttributes.NODE_LABEL -> {
                int length = length(in, at, control, TEXT);
                int start = at + width(control);
                end = start + length;
                yield text(in, start, length);
            }
            case ReportedAttributes.SOFTWARE_VERSION, ReportedAttributes.BREADCRUMB -> number(in, at, control);
            case ReportedAttributes.LAST_NETWORK_ID -> {
                int length = length(in, at, control, OCTETS);
                int start = at + width(control);
                end = start + length;
                yield OctetString.copyOf(in, start, length);
            }
            case ReportedAttributes.NETWORKS -> networks(in, at, control);
            case ReportedAttributes.GROUP_KEY_MAP -> groupKeyMap(in, at, control);
            case ReportedAttributes.CARBON_DIOXIDE -> {
                end = at + Float.BYTES;
                yield single(in, at, control);
            }
            default -> throw new IllegalArgumentException("no such attribute");
        };
    }

    private long number(byte[] in, int at, int control) {
        end = at + width(control);
        return unsigned(in, at, control);
    }

    private List<Long> longs(byte[] in, int from, int arrayControl) {
        require(arrayControl, ARRAY);
        List<Long> values = new ArrayList<>();
        int at = from;
        int control;
        while ((control = in[at++]) != END) {
            values.add(unsigned(in, at, control));
            at += width(control);
        }
        end = at;
        return values;
    }

    private List<Integer> ints(byte[] in, int from, int arrayControl) {
        require(arrayControl, ARRAY);
        List<Integer> values = new ArrayList<>();
        int at = from;
        int control;
        while ((control = in[at++]) != END) {
            values.add((int) unsigned(in, at, control));
            at += width(control);
        }
        end = at;
        return values;
    }

    private List<DeviceTypeStruct> deviceTypes(byte[] in, int from, int arrayControl) {
        require(arrayControl, ARRAY);
        List<DeviceTypeStruct> values = new ArrayList<>();
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
            values.add(new DeviceTypeStruct(deviceType, revision));
        }
        end = at;
        return values;
    }

    private List<NetworkInfoStruct> networks(byte[] in, int from, int arrayControl) {
        require(arrayControl, ARRAY);
        List<NetworkInfoStruct> values = new ArrayList<>();
        int at = from;
        int control;
        while ((control = in[at++]) != END) {
            require(control, STRUCTURE);
            OctetString networkId = null;
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
                        networkId = OctetString.copyOf(in, at, length);
                        at += length;
                    }
                    case 1 -> connected = bool(control);
                    default -> at = skip(in, at, control);
                }
            }
            values.add(new NetworkInfoStruct(networkId, connected));
        }
        end = at;
        return values;
    }

    private List<GroupKeyMapStruct> groupKeyMap(byte[] in, int from, int arrayControl) {
        require(arrayControl, ARRAY);
        List<GroupKeyMapStruct> values = new ArrayList<>();
        int at = from;
        int control;
        while ((control = in[at++]) != END) {
            require(control, STRUCTURE);
            int groupId = 0;
            int keySetId = 0;
            Integer fabricIndex = null;
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
            values.add(new GroupKeyMapStruct(groupId, keySetId, fabricIndex));
        }
        end = at;
        return values;
    }
}

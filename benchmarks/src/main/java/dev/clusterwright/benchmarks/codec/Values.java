package dev.clusterwright.benchmarks.codec;

import dev.clusterwright.clusters.descriptor.DeviceTypeStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMulticastPolicyEnum;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySecurityPolicyEnum;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySetStruct;
import dev.clusterwright.clusters.identify.IdentifyTypeEnum;
import dev.clusterwright.clusters.levelcontrol.OptionsBitmap;
import dev.clusterwright.clusters.networkcommissioning.NetworkInfoStruct;
import dev.clusterwright.clusters.onoff.StartUpOnOffEnum;
import dev.clusterwright.clusters.operationalcredentials.AddNOC;
import dev.clusterwright.clusters.operationalcredentials.FabricDescriptorStruct;
import dev.clusterwright.type.OctetString;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of generated types from plain ones, and allocates nothing but what the values consist of: the least that a
 * decoder to these types can allocate.
 */
final class Values {
    private Values() {}

    @SuppressWarnings("unchecked") // the value is the payload's
    static Object of(Payload payload, Object plain) {
        return switch (payload) {
            case GROUP_KEY_SET -> keySet((Plain.KeySet) plain);
            case FIVE_FABRICS -> fabrics((List<Plain.Fabric>) plain);
            case ADD_NOC -> noc((Plain.Noc) plain);
            case REPORT -> reports((List<Plain.Report>) plain);
        };
    }

    /** Returns a plain value whose texts have no spaces, so that {@link #of} has to make new ones. */
    @SuppressWarnings("unchecked") // the value is the payload's
    static Object withoutSpaces(Payload payload, Object plain) {
        return switch (payload) {
            case GROUP_KEY_SET, ADD_NOC -> plain;
            case FIVE_FABRICS ->
                ((List<Plain.Fabric>) plain).stream().map(Values::withoutSpaces).toList();
            case REPORT ->
                ((List<Plain.Report>) plain).stream().map(Values::withoutSpaces).toList();
        };
    }

    private static Plain.Fabric withoutSpaces(Plain.Fabric plain) {
        return new Plain.Fabric(
                plain.rootPublicKey(),
                plain.vendorId(),
                plain.fabricId(),
                plain.nodeId(),
                plain.label().replace(' ', '_'),
                plain.statement(),
                plain.fabricIndex());
    }

    private static Plain.Report withoutSpaces(Plain.Report plain) {
        return new Plain.Report(
                plain.dataVersion(),
                plain.endpoint(),
                plain.cluster(),
                plain.attribute(),
                plain.isNull(),
                plain.number(),
                plain.object() instanceof String text ? text.replace(' ', '_') : plain.object());
    }

    private static GroupKeySetStruct keySet(Plain.KeySet plain) {
        return new GroupKeySetStruct(
                plain.id(),
                GroupKeySecurityPolicyEnum.of(plain.policy()),
                octets(plain.key0()),
                plain.hasStart0() ? plain.start0() : null,
                octets(plain.key1()),
                plain.hasStart1() ? plain.start1() : null,
                octets(plain.key2()),
                plain.hasStart2() ? plain.start2() : null,
                plain.multicastPolicy() < 0 ? null : GroupKeyMulticastPolicyEnum.of(plain.multicastPolicy()),
                integer(plain.fabricIndex()));
    }

    private static List<FabricDescriptorStruct> fabrics(List<Plain.Fabric> plain) {
        FabricDescriptorStruct[] fabrics = new FabricDescriptorStruct[plain.size()];
        for (int i = 0; i < fabrics.length; i++) {
            Plain.Fabric fabric = plain.get(i);
            fabrics[i] = new FabricDescriptorStruct(
                    OctetString.of(fabric.rootPublicKey()),
                    fabric.vendorId(),
                    fabric.fabricId(),
                    fabric.nodeId(),
                    text(fabric.label()),
                    octets(fabric.statement()),
                    integer(fabric.fabricIndex()));
        }
        return Arrays.asList(fabrics);
    }

    private static AddNOC noc(Plain.Noc plain) {
        return new AddNOC(
                OctetString.of(plain.noc()),
                octets(plain.icac()),
                OctetString.of(plain.ipk()),
                plain.subject(),
                plain.vendorId());
    }

    private static List<AttributeReport> reports(List<Plain.Report> plain) {
        AttributeReport[] reports = new AttributeReport[plain.size()];
        for (int i = 0; i < reports.length; i++) {
            Plain.Report report = plain.get(i);
            reports[i] = new AttributeReport(
                    report.dataVersion(),
                    report.endpoint(),
                    report.cluster(),
                    report.attribute(),
                    report.isNull() ? null : value(report));
        }
        return Arrays.asList(reports);
    }

    @SuppressWarnings("unchecked") // the value is the attribute's
    private static @Nullable Object value(Plain.Report report) {
        int number = (int) report.number();
        Object object = report.object();
        return switch (ReportedAttributes.numberOf(report.cluster(), report.attribute())) {
            case ReportedAttributes.ON_OFF, ReportedAttributes.STATE_VALUE -> number != 0;
            case ReportedAttributes.ON_TIME,
                    ReportedAttributes.CURRENT_LEVEL,
                    ReportedAttributes.IDENTIFY_TIME,
                    ReportedAttributes.TEMPERATURE -> number;
            case ReportedAttributes.START_UP_ON_OFF -> StartUpOnOffEnum.of(number);
            case ReportedAttributes.IDENTIFY_TYPE -> IdentifyTypeEnum.of(number);
            case ReportedAttributes.OPTIONS -> new OptionsBitmap(number);
            case ReportedAttributes.DEVICE_TYPE_LIST -> deviceTypes((List<Plain.DeviceType>) object);
            case ReportedAttributes.SERVER_LIST -> longs((long[]) object);
            case ReportedAttributes.PARTS_LIST -> ints((long[]) object);
            case ReportedAttributes.VENDOR_NAME, ReportedAttributes.NODE_LABEL -> text((String) object);
            case ReportedAttributes.SOFTWARE_VERSION, ReportedAttributes.BREADCRUMB -> report.number();
            case ReportedAttributes.LAST_NETWORK_ID -> octets((byte[]) object);
            case ReportedAttributes.NETWORKS -> networks((List<Plain.Network>) object);
            case ReportedAttributes.GROUP_KEY_MAP -> groupKeyMap((List<Plain.KeyMap>) object);
            case ReportedAttributes.CARBON_DIOXIDE -> Float.intBitsToFloat(number);
            default -> throw new IllegalArgumentException("no such attribute");
        };
    }

    private static List<DeviceTypeStruct> deviceTypes(List<Plain.DeviceType> plain) {
        DeviceTypeStruct[] values = new DeviceTypeStruct[plain.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    new DeviceTypeStruct(plain.get(i).deviceType(), plain.get(i).revision());
        }
        return Arrays.asList(values);
    }

    private static List<NetworkInfoStruct> networks(List<Plain.Network> plain) {
        NetworkInfoStruct[] values = new NetworkInfoStruct[plain.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = new NetworkInfoStruct(
                    OctetString.of(plain.get(i).networkId()), plain.get(i).connected());
        }
        return Arrays.asList(values);
    }

    private static List<GroupKeyMapStruct> groupKeyMap(List<Plain.KeyMap> plain) {
        GroupKeyMapStruct[] values = new GroupKeyMapStruct[plain.size()];
        for (int i = 0; i < values.length; i++) {
            Plain.KeyMap map = plain.get(i);
            values[i] = new GroupKeyMapStruct(map.groupId(), map.keySetId(), integer(map.fabricIndex()));
        }
        return Arrays.asList(values);
    }

    private static List<Long> longs(long[] plain) {
        Long[] values = new Long[plain.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = plain[i];
        }
        return Arrays.asList(values);
    }

    private static List<Integer> ints(long[] plain) {
        Integer[] values = new Integer[plain.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (int) plain[i];
        }
        return Arrays.asList(values);
    }

    private static String text(String plain) {
        return plain.replace('_', ' ');
    }

    private static @Nullable OctetString octets(byte @Nullable [] plain) {
        return plain == null ? null : OctetString.of(plain);
    }

    private static @Nullable Integer integer(int plain) {
        return plain < 0 ? null : (Integer) plain;
    }
}

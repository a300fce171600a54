package dev.clusterwright.benchmarks.codec;

import com.google.protobuf.ByteString;
import dev.clusterwright.benchmarks.codec.protobuf.AttributeData;
import dev.clusterwright.benchmarks.codec.protobuf.AttributePath;
import dev.clusterwright.benchmarks.codec.protobuf.AttributeValue;
import dev.clusterwright.benchmarks.codec.protobuf.DeviceType;
import dev.clusterwright.benchmarks.codec.protobuf.DeviceTypes;
import dev.clusterwright.benchmarks.codec.protobuf.KeyMap;
import dev.clusterwright.benchmarks.codec.protobuf.KeyMaps;
import dev.clusterwright.benchmarks.codec.protobuf.Network;
import dev.clusterwright.benchmarks.codec.protobuf.Networks;
import dev.clusterwright.benchmarks.codec.protobuf.Numbers;
import dev.clusterwright.benchmarks.codec.protobuf.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report as a message of protobuf. */
final class ProtobufReport {
    private ProtobufReport() {}

    static Report message(List<Plain.Report> reports) {
        Report.Builder message = Report.newBuilder();
        for (Plain.Report report : reports) {
            AttributePath path = AttributePath.newBuilder()
                    .setEndpoint(report.endpoint())
                    .setCluster((int) report.cluster())
                    .setAttribute((int) report.attribute())
                    .build();
            AttributeData data = AttributeData.newBuilder()
                    .setDataVersion((int) report.dataVersion())
                    .setPath(path)
                    .setValue(value(report))
                    .build();
            message.addReports(dev.clusterwright.benchmarks.codec.protobuf.AttributeReport.newBuilder()
                    .setData(data)
                    .build());
        }
        return message.build();
    }

    @SuppressWarnings("unchecked") // the value is the attribute's
    private static AttributeValue value(Plain.Report report) {
        AttributeValue.Builder value = AttributeValue.newBuilder();
        if (report.isNull()) {
            return value.setNull(true).build();
        }
        long number = report.number();
        Object object = report.object();
        switch (ReportedAttributes.numberOf(report.cluster(), report.attribute())) {
            case ReportedAttributes.ON_OFF, ReportedAttributes.STATE_VALUE -> value.setBoolean(number != 0);
            case ReportedAttributes.TEMPERATURE -> value.setSigned(number);
            case ReportedAttributes.CARBON_DIOXIDE -> value.setSingle(Float.intBitsToFloat((int) number));
            case ReportedAttributes.VENDOR_NAME, ReportedAttributes.NODE_LABEL -> value.setText((String) object);
            case ReportedAttributes.LAST_NETWORK_ID -> value.setOctets(ByteString.copyFrom((byte[]) object));
            case ReportedAttributes.SERVER_LIST, ReportedAttributes.PARTS_LIST ->
                value.setNumbers(numbers((long[]) object));
            case ReportedAttributes.DEVICE_TYPE_LIST ->
                value.setDeviceTypes(deviceTypes((List<Plain.DeviceType>) object));
            case ReportedAttributes.NETWORKS -> value.setNetworks(networks((List<Plain.Network>) object));
            case ReportedAttributes.GROUP_KEY_MAP -> value.setKeyMaps(keyMaps((List<Plain.KeyMap>) object));
            default -> value.setUnsigned(number);
        }
        return value.build();
    }

    private static Numbers numbers(long[] values) {
        Numbers.Builder message = Numbers.newBuilder();
        for (long value : values) {
            message.addNumbers(value);
        }
        return message.build();
    }

    private static DeviceTypes deviceTypes(List<Plain.DeviceType> values) {
        DeviceTypes.Builder message = DeviceTypes.newBuilder();
        for (Plain.DeviceType value : values) {
            message.addDeviceTypes(DeviceType.newBuilder()
                    .setDeviceType((int) value.deviceType())
                    .setRevision(value.revision())
                    .build());
        }
        return message.build();
    }

    private static Networks networks(List<Plain.Network> values) {
        Networks.Builder message = Networks.newBuilder();
        for (Plain.Network value : values) {
            message.addNetworks(Network.newBuilder()
                    .setNetworkId(ByteString.copyFrom(value.networkId()))
                    .setConnected(value.connected())
                    .build());
        }
        return message.build();
    }

    private static KeyMaps keyMaps(List<Plain.KeyMap> values) {
        KeyMaps.Builder message = KeyMaps.newBuilder();
        for (Plain.KeyMap value : values) {
            KeyMap.Builder map = KeyMap.newBuilder().setGroupId(value.groupId()).setKeySetId(value.keySetId());
            if (value.fabricIndex() >= 0) {
                map.setFabricIndex(value.fabricIndex());
            }
            message.addKeyMaps(map.build());
        }
        return message.build();
    }

    static List<Plain.Report> plain(Report message) {
        return message.getReportsList().stream()
                .map(report -> {
                    AttributeData data = report.getData();
                    AttributeValue value = data.getValue();
                    return new Plain.Report(
                            Integer.toUnsignedLong(data.getDataVersion()),
                            data.getPath().getEndpoint(),
                            Integer.toUnsignedLong(data.getPath().getCluster()),
                            Integer.toUnsignedLong(data.getPath().getAttribute()),
                            value.getNull(),
                            number(value),
                            object(value));
                })
                .toList();
    }

    private static long number(AttributeValue value) {
        return switch (value.getKindCase()) {
            case BOOLEAN -> value.getBoolean() ? 1 : 0;
            case UNSIGNED -> value.getUnsigned();
            case SIGNED -> value.getSigned();
            case SINGLE -> Float.floatToRawIntBits(value.getSingle());
            default -> 0;
        };
    }

    private static @Nullable Object object(AttributeValue value) {
        return switch (value.getKindCase()) {
            case TEXT -> value.getText();
            case OCTETS -> value.getOctets().toByteArray();
            case NUMBERS ->
                value.getNumbers().getNumbersList().stream()
                        .mapToLong(Long::longValue)
                        .toArray();
            case DEVICE_TYPES ->
                value.getDeviceTypes().getDeviceTypesList().stream()
                        .map(type ->
                                new Plain.DeviceType(Integer.toUnsignedLong(type.getDeviceType()), type.getRevision()))
                        .toList();
            case NETWORKS ->
                value.getNetworks().getNetworksList().stream()
                        .map(network -> new Plain.Network(network.getNetworkId().toByteArray(), network.getConnected()))
                        .toList();
            case KEY_MAPS ->
                value.getKeyMaps().getKeyMapsList().stream()
                        .map(map -> new Plain.KeyMap(
                                map.getGroupId(), map.getKeySetId(), map.hasFabricIndex() ? map.getFabricIndex() : -1))
                        .toList();
            default -> null;
        };
    }
}

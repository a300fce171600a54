package dev.clusterwright.benchmarks.codec;

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

/** From generated types to plain ones; {@link Values} goes the other way. */
final class PlainConversion {
    private PlainConversion() {}

    @SuppressWarnings("unchecked") // the value is the payload's
    static Object plain(Payload payload) {
        Object value = payload.value();
        return switch (payload) {
            case GROUP_KEY_SET -> keySet((GroupKeySetStruct) value);
            case FIVE_FABRICS ->
                ((List<FabricDescriptorStruct>) value)
                        .stream().map(PlainConversion::fabric).toList();
            case ADD_NOC -> noc((AddNOC) value);
            case REPORT ->
                ((List<AttributeReport>) value)
                        .stream().map(PlainConversion::report).toList();
        };
    }

    private static Plain.KeySet keySet(GroupKeySetStruct value) {
        return new Plain.KeySet(
                value.groupKeySetId(),
                value.groupKeySecurityPolicy().value(),
                octets(value.epochKey0()),
                value.epochStartTime0() != null,
                orZero(value.epochStartTime0()),
                octets(value.epochKey1()),
                value.epochStartTime1() != null,
                orZero(value.epochStartTime1()),
                octets(value.epochKey2()),
                value.epochStartTime2() != null,
                orZero(value.epochStartTime2()),
                value.groupKeyMulticastPolicy() == null
                        ? -1
                        : value.groupKeyMulticastPolicy().value(),
                orNone(value.fabricIndex()));
    }

    private static Plain.Fabric fabric(FabricDescriptorStruct value) {
        return new Plain.Fabric(
                value.rootPublicKey().toByteArray(),
                value.vendorId(),
                value.fabricId(),
                value.nodeId(),
                value.label(),
                octets(value.vidVerificationStatement()),
                orNone(value.fabricIndex()));
    }

    private static Plain.Noc noc(AddNOC value) {
        return new Plain.Noc(
                value.nocValue().toByteArray(),
                octets(value.icacValue()),
                value.ipkValue().toByteArray(),
                value.caseAdminSubject(),
                value.adminVendorId());
    }

    private static Plain.Report report(AttributeReport report) {
        Object value = report.value();
        return new Plain.Report(
                report.dataVersion(),
                report.endpoint(),
                report.cluster(),
                report.attribute(),
                value == null,
                value == null ? 0 : number(value),
                value == null ? null : object(value));
    }

    private static long number(Object value) {
        if (value instanceof Boolean bool) {
            return bool ? 1 : 0;
        }
        if (value instanceof Float single) {
            return Float.floatToRawIntBits(single);
        }
        if (value instanceof Number number) {
            return number.longValue();
        }
        if (value instanceof OpenEnum constant) {
            return constant.value();
        }
        return value instanceof OptionsBitmap bitmap ? bitmap.bits() : 0;
    }

    private static @Nullable Object object(Object value) {
        if (value instanceof OctetString octets) {
            return octets.toByteArray();
        }
        if (value instanceof List<?> list) {
            // Lists of numbers may be empty, lists of structures are not.
            return list.isEmpty() || list.get(0) instanceof Number
                    ? list.stream()
                            .mapToLong(number -> ((Number) number).longValue())
                            .toArray()
                    : list.stream().map(PlainConversion::structure).toList();
        }
        return value instanceof String ? value : null;
    }

    private static Object structure(Object value) {
        if (value instanceof DeviceTypeStruct type) {
            return new Plain.DeviceType(type.deviceType(), type.revision());
        }
        if (value instanceof NetworkInfoStruct network) {
            return new Plain.Network(network.networkId().toByteArray(), network.connected());
        }
        GroupKeyMapStruct map = (GroupKeyMapStruct) value;
        return new Plain.KeyMap(map.groupId(), map.groupKeySetId(), orNone(map.fabricIndex()));
    }

    private static byte @Nullable [] octets(@Nullable OctetString value) {
        return value == null ? null : value.toByteArray();
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    private static int orNone(@Nullable Integer value) {
        return value == null ? -1 : value;
    }
}

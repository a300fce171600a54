package dev.clusterwright.benchmarks.codec;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.clusters.descriptor.DeviceTypeStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySecurityPolicyEnum;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySetStruct;
import dev.clusterwright.clusters.identify.IdentifyTypeEnum;
import dev.clusterwright.clusters.levelcontrol.OptionsBitmap;
import dev.clusterwright.clusters.networkcommissioning.NetworkInfoStruct;
import dev.clusterwright.clusters.onoff.StartUpOnOffEnum;
import dev.clusterwright.clusters.operationalcredentials.AddNOC;
import dev.clusterwright.clusters.operationalcredentials.FabricDescriptorStruct;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What is encoded and decoded. Every text has a space in it, which {@link Plain} makes use of. */
public enum Payload {
    /** A group key set with three epoch keys. */
    GROUP_KEY_SET(GroupKeySetStruct.CODEC, groupKeySet()),
    /** Five fabrics, as a controller reads them. */
    FIVE_FABRICS(TlvCodecs.list(FabricDescriptorStruct.CODEC), fabrics()),
    /** The request that adds a node to a fabric. */
    ADD_NOC(AddNOC.CODEC, addNoc()),
    /** A report of 100 attributes: 20 different ones on five endpoints. */
    REPORT(TlvCodecs.list(new AttributeReportCodec()), report());

    private final TlvCodec<Object> codec;
    private final Object value;

    @SuppressWarnings("unchecked") // the codec is only given its own value
    <T> Payload(TlvCodec<T> codec, T value) {
        this.codec = (TlvCodec<Object>) (TlvCodec<?>) codec;
        this.value = value;
    }

    /** The generated codec, for this payload's value only. */
    TlvCodec<Object> codec() {
        return codec;
    }

    /** The value, of generated types. */
    Object value() {
        return value;
    }

    private static GroupKeySetStruct groupKeySet() {
        return new GroupKeySetStruct(
                1,
                GroupKeySecurityPolicyEnum.TRUST_FIRST,
                octets(16, 1),
                1_000_000L,
                octets(16, 2),
                2_000_000_000_000L,
                octets(16, 3),
                3_000_000_000_000_000L);
    }

    private static List<FabricDescriptorStruct> fabrics() {
        return IntStream.rangeClosed(1, 5)
                .mapToObj(index -> new FabricDescriptorStruct(
                                octets(65, index), 0xFFF1, 0x2906C908D115D362L + index, 0x1122334455667788L, "My home")
                        .withFabricIndex(index))
                .toList();
    }

    private static AddNOC addNoc() {
        return new AddNOC(octets(330, 1), octets(16, 2), 0x1122334455667788L, 0xFFF1).withIcacValue(octets(320, 3));
    }

    private static List<AttributeReport> report() {
        List<AttributeReport> reports = new ArrayList<>();
        for (int endpoint = 0; endpoint < 5; endpoint++) {
            for (int number = 0; number < ReportedAttributes.ALL.size(); number++) {
                Attribute<?> attribute = ReportedAttributes.ALL.get(number);
                long version = 0x8000_0000L + 977L * endpoint + attribute.clusterId();
                reports.add(new AttributeReport(
                        version, endpoint, attribute.clusterId(), attribute.id(), value(number, endpoint)));
            }
        }
        return List.copyOf(reports);
    }

    private static @Nullable Object value(int number, int endpoint) {
        boolean odd = endpoint % 2 == 1;
        return switch (number) {
            case ReportedAttributes.ON_OFF -> odd;
            case ReportedAttributes.ON_TIME -> 300 * endpoint;
            case ReportedAttributes.START_UP_ON_OFF -> odd ? null : StartUpOnOffEnum.of(endpoint / 2);
            case ReportedAttributes.CURRENT_LEVEL -> odd ? 50 * endpoint : null;
            case ReportedAttributes.OPTIONS -> new OptionsBitmap(endpoint % 4);
            case ReportedAttributes.IDENTIFY_TIME -> 10 * endpoint;
            case ReportedAttributes.IDENTIFY_TYPE -> IdentifyTypeEnum.of(endpoint);
            case ReportedAttributes.TEMPERATURE -> 2150 - 1200 * endpoint;
            case ReportedAttributes.STATE_VALUE -> !odd;
            case ReportedAttributes.DEVICE_TYPE_LIST ->
                List.of(new DeviceTypeStruct(0x0101 + endpoint, 3), new DeviceTypeStruct(0x0302, 2));
            case ReportedAttributes.SERVER_LIST ->
                LongStream.of(3, 4, 6, 8, 29, 0x0402, 0x040D, 0xFFF1FC00L + endpoint)
                        .boxed()
                        .toList();
            case ReportedAttributes.PARTS_LIST ->
                IntStream.rangeClosed(1, endpoint).boxed().toList();
            case ReportedAttributes.VENDOR_NAME -> "Example Works";
            case ReportedAttributes.NODE_LABEL -> odd ? "K\u00FCche links" : "Living room " + endpoint;
            case ReportedAttributes.SOFTWARE_VERSION -> 0x0102_0304L + endpoint;
            case ReportedAttributes.BREADCRUMB -> odd ? 0x1122334455667788L : 2L;
            case ReportedAttributes.LAST_NETWORK_ID -> odd ? octets(8, endpoint) : null;
            case ReportedAttributes.NETWORKS -> List.of(new NetworkInfoStruct(octets(8, endpoint), odd));
            case ReportedAttributes.GROUP_KEY_MAP ->
                List.of(
                        new GroupKeyMapStruct(1 + endpoint, 1).withFabricIndex(1),
                        new GroupKeyMapStruct(0x0201 + endpoint, 2).withFabricIndex(2));
            case ReportedAttributes.CARBON_DIOXIDE -> 412.5f + endpoint;
            default -> throw new IllegalArgumentException("no such attribute");
        };
    }

    private static OctetString octets(int length, int seed) {
        byte[] octets = new byte[length];
        for (int i = 0; i < length; i++) {
            octets[i] = (byte) (31 * i + seed);
        }
        return OctetString.of(octets);
    }
}

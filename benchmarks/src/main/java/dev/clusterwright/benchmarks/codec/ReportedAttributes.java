package dev.clusterwright.benchmarks.codec;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.clusters.basicinformation.BasicInformation;
import dev.clusterwright.clusters.booleanstate.BooleanState;
import dev.clusterwright.clusters.carbondioxideconcentrationmeasurement.CarbonDioxideConcentrationMeasurement;
import dev.clusterwright.clusters.descriptor.Descriptor;
import dev.clusterwright.clusters.generalcommissioning.GeneralCommissioning;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagement;
import dev.clusterwright.clusters.identify.Identify;
import dev.clusterwright.clusters.levelcontrol.LevelControl;
import dev.clusterwright.clusters.networkcommissioning.NetworkCommissioning;
import dev.clusterwright.clusters.onoff.OnOff;
import dev.clusterwright.clusters.temperaturemeasurement.TemperatureMeasurement;
import dev.clusterwright.tlv.TlvCodec;
import java.util.List;

/** The attributes of the report, numbered, and the way from their ids to the number that all peers use. */
final class ReportedAttributes {
    static final int ON_OFF = 0;
    static final int ON_TIME = 1;
    static final int START_UP_ON_OFF = 2;
    static final int CURRENT_LEVEL = 3;
    static final int OPTIONS = 4;
    static final int IDENTIFY_TIME = 5;
    static final int IDENTIFY_TYPE = 6;
    static final int TEMPERATURE = 7;
    static final int STATE_VALUE = 8;
    static final int DEVICE_TYPE_LIST = 9;
    static final int SERVER_LIST = 10;
    static final int PARTS_LIST = 11;
    static final int VENDOR_NAME = 12;
    static final int NODE_LABEL = 13;
    static final int SOFTWARE_VERSION = 14;
    static final int BREADCRUMB = 15;
    static final int LAST_NETWORK_ID = 16;
    static final int NETWORKS = 17;
    static final int GROUP_KEY_MAP = 18;
    static final int CARBON_DIOXIDE = 19;

    /** By number. */
    static final List<Attribute<?>> ALL = List.of(
            OnOff.Attributes.ON_OFF,
            OnOff.Attributes.ON_TIME,
            OnOff.Attributes.START_UP_ON_OFF,
            LevelControl.Attributes.CURRENT_LEVEL,
            LevelControl.Attributes.OPTIONS,
            Identify.Attributes.IDENTIFY_TIME,
            Identify.Attributes.IDENTIFY_TYPE,
            TemperatureMeasurement.Attributes.MEASURED_VALUE,
            BooleanState.Attributes.STATE_VALUE,
            Descriptor.Attributes.DEVICE_TYPE_LIST,
            Descriptor.Attributes.SERVER_LIST,
            Descriptor.Attributes.PARTS_LIST,
            BasicInformation.Attributes.VENDOR_NAME,
            BasicInformation.Attributes.NODE_LABEL,
            BasicInformation.Attributes.SOFTWARE_VERSION,
            GeneralCommissioning.Attributes.BREADCRUMB,
            NetworkCommissioning.Attributes.LAST_NETWORK_ID,
            NetworkCommissioning.Attributes.NETWORKS,
            GroupKeyManagement.Attributes.GROUP_KEY_MAP,
            CarbonDioxideConcentrationMeasurement.Attributes.MEASURED_VALUE);

    private static final TlvCodec<?>[] CODECS =
            ALL.stream().map(Attribute::codec).toArray(TlvCodec<?>[]::new);

    private ReportedAttributes() {}

    /** Returns the number of an attribute. */
    static int numberOf(long cluster, long attribute) {
        return switch ((int) cluster << 16 | (int) attribute) {
            case 0x0006_0000 -> ON_OFF;
            case 0x0006_4001 -> ON_TIME;
            case 0x0006_4003 -> START_UP_ON_OFF;
            case 0x0008_0000 -> CURRENT_LEVEL;
            case 0x0008_000F -> OPTIONS;
            case 0x0003_0000 -> IDENTIFY_TIME;
            case 0x0003_0001 -> IDENTIFY_TYPE;
            case 0x0402_0000 -> TEMPERATURE;
            case 0x0045_0000 -> STATE_VALUE;
            case 0x001D_0000 -> DEVICE_TYPE_LIST;
            case 0x001D_0001 -> SERVER_LIST;
            case 0x001D_0003 -> PARTS_LIST;
            case 0x0028_0001 -> VENDOR_NAME;
            case 0x0028_0005 -> NODE_LABEL;
            case 0x0028_0009 -> SOFTWARE_VERSION;
            case 0x0030_0000 -> BREADCRUMB;
            case 0x0031_0006 -> LAST_NETWORK_ID;
            case 0x0031_0001 -> NETWORKS;
            case 0x003F_0000 -> GROUP_KEY_MAP;
            case 0x040D_0000 -> CARBON_DIOXIDE;
            default -> throw new IllegalArgumentException("an attribute that is not in the report");
        };
    }

    /** Returns the codec of an attribute's values. */
    @SuppressWarnings("unchecked") // a codec is only given values of its own attribute
    static TlvCodec<Object> codec(int number) {
        return (TlvCodec<Object>) CODECS[number];
    }
}

package dev.clusterwright.interop;

import dev.clusterwright.cluster.Violation;
import java.util.Map;

/** Where matter.js and this project are known to differ, and why. What is not here has to be the same. */
final class Differences {
    /** Clusters that matter.js does not know, by id. */
    static final Map<Long, String> UNKNOWN_CLUSTERS = Map.of(
            0x0450L, "Network Identity Management is in no release of the specification that matter.js is made of");

    /** Elements that only one side knows, by key. */
    static final Map<String, String> ELEMENTS_OF_ONE_SIDE = Map.of(
            "89 attribute 2", "StartUpMode is disallowed in Dishwasher Mode, but matter.js inherits it from Mode Base",
            "89 attribute 3", "OnMode is disallowed in Dishwasher Mode, but matter.js inherits it from Mode Base");

    /** What matter.js has as the revision of a cluster, by id. */
    static final Map<Long, Integer> OTHER_REVISIONS =
            Map.of(0x003FL, 3); // Group Key Management: matter.js has no changes-omitted quality of GroupKeyMap yet

    /** Whose values break a rule that matter.js does not heed, by the end of the path. */
    private static final Map<String, String> RULES = Map.ofEntries(
            Map.entry(
                    "MeasuredValue",
                    "has a type that is no less than -273.15 degrees; for matter.js any int16 will do"),
            Map.entry("SemanticTagStruct.Label", "depends on MfgCode"),
            Map.entry("ThreadInterfaceScanResultStruct.ExtendedAddress", "has a type of 6 or 8 octets"),
            Map.entry("NetworkConfigResponse.NetworkIndex", "depends on MaxNetworks, and is there with a success only"),
            Map.entry("CurrentPosition", "depends on NumberOfPositions"),
            Map.entry("NewPosition", "depends on NumberOfPositions"),
            Map.entry("PreviousPosition", "depends on NumberOfPositions"),
            Map.entry("FabricDescriptorStruct.FabricID", "is not 0"),
            Map.entry("CommissionedFabrics", "depends on SupportedFabrics"),
            Map.entry("SetVIDVerificationStatement", "has one of its fields at least"),
            Map.entry("NOCResponse.FabricIndex", "depends on StatusCode"),
            Map.entry("DishwasherMode.ModeOptionStruct.ModeTags", "has 1 at least; matter.js follows Mode Base"));

    private Differences() {}

    /** Whether matter.js is known not to heed a rule. */
    static boolean isKnown(Violation violation) {
        return RULES.keySet().stream().anyMatch(violation.path()::endsWith);
    }
}

package dev.clusterwright.generator.docs;

import java.util.List;

/**
 * What a survey says of a cluster or a device type.
 *
 * @param present whether there is a survey
 * @param sentence how many devices
 * @param devices those shown at once
 * @param more the others
 */
public record SurveyView(boolean present, String sentence, List<DeviceView> devices, List<DeviceView> more) {
    /** There is no survey. */
    static final SurveyView NONE = new SurveyView(false, "", List.of(), List.of());

    /** A device on the market. */
    public record DeviceView(String product, String vendor) {}
}

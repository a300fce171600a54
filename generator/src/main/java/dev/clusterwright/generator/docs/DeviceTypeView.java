package dev.clusterwright.generator.docs;

import dev.clusterwright.generator.docs.ClusterView.Fact;
import dev.clusterwright.generator.docs.ClusterView.ReleaseView;
import dev.clusterwright.generator.docs.ClusterView.RevisionView;
import java.util.List;

/** The page of a device type. */
public record DeviceTypeView(
        Frame frame,
        String id,
        String name,
        String sentence,
        List<Fact> facts,
        Link superset,
        List<ReleaseView> releases,
        List<RevisionView> history,
        List<ConditionView> conditions,
        List<RequirementView> requirements,
        List<ComponentView> components,
        List<NeededConditionView> neededConditions,
        String java,
        SurveyView survey) {
    /** A condition that its conformance may refer to. */
    public record ConditionView(String anchor, String name, String summary) {}

    /** A cluster of its endpoint. */
    public record RequirementView(
            String anchor,
            String id,
            Link cluster,
            String side,
            String conformance,
            boolean singleton,
            List<ElementView> elements) {}

    /** What it says of a feature, an attribute, a command, a field or an event of a cluster. */
    public record ElementView(String kind, String code, Link name, String conformance, String constraint) {}

    /** A device type of an endpoint below. */
    public record ComponentView(
            String id, Link deviceType, String conformance, String count, List<RequirementView> requirements) {}

    /** A condition that has to be so. */
    public record NeededConditionView(String condition, Link deviceType, String conformance) {}
}

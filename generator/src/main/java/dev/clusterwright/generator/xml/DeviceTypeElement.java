package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.generator.xml.ClusterElement.RevisionElement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A device type as a file has it.
 *
 * @param id missing for the base of all device types
 * @param classification class, scope and superset
 * @param conditions what conformance of its requirements may refer to
 * @param requirements the clusters that its endpoint has
 * @param composed the device types of other endpoints that it is composed of
 */
public record DeviceTypeElement(
        SourceLocation location,
        @Nullable String id,
        @Nullable String name,
        @Nullable String revision,
        List<RevisionElement> history,
        Optional<XmlNode> classification,
        List<ConditionElement> conditions,
        List<RequirementElement> requirements,
        List<ComposedElement> composed,
        List<ConditionRequirementElement> conditionRequirements) {
    /** Copies the lists. */
    public DeviceTypeElement {
        history = List.copyOf(history);
        conditions = List.copyOf(conditions);
        requirements = List.copyOf(requirements);
        composed = List.copyOf(composed);
        conditionRequirements = List.copyOf(conditionRequirements);
    }

    /** A condition that a device meets or not. */
    public record ConditionElement(
            SourceLocation location,
            @Nullable String name,
            @Nullable String summary) {}

    /**
     * A cluster that an endpoint of the device type has.
     *
     * @param side client or server
     * @param overrides what the device type says of parts of the cluster
     */
    public record RequirementElement(
            SourceLocation location,
            @Nullable String id,
            @Nullable String name,
            @Nullable String side,
            Optional<XmlNode> quality,
            Optional<XmlNode> conformance,
            List<OverrideElement> overrides) {
        /** Copies the list. */
        public RequirementElement {
            overrides = List.copyOf(overrides);
        }
    }

    /**
     * What a device type says of a part of a cluster.
     *
     * @param kind feature, attribute, command, event or field
     * @param id the code of a feature, the number of anything else
     * @param name of a field: its command's, a dot and its own
     * @param conformance missing where that is left to the cluster
     */
    public record OverrideElement(
            SourceLocation location,
            String kind,
            @Nullable String id,
            @Nullable String name,
            Optional<XmlNode> conformance,
            List<XmlNode> constraints) {
        /** Copies the list. */
        public OverrideElement {
            constraints = List.copyOf(constraints);
        }
    }

    /**
     * A device type that one is composed of, and the clusters it has there.
     *
     * @param count on how many endpoints, such as {@code min 1}
     */
    public record ComposedElement(
            SourceLocation location,
            @Nullable String id,
            @Nullable String name,
            @Nullable String count,
            Optional<XmlNode> conformance,
            List<RequirementElement> requirements) {
        /** Copies the list. */
        public ComposedElement {
            requirements = List.copyOf(requirements);
        }
    }

    /**
     * A condition that has to be so where this device type is.
     *
     * @param deviceTypeId the device type that defines it; missing for the base of all
     * @param deviceTypeName the name of that one; missing as well for a condition of this device type itself
     */
    public record ConditionRequirementElement(
            SourceLocation location,
            @Nullable String deviceTypeId,
            @Nullable String deviceTypeName,
            @Nullable String condition,
            Optional<XmlNode> conformance) {}
}

package dev.clusterwright.generator.model;

import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.notation.Conformance;
import dev.clusterwright.notation.Constraint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device type.
 *
 * @param location where it is defined
 * @param id its id; the upper 16 bits are the vendor prefix, 0 for a standard one; {@link #NO_ID} for the base of all
 * @param name its name as the specification writes it, such as {@code "Dimmable Light"}
 * @param nameShared whether the definitions have another one whose name differs in case and punctuation at most
 * @param revision the revision of the device type
 * @param history what each revision changed, oldest first
 * @param category what it is for; null when the definition does not say
 * @param scope how far it reaches; null when the definition does not say
 * @param superset the one that it can do all of, and more
 * @param conditions what its conformance may refer to
 * @param requirements the clusters that its endpoint has, by id, servers first
 * @param components the device types of endpoints below
 * @param conditionRequirements conditions that have to be so
 */
public record DeviceType(
        SourceLocation location,
        long id,
        String name,
        boolean nameShared,
        int revision,
        List<Cluster.Revision> history,
        @Nullable Category category,
        @Nullable Scope scope,
        @Nullable Reference superset,
        List<Condition> conditions,
        List<ClusterRequirement> requirements,
        List<Component> components,
        List<ConditionRequirement> conditionRequirements) {
    /** The id of the base of all device types, which has none: no device type may have this one. */
    public static final long NO_ID = 0xFFFF_FFFFL;

    /** Copies the lists. */
    public DeviceType {
        history = List.copyOf(history);
        conditions = List.copyOf(conditions);
        requirements = List.copyOf(requirements);
        components = List.copyOf(components);
        conditionRequirements = List.copyOf(conditionRequirements);
    }

    /** Whether it is the base of all device types: what it requires holds for every one. */
    public boolean isBase() {
        return id == NO_ID;
    }

    /** What a device type is for. */
    public enum Category {
        NODE,
        UTILITY,
        DYNAMIC_UTILITY,
        SIMPLE
    }

    /** How far a device type reaches. */
    public enum Scope {
        NODE,
        ENDPOINT
    }

    /** A side of a cluster. */
    public enum Side {
        SERVER,
        CLIENT
    }

    /** What an element of a cluster is. */
    public enum ElementKind {
        ATTRIBUTE,
        COMMAND,
        FIELD,
        EVENT
    }

    /** Another device type. */
    public record Reference(long id, String name) {}

    /**
     * Something that is so of a device or not.
     *
     * @param summary when it is so; may be empty
     */
    public record Condition(SourceLocation location, String name, String summary) {}

    /**
     * A cluster that an endpoint has, or may have.
     *
     * @param singleton whether only one endpoint of a node has it
     * @param features what the device type says of features, by code
     * @param elements what it says of attributes, commands and events, by kind and id
     */
    public record ClusterRequirement(
            SourceLocation location,
            long clusterId,
            String clusterName,
            Side side,
            Conformance conformance,
            boolean singleton,
            List<FeatureRequirement> features,
            List<ElementRequirement> elements) {
        /** Copies the lists. */
        public ClusterRequirement {
            features = List.copyOf(features);
            elements = List.copyOf(elements);
        }
    }

    /**
     * What a device type says of a feature.
     *
     * @param name empty when the definitions do not say
     */
    public record FeatureRequirement(String code, String name, Conformance conformance) {}

    /**
     * What a device type says of another element of a cluster.
     *
     * @param name of a field: its command's, a dot and its own
     * @param conformance null when that is left to the cluster
     */
    public record ElementRequirement(
            ElementKind kind,
            long id,
            String name,
            @Nullable Conformance conformance,
            Constraint constraint) {}

    /**
     * A device type of an endpoint below.
     *
     * @param conformance null when the definitions do not say
     * @param count on how many endpoints, such as {@code min 1}; empty when the definitions do not say
     * @param requirements clusters that it has there, beyond what it requires anyway
     */
    public record Component(
            Reference deviceType,
            @Nullable Conformance conformance,
            String count,
            List<ClusterRequirement> requirements) {
        /** Copies the list. */
        public Component {
            requirements = List.copyOf(requirements);
        }
    }

    /** A condition that has to be so, and the device type that defines it. */
    public record ConditionRequirement(Reference deviceType, String condition, Conformance conformance) {}
}

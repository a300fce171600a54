package dev.clusterwright.device;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A device type as its definition describes it: what an endpoint that claims it has. What the base of all device types
 * requires holds for every one, and is not repeated in each. Immutable and thread-safe.
 */
public final class DeviceType {
    /** The id of the base of all device types, which no endpoint claims. */
    public static final long NO_ID = 0xFFFF_FFFFL;

    /** What a device type is for. */
    public enum Category {
        /** The node as a whole. */
        NODE,
        /** Something beside the purpose of the device, such as its power source. */
        UTILITY,
        /** A utility whose endpoints come and go, such as an aggregator; up to 1.2. */
        DYNAMIC_UTILITY,
        /** The purpose of the device. */
        SIMPLE
    }

    /** How far it reaches. */
    public enum Scope {
        /** The whole node. */
        NODE,
        /** Its endpoint. */
        ENDPOINT
    }

    private final long id;
    private final String name;
    private final int revision;
    private final @Nullable Category category;
    private final @Nullable Scope scope;
    private final @Nullable Long superset;
    private final List<Condition> conditions;
    private final List<ClusterRequirement> requirements;
    private final List<Component> components;
    private final List<ConditionRequirement> conditionRequirements;

    private DeviceType(
            long id,
            String name,
            int revision,
            @Nullable Category category,
            @Nullable Scope scope,
            @Nullable Long superset,
            List<Condition> conditions,
            List<ClusterRequirement> requirements,
            List<Component> components,
            List<ConditionRequirement> conditionRequirements) {
        this.id = id;
        this.name = name;
        this.revision = revision;
        this.category = category;
        this.scope = scope;
        this.superset = superset;
        this.conditions = conditions;
        this.requirements = requirements;
        this.components = components;
        this.conditionRequirements = conditionRequirements;
    }

    /**
     * A device type without requirements of its own.
     *
     * @param id its id, an unsigned 32-bit number; the upper 16 bits are the vendor prefix, 0 for a standard one
     * @param name its name as the specification writes it
     * @param revision the revision that the definition describes
     */
    public static DeviceType of(long id, String name, int revision) {
        return new DeviceType(id, name, revision, null, null, null, List.of(), List.of(), List.of(), List.of());
    }

    /** This, with what it is for. */
    public DeviceType category(Category value) {
        return new DeviceType(
                id,
                name,
                revision,
                value,
                scope,
                superset,
                conditions,
                requirements,
                components,
                conditionRequirements);
    }

    /** This, with how far it reaches. */
    public DeviceType scope(Scope value) {
        return new DeviceType(
                id,
                name,
                revision,
                category,
                value,
                superset,
                conditions,
                requirements,
                components,
                conditionRequirements);
    }

    /** This, as one that can do all that another can, whose id is given. */
    public DeviceType supersetOf(long other) {
        return new DeviceType(
                id,
                name,
                revision,
                category,
                scope,
                other,
                conditions,
                requirements,
                components,
                conditionRequirements);
    }

    /** This, with the conditions that it defines. */
    public DeviceType conditions(Condition... values) {
        return new DeviceType(
                id,
                name,
                revision,
                category,
                scope,
                superset,
                List.of(values),
                requirements,
                components,
                conditionRequirements);
    }

    /** This, with the clusters that its endpoint has. */
    public DeviceType requirements(ClusterRequirement... values) {
        return new DeviceType(
                id,
                name,
                revision,
                category,
                scope,
                superset,
                conditions,
                List.of(values),
                components,
                conditionRequirements);
    }

    /** This, with the device types of the endpoints below. */
    public DeviceType components(Component... values) {
        return new DeviceType(
                id,
                name,
                revision,
                category,
                scope,
                superset,
                conditions,
                requirements,
                List.of(values),
                conditionRequirements);
    }

    /** This, with the conditions that have to be so. */
    public DeviceType conditionRequirements(ConditionRequirement... values) {
        return new DeviceType(
                id, name, revision, category, scope, superset, conditions, requirements, components, List.of(values));
    }

    /** Its id, an unsigned 32-bit number; the upper 16 bits are the vendor prefix, 0 for a standard one. */
    public long id() {
        return id;
    }

    /** Its name as the specification writes it. */
    public String name() {
        return name;
    }

    /** The revision that the definition describes. */
    public int revision() {
        return revision;
    }

    /** What it is for; empty when the definition does not say. */
    public Optional<Category> category() {
        return Optional.ofNullable(category);
    }

    /** How far it reaches; empty when the definition does not say. */
    public Optional<Scope> scope() {
        return Optional.ofNullable(scope);
    }

    /** The id of the device type that it can do all of, and more. */
    public OptionalLong superset() {
        return superset == null ? OptionalLong.empty() : OptionalLong.of(superset);
    }

    /** The conditions that it defines. */
    public List<Condition> conditions() {
        return conditions;
    }

    /** The clusters that its endpoint has, or may have; by id, servers first. */
    public List<ClusterRequirement> requirements() {
        return requirements;
    }

    /** The device types of the endpoints below. */
    public List<Component> components() {
        return components;
    }

    /** The conditions that have to be so. */
    public List<ConditionRequirement> conditionRequirements() {
        return conditionRequirements;
    }

    @Override
    public String toString() {
        return name;
    }
}

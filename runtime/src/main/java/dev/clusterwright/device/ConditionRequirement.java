package dev.clusterwright.device;

/**
 * A condition that has to be so where a device type is. Immutable and thread-safe.
 *
 * @param deviceTypeId the device type whose condition it is; {@link DeviceType#NO_ID} for the base of all
 * @param deviceTypeName the name of that device type
 * @param condition the name of the condition
 * @param conformance whether it has to be so, in the specification's notation
 */
public record ConditionRequirement(long deviceTypeId, String deviceTypeName, String condition, String conformance) {}

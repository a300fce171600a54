package dev.clusterwright.device;

/**
 * What a device type says of a feature of a cluster, in place of what the cluster says. Immutable and thread-safe.
 *
 * @param code its short name, as conformance refers to it
 * @param name its full name; empty when the definitions do not say
 * @param conformance whether the cluster has to support it, in the specification's notation
 */
public record FeatureRequirement(String code, String name, String conformance) {}

package dev.clusterwright.cluster;

/**
 * A part of a cluster that a server may support (Matter Core, 7.10 Features).
 *
 * @param bit its bit in the FeatureMap, 0 to 31
 * @param code its short name, as conformance refers to it
 * @param name its full name
 * @param conformance whether a server has to support it, in the specification's notation
 */
public record Feature(int bit, String code, String name, String conformance) {}

package dev.clusterwright.generator.model;

import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.notation.Conformance;

/**
 * A feature: a part of a cluster that a server may support.
 *
 * @param bit its bit in the FeatureMap, 0 to 31
 * @param code its short name, as conformance refers to it
 * @param name its full name
 * @param summary what it is; may be empty
 */
public record Feature(
        SourceLocation location, int bit, String code, String name, String summary, Conformance conformance) {}

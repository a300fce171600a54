package dev.clusterwright.generator.diff;

/**
 * What is known of two models as a whole.
 *
 * @param types which declared types are the same
 * @param flows who sends which struct
 */
record Context(TypePairs types, Flows flows) {}

/**
 * The linked model: what a cluster is, whichever dialect it was written in. Immutable.
 *
 * <p>Belongs here: records named with the terms of the specification. Conformance and constraints are those of the
 * runtime, which have a canonical text. Does not belong here:
 * how they were read, and what Java is made of them.
 */
@NullMarked
package dev.clusterwright.generator.model;

import org.jspecify.annotations.NullMarked;

/**
 * Problems as values: what is wrong, where, and how to mend it. Every stage reports here.
 *
 * <p>Belongs here: locations, problems, their collection and the exception that ends a run. Does not belong here:
 * anything that knows what a cluster, an XML element or a Java class is.
 */
@NullMarked
package dev.clusterwright.generator.problem;

import org.jspecify.annotations.NullMarked;

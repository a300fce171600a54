/**
 * What it costs to decide who may do what.
 *
 * <p>Belongs here: tables and requests of the sizes that devices have. Does not belong here: anything that others than
 * benchmarks would use.
 */
@NullMarked
package dev.clusterwright.benchmarks.access;

import org.jspecify.annotations.NullMarked;

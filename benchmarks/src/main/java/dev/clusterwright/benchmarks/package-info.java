/**
 * JMH benchmarks of what users do all day.
 *
 * <p>Belongs here: measurements whose figures stand in the documentation. Does not belong here: tests.
 */
@NullMarked
package dev.clusterwright.benchmarks;

import org.jspecify.annotations.NullMarked;

/**
 * Maven's side: parameters to a request, one call, a summary.
 *
 * <p>Belongs here: goals. Does not belong here: anything that could be tested without Maven.
 */
@NullMarked
package dev.clusterwright.generator.mojo;

import org.jspecify.annotations.NullMarked;

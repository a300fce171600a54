/**
 * Elements to model: declare clusters, choose, resolve types, read numbers, freeze.
 *
 * <p>Belongs here: everything that needs more than one element to be understood. Does not belong here: rules that a
 * finished model has to keep (see {@code check}).
 */
@NullMarked
package dev.clusterwright.generator.link;

import org.jspecify.annotations.NullMarked;

/**
 * What changed between two models, what it means for those who use the older one, and reports of it.
 *
 * <p>Belongs here: comparison, classification, reports. Does not belong here: reading definitions. Touches no disk.
 */
@NullMarked
package dev.clusterwright.generator.diff;

import org.jspecify.annotations.NullMarked;

/**
 * Rules that a linked model keeps before anything is generated from it: one rule, one class, one pair of test files.
 *
 * <p>Belongs here: what can only be judged once names are resolved. Does not belong here: anything about Java.
 */
@NullMarked
package dev.clusterwright.generator.check;

import org.jspecify.annotations.NullMarked;

/**
 * The keys that nodes of a fabric share: how they follow from epoch keys, which of them is in use, and the messages to
 * groups that they protect.
 */
@NullMarked
package dev.clusterwright.group;

import org.jspecify.annotations.NullMarked;

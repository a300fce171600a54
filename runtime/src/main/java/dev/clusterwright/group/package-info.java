/**
 * The keys that nodes of a fabric share: how they follow from epoch keys, which of them is in use, and the messages to
 * groups that they protect. {@link dev.clusterwright.group.GroupKeySet} holds {@linkplain
 * dev.clusterwright.group.OperationalGroupKey keys}, {@link dev.clusterwright.group.GroupMessage} seals and opens, and
 * {@link dev.clusterwright.group.GroupCounters} tells what came before.
 */
@NullMarked
package dev.clusterwright.group;

import org.jspecify.annotations.NullMarked;

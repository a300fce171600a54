/** What is left of a node that is killed in the middle of its work. */
@NullMarked
package dev.clusterwright.servers.crash;

import org.jspecify.annotations.NullMarked;

/** All servers of a node at once, against whatever comes. */
@NullMarked
package dev.clusterwright.servers.together;

import org.jspecify.annotations.NullMarked;

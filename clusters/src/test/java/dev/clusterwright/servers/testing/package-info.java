/** What tests of several servers need. */
@NullMarked
package dev.clusterwright.servers.testing;

import org.jspecify.annotations.NullMarked;

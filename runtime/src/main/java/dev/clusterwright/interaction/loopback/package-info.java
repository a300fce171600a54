/** Both sides within one process: for tests, simulators, and programs that are a node and ask one. */
@NullMarked
package dev.clusterwright.interaction.loopback;

import org.jspecify.annotations.NullMarked;

/** The side that asks: reads, writes, subscribes and invokes, with types where there is a definition. */
@NullMarked
package dev.clusterwright.interaction.client;

import org.jspecify.annotations.NullMarked;

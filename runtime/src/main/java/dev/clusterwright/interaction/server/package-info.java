/**
 * The side that answers: a node of endpoints, each with cluster servers whose
 * attributes, commands and events are handed to it.
 */
@NullMarked
package dev.clusterwright.interaction.server;

import org.jspecify.annotations.NullMarked;

/**
 * The interaction model: the messages with which nodes read, write, subscribe and invoke, and what carries them. The
 * sides of a conversation are in packages of their own, {@code client} and {@code server}.
 */
@NullMarked
package dev.clusterwright.interaction;

import org.jspecify.annotations.NullMarked;

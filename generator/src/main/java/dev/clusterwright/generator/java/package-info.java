/**
 * Model to Java: one emitter per kind of class, each of which returns text.
 *
 * <p>Belongs here: what generated code looks like. Does not belong here: names (see {@code naming}), decisions about
 * definitions, files on disk.
 */
@NullMarked
package dev.clusterwright.generator.java;

import org.jspecify.annotations.NullMarked;

/** A program that shows what the servers do: see {@link dev.clusterwright.demo.Demo}. */
@NullMarked
package dev.clusterwright.demo;

import org.jspecify.annotations.NullMarked;

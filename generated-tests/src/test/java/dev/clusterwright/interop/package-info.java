/**
 * Whether others understand this project and this project them: matter.js, in a process of its own, encodes and decodes
 * the other side of what is tested. The tests run in the profile {@code interop}.
 */
@NullMarked
package dev.clusterwright.interop;

import org.jspecify.annotations.NullMarked;

/**
 * What keys, signatures and certificates cost, beside the primitives that they rest on.
 *
 * <p>Belongs here: operations that messages and sessions consist of, and the same with the JDK or BouncyCastle alone. Does not
 * belong here: anything that others than benchmarks would use.
 */
@NullMarked
package dev.clusterwright.benchmarks.crypto;

import org.jspecify.annotations.NullMarked;

/**
 * Who nodes are and how they prove it: certificates of a fabric in the form of the protocol and of X.509, how they are
 * asked for, issued, signed and checked.
 */
@NullMarked
package dev.clusterwright.credentials;

import org.jspecify.annotations.NullMarked;

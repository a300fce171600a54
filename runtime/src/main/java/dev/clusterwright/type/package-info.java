/**
 * The values a generated field can hold that the JDK has no type for, such as {@link
 * dev.clusterwright.type.OctetString}.
 *
 * <p>What belongs here is immutable, compares by content and knows nothing of its encoding. How a value travels is
 * decided in {@code dev.clusterwright.tlv}; what a cluster means by it, in generated code.
 */
@NullMarked
package dev.clusterwright.type;

import org.jspecify.annotations.NullMarked;

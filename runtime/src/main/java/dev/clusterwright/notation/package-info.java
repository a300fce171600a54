/**
 * The specification's notation of conformance and constraints: values, and the text that is another form of them.
 *
 * <p>Belongs here: what can be written, read and compared. Does not belong here: what it means for a device, and how
 * definitions write it in XML.
 */
@NullMarked
package dev.clusterwright.notation;

import org.jspecify.annotations.NullMarked;

/**
 * What clusters are made of: descriptors of clusters, attributes, commands, events and fields, and the types that
 * generated code extends.
 *
 * <p>Belongs here: facts of a definition as values, and whether values obey them. Does not belong here: messages, access
 * decisions, encodings of single values (see {@code tlv}), the text of rules (see {@code notation}).
 */
@NullMarked
package dev.clusterwright.cluster;

import org.jspecify.annotations.NullMarked;

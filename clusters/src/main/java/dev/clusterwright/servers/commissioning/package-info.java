/**
 * How a node is commissioned (Matter Core, 11.10 General Commissioning Cluster): the fail-safe under which everything
 * happens, and what the transport has to do about it.
 *
 * <p>Belongs here: who has armed the fail-safe, until when, and what becomes of what happened under it. Does not belong here:
 * certificates and fabrics.
 */
@NullMarked
package dev.clusterwright.servers.commissioning;

import org.jspecify.annotations.NullMarked;

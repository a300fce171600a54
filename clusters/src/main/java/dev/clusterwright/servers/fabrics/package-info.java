/**
 * The fabrics that a node belongs to (Matter Core, 11.18 Node Operational Credentials Cluster).
 *
 * <p>Belongs here: what a fabric consists of, and that what others keep for it comes and goes with it. Does not belong here:
 * what makes a node join or leave one, which commands do.
 */
@NullMarked
package dev.clusterwright.servers.fabrics;

import org.jspecify.annotations.NullMarked;

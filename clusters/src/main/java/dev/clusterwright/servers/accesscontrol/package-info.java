/**
 * A ready server of the Access Control cluster (Matter Core, 9.10 Access Control Cluster).
 *
 * <p>Belongs here: what administrators write, whether it may be, what becomes of it, and who is told. Does not belong
 * here: deciding about requests, which is {@code dev.clusterwright.access}.
 */
@NullMarked
package dev.clusterwright.servers.accesscontrol;

import org.jspecify.annotations.NullMarked;

/**
 * A ready server of the Operational Credentials cluster (Matter Core, 11.18 Node Operational Credentials Cluster).
 *
 * <p>Belongs here: which command may come when, what it is answered, and what becomes of it. Does not belong here: how
 * certificates are checked, which is {@code dev.clusterwright.credentials}; how fabrics are kept, and when commissioning is
 * given up.
 */
@NullMarked
package dev.clusterwright.servers.operationalcredentials;

import org.jspecify.annotations.NullMarked;

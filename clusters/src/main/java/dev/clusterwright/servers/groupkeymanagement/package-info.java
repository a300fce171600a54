/**
 * Ready servers of the Group Key Management and Groups clusters (Matter Core, 11.2 Group Key Management Cluster; Application
 * Clusters, 1.3 Groups Cluster).
 *
 * <p>Belongs here: which keys administrators have written, which groups use them, which endpoints belong to those, and what
 * the message layer asks about all of it. Does not belong here: deriving keys, sealing messages and counting them, which is
 * {@code dev.clusterwright.group}.
 */
@NullMarked
package dev.clusterwright.servers.groupkeymanagement;

import org.jspecify.annotations.NullMarked;

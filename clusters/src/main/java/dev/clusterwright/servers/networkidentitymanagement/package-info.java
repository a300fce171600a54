/**
 * A ready server of the Network Identity Management cluster: who may join a network, and as whom the network shows itself
 * to them, for all fabrics alike.
 *
 * <p>Belongs here: the table of clients, the identities of the network, the secret that they come from, and which of them
 * is used until when. Does not belong here: what lets clients onto the network, which is an {@link
 * dev.clusterwright.servers.networkidentitymanagement.Authenticator} that the device brings.
 */
@NullMarked
package dev.clusterwright.servers.networkidentitymanagement;

import org.jspecify.annotations.NullMarked;

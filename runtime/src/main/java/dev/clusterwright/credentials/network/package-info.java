/**
 * Who takes part in networks that know each client by a key of its own: identities of networks and of their clients, and
 * the secret from which all administrators derive the network's (Matter Core, Network Identity Management cluster).
 */
@NullMarked
package dev.clusterwright.credentials.network;

import org.jspecify.annotations.NullMarked;

/**
 * What servers keep beyond the end of the process: one command, one transaction, and no secret in the clear.
 *
 * <p>Belongs here: stores, vaults, and how values in memory and what is stored stay the same. Does not belong here: what is
 * kept, which each server knows of its own.
 */
@NullMarked
package dev.clusterwright.servers.storage;

import org.jspecify.annotations.NullMarked;

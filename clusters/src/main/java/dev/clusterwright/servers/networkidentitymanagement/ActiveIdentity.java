package dev.clusterwright.servers.networkidentitymanagement;

import dev.clusterwright.credentials.network.NetworkIdentity;
import dev.clusterwright.type.OctetString;
import java.util.Objects;

/**
 * An identity that the network shows itself with, and its clients know it by. Immutable and thread-safe.
 *
 * @param index its number, 1 to 65534
 * @param identifier what its key is named by, 20 octets: the subject key identifier
 * @param identity its certificate in compact TLV; {@link NetworkIdentity#decode} reads it
 * @param created when the secret was made that it comes from, in seconds since the beginning of the year 2000, 0 to
 *     0xFFFFFFFF
 * @param isCurrent whether it is the newest one, which clients are to be moved to
 */
public record ActiveIdentity(int index, OctetString identifier, OctetString identity, long created, boolean isCurrent) {
    /** Checks that nothing is null. */
    public ActiveIdentity {
        Objects.requireNonNull(identifier, "identifier");
        Objects.requireNonNull(identity, "identity");
    }

    ActiveIdentity notCurrent() {
        return new ActiveIdentity(index, identifier, identity, created, false);
    }
}

package dev.clusterwright.servers.networkidentitymanagement;

import dev.clusterwright.credentials.network.NetworkIdentity;
import dev.clusterwright.type.OctetString;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client that may join the network. Immutable and thread-safe.
 *
 * @param index its number, 1 to 2047
 * @param identifier what its key is named by, 20 octets: the subject key identifier
 * @param identity its certificate in compact TLV, up to 140 octets; {@link NetworkIdentity#decode} reads it
 * @param networkIdentityIndex the number of the identity that the network had when the client last joined it, 1 to 65534;
 *     null if it never did
 */
public record NetworkClient(
        int index,
        OctetString identifier,
        OctetString identity,
        @Nullable Integer networkIdentityIndex) {
    /** Checks that nothing is null that may not be. */
    public NetworkClient {
        Objects.requireNonNull(identifier, "identifier");
        Objects.requireNonNull(identity, "identity");
    }

    NetworkClient withNetworkIdentityIndex(int other) {
        return new NetworkClient(index, identifier, identity, other);
    }

    boolean isWith(ActiveIdentity network) {
        return networkIdentityIndex != null && networkIdentityIndex == network.index();
    }
}

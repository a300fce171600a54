package dev.clusterwright.servers.networkidentitymanagement;

import dev.clusterwright.crypto.P256KeyPair;
import java.util.Objects;

/**
 * An identity of the network with the key that proves it.
 *
 * @param keyPair for the one who gets this to close
 */
public record IdentityKey(ActiveIdentity identity, P256KeyPair keyPair) {
    /** Checks that nothing is null. */
    public IdentityKey {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(keyPair, "keyPair");
    }
}

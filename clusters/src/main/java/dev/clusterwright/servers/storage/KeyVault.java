package dev.clusterwright.servers.storage;

import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.type.OctetString;

/**
 * Seals secrets, so that they can lie where others may read. Implement it for a secure element or a key store of yours.
 * Thread-safe.
 */
public interface KeyVault {
    /**
     * Seals a secret.
     *
     * @param name what the secret is, which is no secret; only the same name opens it
     * @param secret up to 1,024 octets; stays the caller's to close
     * @return octets that say nothing to who does not have this vault; others each time
     * @throws StorageException if the vault cannot be used
     */
    OctetString seal(String name, SecretKeyMaterial secret);

    /**
     * Opens what was sealed.
     *
     * @param name the same as when it was sealed
     * @return for the caller to close
     * @throws StorageException if it was not sealed by this vault and with this name, or has been changed
     */
    SecretKeyMaterial open(String name, OctetString sealed);
}

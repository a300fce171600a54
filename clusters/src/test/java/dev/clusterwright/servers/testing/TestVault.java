package dev.clusterwright.servers.testing;

import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.servers.storage.KeyVault;
import dev.clusterwright.servers.storage.StorageException;
import dev.clusterwright.type.OctetString;
import java.nio.charset.StandardCharsets;

/** A vault that hides nothing, but notices when something is opened with another name than it was sealed with. */
public final class TestVault implements KeyVault {
    @Override
    public OctetString seal(String name, SecretKeyMaterial secret) {
        byte[] label = name.getBytes(StandardCharsets.US_ASCII);
        byte[] sealed = new byte[1 + label.length + secret.length()];
        sealed[0] = (byte) label.length;
        System.arraycopy(label, 0, sealed, 1, label.length);
        secret.copyTo(sealed, 1 + label.length);
        return OctetString.of(sealed);
    }

    @Override
    public SecretKeyMaterial open(String name, OctetString sealed) {
        byte[] octets = sealed.toByteArray();
        int length = octets[0];
        if (!new String(octets, 1, length, StandardCharsets.US_ASCII).equals(name)) {
            throw new StorageException("sealed as something else than " + name);
        }
        return SecretKeyMaterial.copyOf(OctetString.copyOf(octets, 1 + length, octets.length - 1 - length));
    }
}

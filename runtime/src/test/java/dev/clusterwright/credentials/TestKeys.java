package dev.clusterwright.credentials;

import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.crypto.Signer;
import dev.clusterwright.type.OctetString;
import java.util.random.RandomGenerator;

/** Keys that tests need. */
final class TestKeys {
    private TestKeys() {}

    /** The same keys for the same random numbers. */
    static P256KeyPair random(RandomGenerator random) {
        byte[] octets = new byte[P256KeyPair.PRIVATE_KEY_LENGTH];
        random.nextBytes(octets);
        octets[0] = 0;
        octets[1] |= 1;
        return of(OctetString.of(octets));
    }

    static P256KeyPair of(OctetString privateKey) {
        try (SecretKeyMaterial secret = SecretKeyMaterial.copyOf(privateKey)) {
            return P256KeyPair.of(secret);
        }
    }

    /** One key in its name, and another that signs: a broken secure element. */
    static Signer broken(P256KeyPair named, P256KeyPair signing) {
        return new Signer() {
            @Override
            public P256PublicKey publicKey() {
                return named.publicKey();
            }

            @Override
            public EcdsaSignature sign(byte[] message) {
                return signing.sign(message);
            }
        };
    }
}

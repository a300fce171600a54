package dev.clusterwright.servers.operationalcredentials;

import dev.clusterwright.crypto.P256KeyPair;

/** What tests ask of keys. */
final class TestKeys {
    private TestKeys() {}

    static boolean isClosed(P256KeyPair key) {
        try {
            key.sign(new byte[0]);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}

package dev.clusterwright.servers.networkidentitymanagement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.clusters.networkidentitymanagement.ImportAdminSecret;
import dev.clusterwright.credentials.network.AdministratorIdentity;
import dev.clusterwright.credentials.network.AdministratorSecret;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.servers.storage.AesKeyVault;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.type.OctetString;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Secret is what the administrators share, and the keys that come from it. */
class IdentitySecrecyTest {
    private static final OctetString SECRET = IdentityFixture.secret(0, 0x5A);

    private static String rawSecret() {
        return "5a".repeat(32);
    }

    private static String privateKey() {
        try (SecretKeyMaterial tlv = SecretKeyMaterial.copyOf(SECRET);
                AdministratorSecret secret = AdministratorSecret.decode(tlv);
                AdministratorIdentity identity = AdministratorIdentity.derive(secret);
                SecretKeyMaterial key = identity.keyPair().privateKey()) {
            byte[] octets = new byte[key.length()];
            key.copyTo(octets, 0);
            return OctetString.of(octets).toHex();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingSecretIsStoredInTheClear(Dialect dialect, @TempDir Path folder) {
        MemoryNodeStore store = new MemoryNodeStore();
        try (AesKeyVault vault = AesKeyVault.fromFile(folder.resolve("key"))) {
            IdentityFixture device = new IdentityFixture(dialect, store, vault, new TestAuthenticator(), 500);
            device.add(IdentityFixture.newClient());
            assertThat(device.importSecret(SECRET)).isEqualTo(StatusCode.SUCCESS);
            assertThat(store.read("network-identity/").keySet())
                    .contains("network-identity/secret", "network-identity/key/0001");
            for (OctetString entry : store.read("").values()) {
                assertThat(entry.toHex()).doesNotContain(rawSecret()).doesNotContain(privateKey());
            }
            IdentityFixture again = new IdentityFixture(dialect, store, vault, new TestAuthenticator(), 500);
            assertThat(again.export()).isEqualTo(SECRET);
        }
    }

    /** One that is replaced is gone, and so is the key of an identity that is retired. */
    @ParameterizedTest
    @EnumSource
    void whatIsNotNeededIsGone(Dialect dialect) {
        IdentityFixture device = new IdentityFixture(dialect, new MemoryNodeStore());
        device.importSecret(SECRET);
        device.importSecret(IdentityFixture.secret(1, 1));
        assertThat(all(device)).doesNotContain(rawSecret()).contains(privateKey());
        device.importSecret(IdentityFixture.secret(2, 2));
        assertThat(all(device)).doesNotContain(rawSecret()).doesNotContain(privateKey());
        assertThat(device.store.read("network-identity/key/")).hasSize(2);
    }

    private static String all(IdentityFixture device) {
        StringBuilder all = new StringBuilder();
        device.store
                .read("")
                .values()
                .forEach(entry -> all.append(entry.toHex()).append(' '));
        return all.toString();
    }

    /** Also not where something fails. */
    @ParameterizedTest
    @EnumSource
    void nothingSecretIsLogged(Dialect dialect) {
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage() + " " + line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("dev.clusterwright");
        logger.addHandler(handler);
        try {
            IdentityFixture device = new IdentityFixture(dialect, new MemoryNodeStore(), new Telltale(), 500);
            assertThat(device.importSecret(SECRET)).isEqualTo(StatusCode.FAILURE);
            OctetString malformed = OctetString.fromHex(SECRET.toHex() + "00");
            assertThat(device.importSecret(malformed)).isEqualTo(StatusCode.INVALID_COMMAND);
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(lines).as("the failure").isNotEmpty();
        assertThat(String.join("\n", lines)).doesNotContain(rawSecret()).doesNotContain(privateKey());
    }

    /** An authenticator that says in its exceptions what it should not. */
    private static final class Telltale implements Authenticator {
        @Override
        public void replaceAll(List<IdentityKey> identities, List<NetworkClient> clients) {}

        @Override
        public void clientAdded(NetworkClient client) {}

        @Override
        public void clientRemoved(NetworkClient client) {}

        @Override
        public void identityActivated(IdentityKey key) {
            throw new IllegalStateException("cannot take " + privateKey());
        }

        @Override
        public void identityRetired(ActiveIdentity identity) {}
    }

    @Test
    void whatIsPrintedIsPublic() {
        try (P256KeyPair keyPair = P256KeyPair.generate();
                SecretKeyMaterial key = keyPair.privateKey()) {
            byte[] octets = new byte[key.length()];
            key.copyTo(octets, 0);
            ActiveIdentity identity = new ActiveIdentity(1, OctetString.EMPTY, OctetString.EMPTY, 0, true);
            assertThat(new IdentityKey(identity, keyPair).toString())
                    .doesNotContain(OctetString.of(octets).toHex());
        }
        assertThat(new ImportAdminSecret(SECRET).toString()).doesNotContain(rawSecret());
    }
}

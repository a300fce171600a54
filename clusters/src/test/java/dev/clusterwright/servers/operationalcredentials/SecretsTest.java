package dev.clusterwright.servers.operationalcredentials;

import static dev.clusterwright.servers.operationalcredentials.Commissioner.index;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.clusters.operationalcredentials.AddNOC;
import dev.clusterwright.clusters.operationalcredentials.NOCResponse;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.servers.fabrics.NewFabric;
import dev.clusterwright.servers.operationalcredentials.PendingCredentials.CsrKey;
import dev.clusterwright.servers.testing.FailingStore;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong, nobody sees the key of the node or the IPK, in no notation. */
class SecretsTest {
    private static final Logger ALL = Logger.getLogger("dev.clusterwright");

    private final List<String> said = new ArrayList<>();
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            said.add(String.valueOf(entry.getMessage()));
            for (Throwable it = entry.getThrown(); it != null; it = it.getCause()) {
                said.add(it.toString());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        ALL.setLevel(Level.ALL);
        ALL.addHandler(listening);
    }

    @AfterEach
    void stopListening() {
        ALL.removeHandler(listening);
        ALL.setLevel(null);
    }

    private void say(NOCResponse response) {
        said.add(response.toString());
    }

    @Test
    void nothingSecretIsSaid() {
        List<P256KeyPair> keys = new ArrayList<>();
        FailingStore store = new FailingStore();
        CredentialsFixture device = new CredentialsFixture(store, 5, () -> {
            keys.add(P256KeyPair.generate());
            return keys.get(keys.size() - 1);
        });
        TestFabric fabric = new TestFabric(0x1D);
        Commissioner commissioner = device.pase();
        commissioner.arm();
        P256PublicKey key = commissioner.requestKey();
        OctetString secret = octets(keys.get(0));
        commissioner.addRoot(fabric.rcac());
        say(commissioner.addNoc(OctetString.EMPTY));
        say(commissioner.addNoc(new TestFabric(0x1D).noc(1, key)));
        say(commissioner.addNoc(fabric.noc(1, P256KeyPair.generate().publicKey())));
        AddNOC good = Commissioner.addition(fabric.noc(1, key), null);
        store.isFull = true;
        assertThat(commissioner.status(good).value()).isNotZero();
        store.isFull = false;
        index(commissioner.ask(good));
        device.complete();

        said.add(good.toString());
        said.add(new CsrKey(keys.get(0), false).toString());
        said.add(device.fabrics.fabrics().toString());
        try (SecretKeyMaterial ipk = SecretKeyMaterial.copyOf(TestFabric.IPK)) {
            said.add(new NewFabric(device.fabric(1), ipk, 1, SubjectDescriptor.pase()).toString());
        }
        assertThat(said).anyMatch(it -> it.contains("the disk is full"));
        assertThat(said).noneMatch(it -> shows(it, secret)).noneMatch(it -> shows(it, TestFabric.IPK));
    }

    private static OctetString octets(P256KeyPair pair) {
        byte[] octets = new byte[P256KeyPair.PRIVATE_KEY_LENGTH];
        try (SecretKeyMaterial key = pair.privateKey()) {
            key.copyTo(octets, 0);
        }
        return OctetString.of(octets);
    }

    private static boolean shows(String text, OctetString secret) {
        byte[] octets = secret.toByteArray();
        String list = Arrays.toString(octets);
        return text.toLowerCase(Locale.ROOT).contains(secret.toHex())
                || text.contains(list.substring(1, list.length() - 1))
                || text.contains(Base64.getEncoder().encodeToString(octets).replace("=", ""));
    }

    @Test
    void secretsAreFoundWhereTheyAre() {
        OctetString secret = OctetString.fromHex("0a0bff");
        assertThat(shows("key 0A0BFF", secret)).isTrue();
        assertThat(shows("[10, 11, -1]", secret)).isTrue();
        assertThat(shows("Cgv/", secret)).isTrue();
        assertThat(shows("0a0bfe", secret)).isFalse();
    }
}

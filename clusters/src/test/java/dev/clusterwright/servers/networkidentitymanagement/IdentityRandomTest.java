package dev.clusterwright.servers.networkidentitymanagement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.credentials.network.NetworkIdentity;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.servers.networkidentitymanagement.IdentityModel.KnownClient;
import dev.clusterwright.servers.networkidentitymanagement.IdentityModel.Secret;
import dev.clusterwright.servers.storage.StorageException;
import dev.clusterwright.servers.testing.FailingStore;
import dev.clusterwright.type.MatterTime;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Commands in any order, restarts at any time, and an authenticator and a store that fail: what is read is what a plain model
 * has. What has failed has changed nothing, and the authenticator knows what it should, or will be told.
 */
class IdentityRandomTest {
    private static final int STEPS = 300;
    private static final long NOW = MatterTime.toSeconds(IdentityFixture.NOW);

    /** Two of each key, so that some collide. */
    private static final List<OctetString> IDENTITIES = identities();

    private static List<OctetString> identities() {
        List<OctetString> identities = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            P256KeyPair keyPair = P256KeyPair.generate();
            identities.add(NetworkIdentity.create(keyPair).encode());
            identities.add(NetworkIdentity.create(keyPair).encode());
        }
        return List.copyOf(identities);
    }

    @TestFactory
    Stream<DynamicTest> aPlainModelAgrees() {
        long first = Long.getLong("clusterwright.seed", System.nanoTime());
        return Stream.of(Dialect.values())
                .flatMap(dialect -> Stream.of(first, first + 1, first + 2)
                        .map(seed -> DynamicTest.dynamicTest(
                                dialect + ", -Dclusterwright.seed=" + seed, () -> new Run(dialect, seed).run())));
    }

    private static final class Run {
        private final Random random;
        private final FailingStore store = new FailingStore();
        private IdentityFixture device;
        private IdentityModel model = new IdentityModel();
        /** Whether something may fail in this step. */
        private boolean mayFail;

        Run(Dialect dialect, long seed) {
            random = new Random(seed);
            device = new IdentityFixture(dialect, store);
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                prepare();
                String what = step();
                assertThat(device.clients()).as(what).isEqualTo(model.readClients());
                assertThat(device.identities())
                        .as(what)
                        .containsExactlyInAnyOrderElementsOf(model.readIdentities(device.dialect.ecdsa));
                assertAuthenticator(what);
            }
        }

        /** Makes something fail in one of four steps. */
        private void prepare() {
            store.isFull = random.nextInt(12) == 0;
            device.authenticator.isReady = random.nextInt(12) != 0;
            device.authenticator.failNoMore();
            if (random.nextInt(8) == 0) {
                device.authenticator.failFor(1 + random.nextInt(3));
                device.authenticator.failAfter = random.nextInt(3);
            }
            mayFail = store.isFull || !device.authenticator.isReady || device.authenticator.failAfter >= 0;
        }

        private String step() {
            return switch (random.nextInt(10)) {
                case 0, 1, 2 -> add(IDENTITIES.get(random.nextInt(IDENTITIES.size())));
                case 3 -> remove(1 + random.nextInt(40));
                case 4 -> remove(IDENTITIES.get(random.nextInt(IDENTITIES.size())));
                case 5, 6 -> importSecret();
                case 7, 8 -> authenticated();
                default -> reopen();
            };
        }

        private String add(OctetString identity) {
            IdentityModel after = model.copy();
            StatusCode expected = after.add(identity);
            return settle("add", expected, device.addStatus(identity), after);
        }

        private String remove(int index) {
            IdentityModel after = model.copy();
            StatusCode expected = after.remove(after.at(index));
            return settle("remove " + index, expected, device.remove(index), after);
        }

        private String remove(OctetString identity) {
            IdentityModel after = model.copy();
            KnownClient client = after.withKeyOf(identity);
            StatusCode expected = after.remove(client);
            return settle("remove", expected, device.remove(IdentityFixture.identifier(identity)), after);
        }

        private String importSecret() {
            long last = model.secret == null ? NOW - STEPS : model.secret.created();
            Secret secret = random.nextInt(10) == 0
                    ? new Secret(NOW + 55 + random.nextInt(10), random.nextInt(8))
                    : new Secret(last - 1 + random.nextInt(3), random.nextInt(8));
            IdentityModel after = model.copy();
            StatusCode expected = after.importSecret(secret, NOW);
            StatusCode actual = device.importSecret(IdentityFixture.secretOf(secret.created(), secret.octet()));
            return settle("import " + secret, expected, actual, after);
        }

        private String settle(String what, StatusCode expected, StatusCode actual, IdentityModel after) {
            if (mayFail && actual.equals(StatusCode.FAILURE)) {
                return what + " failed";
            }
            assertThat(actual).as(what).isEqualTo(expected);
            if (after.clients.size() != model.clients.size() || !after.identities.equals(model.identities)) {
                assertThat(device.authenticator.isSound)
                        .as("it was told: " + what)
                        .isTrue();
            }
            model = after;
            return what;
        }

        private String authenticated() {
            int client = 1 + random.nextInt(40);
            int network = 1 + random.nextInt(Math.max(1, model.identities.size() * 6));
            try {
                device.authenticator.callback().clientAuthenticated(client, network);
            } catch (StorageException e) {
                assertThat(store.isFull).isTrue();
                return client + " could not be said to have joined " + network;
            }
            model.authenticated(client, network);
            return client + " has joined " + network;
        }

        private String reopen() {
            store.isFull = false; // a store that takes nothing cannot be opened
            TestAuthenticator authenticator = new TestAuthenticator();
            if (random.nextInt(4) == 0) {
                authenticator.failFor(1 + random.nextInt(2));
            }
            device = new IdentityFixture(device.dialect, store, authenticator, 500);
            return "reopened";
        }

        private void assertAuthenticator(String what) {
            if (device.authenticator.isSound) {
                assertThat(device.authenticator.clients.keySet())
                        .as(what)
                        .containsExactlyInAnyOrderElementsOf(
                                model.clients.stream().map(KnownClient::index).toList());
                assertThat(device.authenticator.identities.keySet())
                        .as(what)
                        .containsExactlyInAnyOrderElementsOf(model.identities.stream()
                                .map(IdentityModel.KnownIdentity::index)
                                .toList());
            }
        }
    }
}

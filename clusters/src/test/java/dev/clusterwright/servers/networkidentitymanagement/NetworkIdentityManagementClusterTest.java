package dev.clusterwright.servers.networkidentitymanagement;

import static dev.clusterwright.servers.networkidentitymanagement.IdentityFixture.KEEPER;
import static dev.clusterwright.servers.networkidentitymanagement.IdentityFixture.field;
import static dev.clusterwright.servers.networkidentitymanagement.IdentityFixture.identifier;
import static dev.clusterwright.servers.networkidentitymanagement.IdentityFixture.networkOf;
import static dev.clusterwright.servers.networkidentitymanagement.IdentityFixture.newClient;
import static dev.clusterwright.servers.networkidentitymanagement.IdentityFixture.secret;
import static dev.clusterwright.servers.testing.Answers.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.clusters.networkidentitymanagement.NetworkIdentityManagementClient;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.servers.networkidentitymanagement.Dialect.Client;
import dev.clusterwright.servers.networkidentitymanagement.Dialect.Identity;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.storage.StorageException;
import dev.clusterwright.servers.testing.FailingStore;
import dev.clusterwright.servers.testing.TestVault;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.type.MatterTime;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkIdentityManagementClusterTest {
    private static final long NOW = MatterTime.toSeconds(IdentityFixture.NOW);

    private static IdentityFixture device(Dialect dialect) {
        return new IdentityFixture(dialect, new MemoryNodeStore());
    }

    @ParameterizedTest
    @EnumSource
    void clientsAreListedAndFound(Dialect dialect) {
        IdentityFixture device = device(dialect);
        OctetString one = newClient();
        OctetString other = newClient();
        assertThat(device.add(one)).isEqualTo(1);
        assertThat(device.add(other)).isEqualTo(2);
        assertThat(device.add(one)).isEqualTo(1);
        assertThat(device.clients())
                .containsExactly(new Client(1, identifier(one), null), new Client(2, identifier(other), null));
        assertThat(device.query(field(dialect.identifierTag, identifier(other))))
                .isEqualTo(other);
        if (dialect == Dialect.LATER) {
            assertThat(device.query("{2 = 1U}")).isEqualTo(one);
        }
        assertThat(device.remove(identifier(one))).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.clients()).containsExactly(new Client(2, identifier(other), null));
        assertThat(device.authenticator.clients).containsOnlyKeys(2);
    }

    @ParameterizedTest
    @EnumSource
    void theNewestIdentityIsTheCurrentOne(Dialect dialect) {
        IdentityFixture device = device(dialect);
        assertThat(device.identities()).isEmpty();
        device.importSecret(secret(0, 1));
        device.importSecret(secret(1, 2));
        assertThat(device.identities())
                .containsExactly(
                        new Identity(1, dialect.ecdsa, networkOf(1), NOW, false, 0),
                        new Identity(2, dialect.ecdsa, networkOf(2), NOW + 1, true, null));
        OctetString current = device.query("{0 = 2U}");
        assertThat(identifier(current)).isEqualTo(networkOf(2));
        assertThat(device.query("{1 = " + dialect.ecdsa + "U}")).isEqualTo(current);
        assertThat(device.query(field(dialect.identifierTag, networkOf(2)))).isEqualTo(current);
        assertThat(device.authenticator.identities).containsOnlyKeys(1, 2);
        assertThat(device.authenticator.told).containsExactly("all", "identity 1", "identity 2");
    }

    /** The authenticator needs it as long as there is the identity, but not when it did not take it. */
    @ParameterizedTest
    @EnumSource
    void keysAreTheAuthenticatorsToClose(Dialect dialect) {
        IdentityFixture device = device(dialect);
        TestAuthenticator authenticator = device.authenticator;
        device.importSecret(secret(0, 1));
        device.importSecret(secret(1, 2));
        authenticator.callback().synchronize();
        assertThat(authenticator.identities.values())
                .allSatisfy(key -> key.keyPair().sign(new byte[1]));

        authenticator.failFor(3);
        authenticator.failAfter = 1; // after the first was retired
        assertThat(device.importSecret(secret(2, 3))).isEqualTo(StatusCode.FAILURE);
        assertThat(authenticator.offered).hasSize(2).allSatisfy(NetworkIdentityManagementClusterTest::assertClosed);
        assertThatThrownBy(authenticator.callback()::synchronize).isNotNull();
        authenticator.callback().synchronize();
        authenticator.failFor(1);
        authenticator.failAfter = 1;
        IdentityKey refused = refusedKey(device);
        assertClosed(refused);
    }

    /** The key of an identity that is not taken: what the authenticator was offered before it was told everything. */
    private static IdentityKey refusedKey(IdentityFixture device) {
        List<IdentityKey> offered = new ArrayList<>();
        device.authenticator.onActivation = offered::add;
        assertThat(device.importSecret(secret(3, 4))).isEqualTo(StatusCode.FAILURE);
        assertThat(offered).hasSize(1);
        return offered.get(0);
    }

    private static void assertClosed(IdentityKey key) {
        assertThatThrownBy(() -> key.keyPair().sign(new byte[1])).isInstanceOf(IllegalStateException.class);
    }

    /** The answer was lost, and the administrator asks again. */
    @ParameterizedTest
    @EnumSource
    void importingAgainChangesNothing(Dialect dialect) {
        IdentityFixture device = device(dialect);
        device.importSecret(secret(0, 1));
        device.importSecret(secret(1, 2));
        List<Identity> before = device.identities();
        Reports reports = device.reports();
        assertThat(device.importSecret(secret(1, 2))).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.identities()).isEqualTo(before);
        assertThat(reports.news()).isEmpty();
        assertThat(device.authenticator.told).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void identitiesAreRetiredWhenNobodyUsesThem(Dialect dialect) {
        IdentityFixture device = device(dialect);
        device.add(newClient());
        device.importSecret(secret(0, 1));
        device.authenticator.callback().clientAuthenticated(1, 1);
        device.importSecret(secret(1, 2));
        device.importSecret(secret(2, 3));
        assertThat(device.identities()).extracting(Identity::index).containsExactly(1, 2, 3);
        assertThat(device.identities()).extracting(Identity::remainingClients).containsExactly(1, 0, null);
        device.importSecret(secret(3, 4));
        assertThat(device.identities()).extracting(Identity::index).containsExactly(1, 3, 4);
        device.authenticator.callback().clientAuthenticated(1, 4);
        device.importSecret(secret(4, 5));
        assertThat(device.identities()).extracting(Identity::index).containsExactly(4, 5);
        assertThat(device.authenticator.identities).containsOnlyKeys(4, 5);
        // A secret that was retired may come back with a newer time.
        assertThat(device.importSecret(secret(5, 1))).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.identities()).extracting(Identity::index).containsExactly(4, 5, 6);
    }

    @ParameterizedTest
    @EnumSource
    void thereAreReportsOfWhatChanges(Dialect dialect) {
        IdentityFixture device = device(dialect);
        Authenticator.Callback callback = device.authenticator.callback();
        Reports reports = device.reports();
        device.add(newClient());
        device.add(newClient());
        assertThat(reports.news()).contains("Clients").doesNotContain("ActiveNetworkIdentities");
        device.importSecret(secret(0, 1));
        assertThat(reports.news()).containsOnly("ActiveNetworkIdentities");

        callback.clientAuthenticated(1, 1);
        assertThat(reports.news()).as("with the current identity").isEmpty();
        assertThat(device.clients()).extracting(Client::networkIdentityIndex).containsExactly(1, null);

        device.importSecret(secret(1, 2));
        assertThat(reports.news()).containsOnly("ActiveNetworkIdentities");
        callback.clientAuthenticated(1, 1);
        assertThat(reports.news()).as("as before").isEmpty();
        callback.clientAuthenticated(2, 1);
        assertThat(reports.news()).as("with an earlier identity").containsOnly("ActiveNetworkIdentities");
        callback.clientAuthenticated(1, 2);
        assertThat(reports.news()).as("no more with the earlier one").containsOnly("ActiveNetworkIdentities");

        device.remove(1);
        assertThat(reports.news()).as("the current identity").containsOnly("Clients");
        device.remove(2);
        assertThat(reports.news()).containsOnlyOnce("Clients").containsOnlyOnce("ActiveNetworkIdentities");
    }

    @ParameterizedTest
    @EnumSource
    void thereIsAReportWhenTheSecretIsRefusedButSomethingWasRetired(Dialect dialect) {
        IdentityFixture device = device(dialect);
        device.importSecret(secret(0, 1));
        device.importSecret(secret(1, 2));
        Reports reports = device.reports();
        device.importSecret(secret(2, 2));
        assertThat(reports.news()).containsOnly("ActiveNetworkIdentities");
        device.importSecret(secret(2, 2));
        device.importSecret(secret(0, 3));
        assertThat(reports.news()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whoIsNotThereCannotJoin(Dialect dialect) {
        IdentityFixture device = device(dialect);
        device.add(newClient());
        device.importSecret(secret(0, 1));
        for (int[] nobody : new int[][] {{2, 1}, {1, 2}, {0, 1}, {1, 0}, {1, 0xFFFF}, {-1, -1}}) {
            device.authenticator.callback().clientAuthenticated(nobody[0], nobody[1]);
        }
        assertThat(device.clients()).extracting(Client::networkIdentityIndex).containsOnlyNulls();
    }

    @ParameterizedTest
    @EnumSource
    void everythingOutlivesARestart(Dialect dialect) {
        IdentityFixture device = device(dialect);
        OctetString identity = newClient();
        device.add(newClient());
        device.add(identity);
        device.remove(1);
        device.importSecret(secret(0, 1));
        device.authenticator.callback().clientAuthenticated(2, 1);
        device.importSecret(secret(1, 2));

        IdentityFixture again = device.reopened();
        assertThat(again.clients()).isEqualTo(device.clients()).hasSize(1);
        assertThat(again.identities()).isEqualTo(device.identities()).hasSize(2);
        assertThat(again.export()).isEqualTo(secret(1, 2));
        assertThat(again.query(field(dialect.identifierTag, identifier(identity))))
                .isEqualTo(identity);
        assertThat(again.authenticator.told).containsExactly("all");
        assertThat(again.authenticator.clients).containsOnlyKeys(2);
        assertThat(again.authenticator.identities).containsOnlyKeys(1, 2);
        assertThat(again.add(identity)).isEqualTo(2);
        assertThat(again.add(newClient())).isEqualTo(3);
        assertThat(again.importSecret(secret(1, 2))).isEqualTo(StatusCode.SUCCESS);
        assertThat(again.importSecret(secret(2, 3))).isEqualTo(StatusCode.SUCCESS);
        assertThat(again.identities()).extracting(Identity::index).containsExactly(1, 2, 3);
    }

    /** What one revision has stored the other reads, so that a device can be updated. */
    @Test
    void theRevisionCanBeAnotherAfterARestart() {
        IdentityFixture earlier = device(Dialect.EARLIER);
        earlier.add(newClient());
        earlier.importSecret(secret(0, 1));
        IdentityFixture later = new IdentityFixture(Dialect.LATER, earlier.store);
        assertThat(later.clients()).isEqualTo(earlier.clients());
        assertThat(later.identities()).extracting(Identity::type).containsExactly(1);
    }

    @Test
    void damageIsToldByName() {
        IdentityFixture device = device(Dialect.EARLIER);
        device.add(newClient());
        device.importSecret(secret(0, 1));
        for (String name : List.of(
                "network-identity/client/0001", "network-identity/identity/0001", "network-identity/last-client")) {
            MemoryNodeStore store = copy(device);
            open(store).change(transaction -> transaction.put(name, OctetString.fromHex("1518ff")));
            assertThatThrownBy(() -> new IdentityFixture(Dialect.EARLIER, store))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining(name);
        }
        MemoryNodeStore withoutKey = copy(device);
        open(withoutKey).change(transaction -> transaction.remove("network-identity/key/0001"));
        IdentityFixture keyless = new IdentityFixture(Dialect.EARLIER, withoutKey);
        assertThat(keyless.authenticator.told).isEmpty();
        assertThat(keyless.addStatus(newClient())).isEqualTo(StatusCode.FAILURE);
        assertThatThrownBy(keyless.authenticator.callback()::synchronize)
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("network-identity/key/0001");
    }

    private static MemoryNodeStore copy(IdentityFixture device) {
        MemoryNodeStore copy = new MemoryNodeStore();
        Storage all = Storage.open(device.store, new TestVault());
        open(copy).change(transaction -> all.read("network-identity/").forEach(transaction::put));
        return copy;
    }

    private static Storage open(MemoryNodeStore store) {
        return Storage.open(store, new TestVault());
    }

    @ParameterizedTest
    @EnumSource
    void anAuthenticatorThatCannotStartIsToldLater(Dialect dialect) {
        IdentityFixture device = device(dialect);
        device.add(newClient());
        TestAuthenticator authenticator = new TestAuthenticator();
        authenticator.failFor(2);
        IdentityFixture again = new IdentityFixture(dialect, device.store, authenticator, 500);
        assertThat(again.addStatus(newClient())).isEqualTo(StatusCode.FAILURE);
        assertThat(authenticator.clients).isEmpty();
        assertThat(again.add(newClient())).isEqualTo(2);
        assertThat(authenticator.told).containsExactly("all", "all", "all", "client 2");
        assertThat(authenticator.clients).containsOnlyKeys(1, 2);
    }

    /** It has failed, and could not be told everything after that. */
    @ParameterizedTest
    @EnumSource
    void anAuthenticatorThatHasMissedSomethingIsToldBeforeTheNextChange(Dialect dialect) {
        IdentityFixture device = device(dialect);
        device.add(newClient());
        device.add(newClient());
        device.authenticator.told.clear();
        device.authenticator.failFor(3);
        assertThat(device.remove(1)).isEqualTo(StatusCode.FAILURE);
        assertThat(device.authenticator.clients).as("half of it").containsOnlyKeys(2);
        assertThat(device.remove(2)).isEqualTo(StatusCode.FAILURE);
        assertThat(device.remove(2)).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.authenticator.told).containsExactly("no client 1", "all", "all", "all", "no client 2");
        assertThat(device.authenticator.clients).containsOnlyKeys(1);
    }

    @ParameterizedTest
    @EnumSource
    void anAuthenticatorCanAskForEverything(Dialect dialect) {
        IdentityFixture device = device(dialect);
        device.add(newClient());
        device.importSecret(secret(0, 1));
        device.authenticator.clients.clear();
        device.authenticator.callback().synchronize();
        assertThat(device.authenticator.clients).containsOnlyKeys(1);
        device.authenticator.failNext();
        assertThatThrownBy(device.authenticator.callback()::synchronize).hasMessage("as the test wants it");
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeStoredIsTakenBack(Dialect dialect) {
        FailingStore store = new FailingStore();
        IdentityFixture device = new IdentityFixture(dialect, store);
        OctetString identity = newClient();
        device.add(identity);
        device.importSecret(secret(0, 1));
        device.importSecret(secret(1, 2));
        Reports reports = device.reports();
        device.authenticator.told.clear();
        store.isFull = true;
        assertThat(device.addStatus(newClient())).isEqualTo(StatusCode.FAILURE);
        assertThat(device.remove(1)).isEqualTo(StatusCode.FAILURE);
        assertThat(device.importSecret(secret(2, 3))).isEqualTo(StatusCode.FAILURE);
        assertThat(device.importSecret(secret(2, 2))).isEqualTo(StatusCode.FAILURE);
        assertThatThrownBy(() -> device.authenticator.callback().clientAuthenticated(1, 1))
                .isInstanceOf(StorageException.class);
        assertThat(device.authenticator.told)
                .containsExactly(
                        "client 2",
                        "all",
                        "no client 1",
                        "all",
                        "no identity 1",
                        "identity 3",
                        "all",
                        "no identity 1",
                        "all");
        assertThat(device.authenticator.clients).containsOnlyKeys(1);
        assertThat(device.authenticator.identities).containsOnlyKeys(1, 2);
        assertThat(device.clients()).containsExactly(new Client(1, identifier(identity), null));
        assertThat(device.identities()).hasSize(2);
        assertThat(reports.news()).isEmpty();
        store.isFull = false;
        assertThat(device.add(newClient())).isEqualTo(2);
        assertThat(device.importSecret(secret(2, 3))).isEqualTo(StatusCode.SUCCESS);
    }

    @Test
    void indicesOfClientsRestUntilAllWereUsed() {
        IdentityFixture device = device(Dialect.LATER);
        OctetString stays = newClient();
        OctetString comesAndGoes = newClient();
        assertThat(device.add(stays)).isEqualTo(1);
        for (int index = 2; index <= 2047; index++) {
            assertThat(device.add(comesAndGoes)).isEqualTo(index);
            assertThat(device.remove(index)).isEqualTo(StatusCode.SUCCESS);
            if (index == 1000 || index == 2046) {
                device = device.reopened();
            }
        }
        assertThat(device.add(comesAndGoes)).as("1 is taken").isEqualTo(2);
        assertThat(device.reopened().add(newClient())).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void indicesOfIdentitiesRestUntilAllWereUsed(Dialect dialect) {
        MemoryNodeStore store = new MemoryNodeStore();
        Storage.open(store, new TestVault())
                .change(transaction -> transaction.put(
                        "network-identity/last-identity", OctetString.of(TlvCodecs.UINT16.encode(0xFFFC))));
        IdentityFixture device = new IdentityFixture(dialect, store);
        for (int i = 0; i < 4; i++) {
            device.importSecret(secret(i, i));
        }
        assertThat(device.identities()).extracting(Identity::index).containsExactly(1, 2);
        assertThat(device.authenticator.told)
                .contains("identity 65533", "identity 65534", "identity 1", "identity 2", "no identity 65534");
        assertThat(device.identities()).extracting(Identity::current).containsExactly(false, true);
    }

    @ParameterizedTest
    @EnumSource
    void theSizeOfTheTableIsSaidAndSet(Dialect dialect) {
        for (int size : new int[] {500, 777, 2047}) {
            IdentityFixture device = new IdentityFixture(dialect, new MemoryNodeStore(), new TestAuthenticator(), size);
            assertThat(get(new NetworkIdentityManagementClient(device.client(KEEPER), IdentityFixture.MANAGER)
                            .clientTableSize()
                            .read()))
                    .isEqualTo(size);
        }
        for (int size : new int[] {0, 499, 2048}) {
            assertThatThrownBy(() -> new IdentityFixture(dialect, new MemoryNodeStore(), new TestAuthenticator(), size))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("not " + size);
        }
    }
}

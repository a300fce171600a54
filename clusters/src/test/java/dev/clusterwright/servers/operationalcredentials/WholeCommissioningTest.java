package dev.clusterwright.servers.operationalcredentials;

import static dev.clusterwright.servers.operationalcredentials.Commissioner.index;
import static dev.clusterwright.servers.testing.Answers.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.clusters.generalcommissioning.ArmFailSafe;
import dev.clusterwright.clusters.generalcommissioning.CommissioningErrorEnum;
import dev.clusterwright.clusters.generalcommissioning.GeneralCommissioningClient;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagementClient;
import dev.clusterwright.clusters.operationalcredentials.RemoveFabric;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.testing.TestFabric;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A commissioner that asks the node for everything, and the other clusters that take part. */
class WholeCommissioningTest {
    private final MemoryNodeStore store = new MemoryNodeStore();
    private final CredentialsFixture device = new CredentialsFixture(store);
    private final TestFabric fabric = new TestFabric(0x1D);
    private final Commissioner commissioner = device.pase();

    private static GeneralCommissioningClient commissioning(Commissioner who) {
        return new GeneralCommissioningClient(who.session().client(), Endpoint.ROOT);
    }

    private static CommissioningErrorEnum arm(Commissioner who, int seconds) {
        return get(commissioning(who).armFailSafe(new ArmFailSafe(seconds, 1))).errorCode();
    }

    private static CommissioningErrorEnum complete(Commissioner who) {
        return get(commissioning(who).commissioningComplete()).errorCode();
    }

    private static List<Integer> keySets(Commissioner who) {
        return get(new GroupKeyManagementClient(who.session().client(), Endpoint.ROOT).keySetReadAllIndices())
                .groupKeySetIds();
    }

    private void join() {
        P256PublicKey key = commissioner.requestKey();
        assertThat(commissioner.addRoot(fabric.rcac())).isEqualTo(StatusCode.SUCCESS);
        assertThat(index(commissioner.addNoc(fabric.noc(0x5EED, key)))).isEqualTo(1);
    }

    @Test
    void commissioningIsCompletedByTheNewAdministrator() {
        assertThat(arm(commissioner, 60)).isEqualTo(CommissioningErrorEnum.OK);
        join();
        assertThat(complete(commissioner)).isEqualTo(CommissioningErrorEnum.INVALID_AUTHENTICATION);
        Commissioner administrator = device.administrator(1);
        assertThat(complete(administrator)).isEqualTo(CommissioningErrorEnum.OK);
        assertThat(commissioner.session().isOpen()).isFalse();
        assertThat(keySets(administrator)).containsExactly(0);
        CredentialsFixture restarted = device.restarted();
        assertThat(keySets(restarted.administrator(1))).containsExactly(0);

        assertThat(index(administrator.ask(new RemoveFabric(1)))).isEqualTo(1);
        assertThat(store.read(FabricTable.prefix(1))).isEmpty();
    }

    @Test
    void disarmingUndoesEverything() {
        arm(commissioner, 60);
        join();
        assertThat(store.read(FabricTable.prefix(1))).isNotEmpty();
        assertThat(arm(commissioner, 0)).isEqualTo(CommissioningErrorEnum.OK);
        assertThat(commissioner.session().isOpen()).isFalse();
        assertThat(device.fabrics.fabrics()).isEmpty();
        assertThat(store.read(FabricTable.prefix(1))).isEmpty();
        assertThat(device.credentials.trustedRootCertificates().read()).isEmpty();
    }

    @Test
    void theFailSafeIsOfTheNewFabricAfterAddNoc() {
        device.join(new TestFabric(7), 1);
        Commissioner administrator = device.administrator(1);
        arm(administrator, 60);
        P256PublicKey key = administrator.requestKey();
        administrator.addRoot(fabric.rcac());
        index(administrator.addNoc(fabric.noc(1, key)));
        assertThat(arm(administrator, 60)).isEqualTo(CommissioningErrorEnum.BUSY_WITH_OTHER_ADMIN);
        assertThat(complete(administrator)).isEqualTo(CommissioningErrorEnum.INVALID_AUTHENTICATION);
        assertThat(complete(device.administrator(2))).isEqualTo(CommissioningErrorEnum.OK);
        assertThat(device.fabrics.fabrics()).containsOnlyKeys(1, 2);
    }
}

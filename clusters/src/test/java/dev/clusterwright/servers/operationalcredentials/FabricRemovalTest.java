package dev.clusterwright.servers.operationalcredentials;

import static dev.clusterwright.servers.operationalcredentials.Commissioner.index;
import static dev.clusterwright.servers.testing.Answers.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.clusters.basicinformation.BasicInformationClient;
import dev.clusterwright.clusters.basicinformation.Leave;
import dev.clusterwright.clusters.operationalcredentials.RemoveFabric;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.client.ReportedEvent;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.interaction.server.InteractionContext;
import dev.clusterwright.interaction.server.Session;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.testing.FailingStore;
import dev.clusterwright.servers.testing.TestFabric;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a fabric that the node leaves. */
class FabricRemovalTest {
    private final MemoryNodeStore store = new MemoryNodeStore();
    private final CredentialsFixture device = new CredentialsFixture(store);
    private final Commissioner one = device.administrator(1);
    private final Commissioner two = device.administrator(2);

    @BeforeEach
    void join() {
        device.join(new TestFabric(1), 1);
        device.join(new TestFabric(2), 1);
    }

    private static List<Integer> left(Commissioner administrator) {
        BasicInformationClient information =
                new BasicInformationClient(administrator.session().client(), Endpoint.ROOT);
        return get(information.leave().read()).stream()
                .map(ReportedEvent::payload)
                .map(Leave::fabricIndex)
                .toList();
    }

    @Test
    void anotherFabricIsRemoved() {
        P256KeyPair key = device.fabric(2).operationalKey();
        assertThat(index(one.ask(new RemoveFabric(2)))).isEqualTo(2);
        assertThat(device.fabrics.fabrics()).containsOnlyKeys(1);
        assertThat(store.read(FabricTable.prefix(2))).isEmpty();
        assertThat(store.read(FabricTable.prefix(1))).isNotEmpty();
        assertThat(TestKeys.isClosed(key)).isTrue();
        assertThat(one.session().isOpen()).isTrue();
        assertThat(two.session().isOpen()).isFalse();
        assertThat(left(one)).containsExactly(2);
        assertThat(device.restarted().fabrics.fabrics()).containsOnlyKeys(1);
    }

    @Test
    void aSessionOutlivesItsFabricByAnAnswer() {
        Commissioner other = device.administrator(1);
        assertThat(index(one.ask(new RemoveFabric(1)))).isEqualTo(1);
        assertThat(one.session().isOpen()).isFalse();
        assertThat(other.session().isOpen()).isFalse();
        assertThat(two.session().isOpen()).isTrue();
        assertThat(left(two)).containsExactly(1);
    }

    @Test
    void whoIsCommissioningCanRemoveFabrics() {
        assertThat(index(device.pase().ask(new RemoveFabric(2)))).isEqualTo(2);
        assertThat(two.session().isOpen()).isFalse();
    }

    @Test
    void aFabricIsRemovedWhileItIsBeingJoined() {
        Commissioner commissioner = device.pase();
        assertThat(commissioner.join(new TestFabric(3), 1)).isEqualTo(3);
        P256KeyPair key = device.fabric(3).operationalKey();
        assertThat(index(commissioner.ask(new RemoveFabric(3)))).isEqualTo(3);
        assertThat(commissioner.session().isOpen()).isFalse();
        assertThat(device.fabrics.fabrics()).containsOnlyKeys(1, 2);
        assertThat(TestKeys.isClosed(key)).isTrue();
        assertThat(left(one)).containsExactly(3);
        assertThat(device.fabrics.storage().<Boolean>call(device.failSafe::isArmed))
                .isFalse();
        assertThat(device.pase().join(new TestFabric(3), 1)).isEqualTo(4);
    }

    @Test
    void aFabricIsRemovedWhileItsCertificateIsBeingReplaced() {
        TestFabric fabric = new TestFabric(3);
        device.join(fabric, 1);
        Commissioner administrator = device.administrator(3);
        administrator.arm();
        P256KeyPair before = device.fabric(3).operationalKey();
        index(administrator.updateNoc(fabric.noc(2, administrator.requestKey(true))));
        P256KeyPair after = device.fabric(3).operationalKey();
        assertThat(index(one.ask(new RemoveFabric(3)))).isEqualTo(3);
        assertThat(device.fabrics.fabrics()).containsOnlyKeys(1, 2);
        assertThat(List.of(before, after)).allMatch(TestKeys::isClosed);
        assertThat(administrator.session().isOpen()).isFalse();
        assertThat(device.restarted().fabrics.fabrics()).containsOnlyKeys(1, 2);
    }

    @Test
    void aFabricThatIsNotCompletedIsLeftToo() {
        device.pase().join(new TestFabric(3), 1);
        device.expire();
        assertThat(left(one)).containsExactly(3);
    }

    @Test
    void nobodyLeavesWhatCannotBeRemoved() {
        FailingStore failing = new FailingStore();
        CredentialsFixture broken = new CredentialsFixture(failing);
        broken.join(new TestFabric(1), 1);
        Commissioner administrator = broken.administrator(1);
        failing.isFull = true;
        administrator.status(new RemoveFabric(1));
        assertThat(broken.fabrics.fabrics()).containsOnlyKeys(1);
        assertThat(TestKeys.isClosed(broken.fabric(1).operationalKey())).isFalse();
        assertThat(left(administrator)).isEmpty();
    }

    /** Two who remove each other: the second was let in when it still had a fabric, and got its turn later. */
    @Test
    void whoHasBeenRemovedMeanwhileRemovesNobody() {
        Session late = Session.of(SubjectDescriptor.node(2, TestFabric.ADMINISTRATOR));
        assertThat(index(one.ask(new RemoveFabric(2)))).isEqualTo(2);
        assertThatExceptionOfType(StatusException.class)
                .isThrownBy(() -> device.credentials
                        .removeFabric()
                        .handle(new RemoveFabric(1), new InteractionContext(late, Endpoint.ROOT)))
                .satisfies(e -> assertThat(e.status().code()).isEqualTo(StatusCode.UNSUPPORTED_ACCESS));
        assertThat(device.fabrics.fabrics()).containsOnlyKeys(1);
    }
}

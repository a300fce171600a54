package dev.clusterwright.servers.commissioning;

import static dev.clusterwright.clusters.generalcommissioning.CommissioningErrorEnum.OK;
import static dev.clusterwright.servers.commissioning.CommissioningFixture.FIRST;
import static dev.clusterwright.servers.commissioning.CommissioningFixture.JOINED;
import static dev.clusterwright.servers.commissioning.CommissioningFixture.PASE;
import static dev.clusterwright.servers.commissioning.CommissioningFixture.SECOND;
import static dev.clusterwright.servers.testing.Answers.get;
import static dev.clusterwright.servers.testing.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clusterwright.clusters.generalcommissioning.BasicCommissioningInfo;
import dev.clusterwright.clusters.generalcommissioning.GeneralCommissioningClient;
import dev.clusterwright.clusters.generalcommissioning.RegulatoryLocationTypeEnum;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.client.RemoteAttribute;
import dev.clusterwright.interaction.client.Reported;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.storage.StorageException;
import dev.clusterwright.servers.testing.RecordedSessions.EndCase;
import dev.clusterwright.servers.testing.RecordedSessions.EndPase;
import dev.clusterwright.servers.testing.RecordedSessions.Join;
import dev.clusterwright.servers.testing.TestVault;
import dev.clusterwright.type.OctetString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** What commissioners ask for, and what they see of it. */
class GeneralCommissioningClusterTest {
    private final MemoryNodeStore store = new MemoryNodeStore();
    private final CommissioningFixture node =
            new CommissioningFixture(store, RegulatoryLocationTypeEnum.INDOOR_OUTDOOR);

    @Test
    void attributesToBeginWith() {
        GeneralCommissioningClient client = node.as(PASE);
        assertThat(get(client.breadcrumb().read())).isZero();
        assertThat(get(client.basicCommissioningInfo().read())).isEqualTo(new BasicCommissioningInfo(60, 900));
        assertThat(get(client.regulatoryConfig().read())).isEqualTo(RegulatoryLocationTypeEnum.INDOOR_OUTDOOR);
        assertThat(get(client.locationCapability().read())).isEqualTo(RegulatoryLocationTypeEnum.INDOOR_OUTDOOR);
        assertThat(get(client.supportsConcurrentConnection().read())).isTrue();
        assertThat(get(client.featureMap().read())).isZero();
        assertThat(get(client.acceptedCommandList().read())).containsExactly(0L, 2L, 4L);
    }

    @Test
    void aNodeIsCommissioned() {
        assertThat(node.arm(PASE, 60, 1)).isEqualTo(OK);
        node.state.add(PASE);
        assertThat(node.arm(JOINED, 60, 2)).isEqualTo(OK);
        node.state.sessions.take();
        assertThat(node.complete(SECOND)).isEqualTo(OK);
        assertThat(node.breadcrumb()).isZero();
        assertThat(node.state.sessions.take())
                .hasOnlyElementsOfType(EndPase.class)
                .hasSize(1);
        node.state.advance(1_000);
        assertThat(node.state.fabrics.fabrics()).containsOnlyKeys(1, 2);
    }

    /** To the second, with all that is to be seen of it. */
    @Test
    void aNodeIsNotCommissionedInTime() {
        node.arm(PASE, 60, 1);
        node.state.add(PASE);
        node.state.sessions.take();
        node.state.advance(59);
        assertThat(node.breadcrumb()).isEqualTo(1);
        assertThat(node.state.fabrics.fabrics()).containsOnlyKeys(1, 2);
        node.state.advance(1);
        assertThat(node.breadcrumb()).isZero();
        assertThat(node.state.fabrics.fabrics()).containsOnlyKeys(1);
        assertThat(node.state.sessions.take())
                .containsExactly(new Join(PASE, 0), new EndPase(null), new EndCase(2, null));
        assertThat(status(node.as(SECOND).breadcrumb().write(1L))).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
    }

    @Test
    void aCommissionerGivesUp() {
        node.arm(PASE, 60, 1);
        node.state.add(PASE);
        assertThat(node.arm(JOINED, 0, 5)).isEqualTo(OK);
        assertThat(node.breadcrumb()).isZero();
        assertThat(node.state.fabrics.fabrics()).containsOnlyKeys(1);
    }

    @Test
    void noTimeChangesNothingWhereThereIsNone() {
        assertThat(status(node.as(FIRST).breadcrumb().write(8L))).isEqualTo(StatusCode.SUCCESS);
        assertThat(node.arm(FIRST, 0, 5)).isEqualTo(OK);
        assertThat(node.breadcrumb()).isEqualTo(8);
        assertThat(node.state.sessions.take()).isEmpty();
        assertThat(node.state.isArmedFor(1)).isFalse();
    }

    @Test
    void moreTimeIsGivenUpToTheLimit() {
        for (int second = 0; second < 899; second += 31) {
            assertThat(node.arm(FIRST, 60, second)).isEqualTo(OK);
            node.state.advance(31);
        }
        assertThat(node.breadcrumb()).as("after 899 seconds").isEqualTo(868);
        node.state.advance(1);
        assertThat(node.breadcrumb()).isZero();
        assertThat(node.state.isArmedFor(1)).isFalse();
        assertThat(node.arm(FIRST, 60, 1)).as("which begins again").isEqualTo(OK);
    }

    @Test
    void anAdministratorCompletesWhatItHasChanged() {
        node.arm(FIRST, 60, 1);
        node.state.update(FIRST);
        long nodeId = node.state.fabric(1).nodeId();
        assertThat(node.complete(FIRST)).isEqualTo(OK);
        node.state.advance(60);
        assertThat(node.state.fabric(1).nodeId()).isEqualTo(nodeId);
    }

    @Test
    void aSessionArmsItByItself() {
        assertThat(node.cluster.paseEstablished()).isTrue();
        assertThat(node.state.isArmedFor(0)).isTrue();
        assertThat(node.cluster.paseEstablished()).isFalse();
        node.state.advance(59);
        assertThat(node.state.isArmedFor(0)).isTrue();
        node.state.advance(1);
        assertThat(node.state.isArmedFor(0)).isFalse();

        node.arm(FIRST, 60, 1);
        assertThat(node.cluster.paseEstablished()).isFalse();
        assertThat(node.state.isArmedFor(1)).isTrue();
    }

    @Test
    void whoSubscribesHearsOfEachChange() {
        List<Long> heard = subscribe(node.as(FIRST).breadcrumb());
        node.arm(FIRST, 60, 1);
        node.state.advance(5);
        node.regulate(FIRST, RegulatoryLocationTypeEnum.INDOOR, "DE");
        node.state.advance(5);
        node.as(FIRST).breadcrumb().write(-1L);
        node.state.advance(5);
        node.arm(FIRST, 60, -1);
        node.state.advance(5);
        node.complete(FIRST);
        node.state.advance(5);
        node.arm(FIRST, 60, 3);
        node.state.advance(61);
        assertThat(heard).containsExactly(0L, 1L, 77L, -1L, 0L, 3L, 0L);
    }

    @Test
    void whereTheNodeIsIsStored() {
        List<RegulatoryLocationTypeEnum> heard = subscribe(node.as(FIRST).regulatoryConfig());
        assertThat(node.cluster.location().read()).isEqualTo("XX");
        assertThat(node.regulate(PASE, RegulatoryLocationTypeEnum.OUTDOOR, "CH"))
                .isEqualTo(OK);
        node.state.advance(1);
        assertThat(heard)
                .containsExactly(RegulatoryLocationTypeEnum.INDOOR_OUTDOOR, RegulatoryLocationTypeEnum.OUTDOOR);
        assertThat(node.cluster.location().read()).isEqualTo("CH");
        assertThat(node.breadcrumb()).isEqualTo(77);

        GeneralCommissioningCluster again = reopened();
        assertThat(again.regulatoryConfig().read()).isEqualTo(RegulatoryLocationTypeEnum.OUTDOOR);
        assertThat(again.location().read()).isEqualTo("CH");
        assertThat(again.breadcrumb().read()).isZero();
    }

    @Test
    void theCountryIsWrittenAsAnAttribute() {
        node.regulate(PASE, RegulatoryLocationTypeEnum.OUTDOOR, "CH");
        assertThat(node.cluster.location().isWritable()).isTrue();
        node.cluster.location().write("AT", Refusals.context(FIRST));
        assertThat(reopened().location().read()).isEqualTo("AT");
        assertThat(reopened().regulatoryConfig().read()).isEqualTo(RegulatoryLocationTypeEnum.OUTDOOR);
    }

    @Test
    void aDamagedEntryIsNotTakenForAPlace() {
        node.state.change(
                transaction -> transaction.put("commissioning/regulatory", OctetString.fromHex("1524010224")));
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(this::reopened)
                .withMessageContaining("commissioning/regulatory");
    }

    /** A node that starts while the fail-safe is armed has rolled back, and is free. */
    @Test
    void aRestartRollsBack() {
        node.arm(PASE, 60, 1);
        node.state.add(PASE);
        CommissioningFixture again = new CommissioningFixture(store, RegulatoryLocationTypeEnum.INDOOR_OUTDOOR);
        assertThat(again.breadcrumb()).isZero();
        assertThat(again.state.fabrics.fabrics()).containsOnlyKeys(1, 3);
        assertThat(again.arm(FIRST, 60, 1)).isEqualTo(OK);
    }

    private GeneralCommissioningCluster reopened() {
        FabricTable fabrics = new FabricTable(Storage.open(store, new TestVault()), 5);
        FailSafe failSafe = new FailSafe(fabrics, node.state.sessions, node.state.timer, Duration.ofMinutes(15));
        return new GeneralCommissioningCluster(failSafe);
    }

    @Test
    void aFailSafeThatIsTooShort() {
        FabricTable fabrics = new FabricTable(Storage.open(store, new TestVault()), 5);
        FailSafe failSafe = new FailSafe(fabrics, node.state.sessions, node.state.timer, Duration.ofSeconds(10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GeneralCommissioningCluster(failSafe))
                .withMessageContainingAll("60 s", "10 s", "give it a longer one");
    }

    @Test
    void timesThatDoNotFit() {
        for (BasicCommissioningInfo info : List.of(
                new BasicCommissioningInfo(60, 899),
                new BasicCommissioningInfo(0, 900),
                new BasicCommissioningInfo(901, 900))) {
            assertThatIllegalArgumentException()
                    .as(info.toString())
                    .isThrownBy(() -> new GeneralCommissioningCluster(
                            node.state.failSafe, info, RegulatoryLocationTypeEnum.INDOOR, () -> false));
        }
    }

    /** What is reported, as soon as possible; the clock is turned for that. */
    private <T> List<T> subscribe(RemoteAttribute<T> attribute) {
        List<T> heard = new ArrayList<>();
        attribute.subscribe(Duration.ZERO, Duration.ofHours(1)).subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(Reported<T> item) {
                heard.add(item.value());
            }

            @Override
            public void onError(Throwable throwable) {
                throw new AssertionError(throwable);
            }

            @Override
            public void onComplete() {}
        });
        node.state.advance(1);
        return heard;
    }
}

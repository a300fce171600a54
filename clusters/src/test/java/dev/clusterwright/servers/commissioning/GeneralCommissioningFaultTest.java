package dev.clusterwright.servers.commissioning;

import static dev.clusterwright.clusters.generalcommissioning.CommissioningErrorEnum.BUSY_WITH_OTHER_ADMIN;
import static dev.clusterwright.clusters.generalcommissioning.CommissioningErrorEnum.INVALID_AUTHENTICATION;
import static dev.clusterwright.clusters.generalcommissioning.CommissioningErrorEnum.NO_FAIL_SAFE;
import static dev.clusterwright.clusters.generalcommissioning.CommissioningErrorEnum.OK;
import static dev.clusterwright.clusters.generalcommissioning.CommissioningErrorEnum.VALUE_OUTSIDE_RANGE;
import static dev.clusterwright.servers.commissioning.CommissioningFixture.FIRST;
import static dev.clusterwright.servers.commissioning.CommissioningFixture.JOINED;
import static dev.clusterwright.servers.commissioning.CommissioningFixture.PASE;
import static dev.clusterwright.servers.commissioning.CommissioningFixture.SECOND;
import static dev.clusterwright.servers.testing.Answers.get;
import static dev.clusterwright.servers.testing.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.clusters.generalcommissioning.ArmFailSafe;
import dev.clusterwright.clusters.generalcommissioning.CommissioningComplete;
import dev.clusterwright.clusters.generalcommissioning.GeneralCommissioning;
import dev.clusterwright.clusters.generalcommissioning.RegulatoryLocationTypeEnum;
import dev.clusterwright.clusters.generalcommissioning.SetRegulatoryConfig;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.server.Session;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import org.junit.jupiter.api.Test;

/** Each way to be refused, as a client hears of it; where two faults come together, the one that is told. */
class GeneralCommissioningFaultTest {
    private final CommissioningFixture node = new CommissioningFixture();

    @Test
    void armFailSafeOfAnotherFabric_BusyWithOtherAdmin() {
        assertThat(node.arm(FIRST, 60, 1)).isEqualTo(OK);
        assertThat(node.arm(PASE, 60, 2)).isEqualTo(BUSY_WITH_OTHER_ADMIN);
        assertThat(node.arm(PASE, 0, 2)).isEqualTo(BUSY_WITH_OTHER_ADMIN);
        assertThat(node.breadcrumb()).isEqualTo(1);
        assertThat(node.state.isArmedFor(1)).isTrue();
    }

    @Test
    void armFailSafeOfThePasscode_BusyWithOtherAdmin() {
        assertThat(node.arm(PASE, 60, 1)).isEqualTo(OK);
        assertThat(node.arm(FIRST, 60, 2)).isEqualTo(BUSY_WITH_OTHER_ADMIN);
        node.state.add(PASE);
        assertThat(node.arm(PASE, 60, 3)).as("one that has not joined").isEqualTo(BUSY_WITH_OTHER_ADMIN);
        assertThat(node.arm(FIRST, 60, 3)).isEqualTo(BUSY_WITH_OTHER_ADMIN);
        assertThat(node.arm(JOINED, 60, 4)).isEqualTo(OK);
        assertThat(node.arm(SECOND, 60, 5)).isEqualTo(OK);
        assertThat(node.breadcrumb()).isEqualTo(5);
    }

    @Test
    void armFailSafeWhileTheWindowIsOpen_BusyWithOtherAdmin() {
        node.isWindowOpen = true;
        assertThat(node.arm(FIRST, 60, 1)).isEqualTo(BUSY_WITH_OTHER_ADMIN);
        assertThat(node.arm(FIRST, 0, 1)).isEqualTo(BUSY_WITH_OTHER_ADMIN);
        assertThat(node.breadcrumb()).isZero();
        assertThat(node.state.isArmedFor(1)).isFalse();
        assertThat(node.arm(PASE, 60, 1)).isEqualTo(OK);
        assertThat(node.arm(PASE, 0, 1)).isEqualTo(OK);

        node.isWindowOpen = false;
        assertThat(node.arm(FIRST, 60, 1)).isEqualTo(OK);
        node.isWindowOpen = true;
        assertThat(node.arm(FIRST, 60, 2)).as("one that was there before").isEqualTo(OK);
    }

    @Test
    void commissioningCompleteWithoutFailSafe_NoFailSafe() {
        node.state.arm(0, 60);
        node.state.add(PASE);
        node.state.change(transaction -> node.state.failSafe.complete(transaction, null));
        assertThat(node.complete(FIRST)).isEqualTo(NO_FAIL_SAFE);
        assertThat(node.complete(JOINED)).as("which is told before the session").isEqualTo(NO_FAIL_SAFE);
    }

    @Test
    void commissioningCompleteOverPase_InvalidAuthentication() {
        node.arm(PASE, 60, 1);
        node.state.add(PASE);
        assertThat(node.complete(JOINED)).isEqualTo(INVALID_AUTHENTICATION);
        assertThat(node.breadcrumb()).isEqualTo(1);
        assertThat(node.state.isArmedFor(2)).isTrue();
        assertThat(node.complete(SECOND)).isEqualTo(OK);
    }

    @Test
    void commissioningCompleteOfAnotherFabric_InvalidAuthentication() {
        node.arm(PASE, 60, 1);
        assertThat(node.complete(FIRST)).as("while it is armed for none").isEqualTo(INVALID_AUTHENTICATION);
        node.state.add(PASE);
        assertThat(node.complete(FIRST)).isEqualTo(INVALID_AUTHENTICATION);
        assertThat(node.state.isArmedFor(2)).isTrue();
    }

    @Test
    void commissioningCompleteBeforeAddNoc_UNSUPPORTED_ACCESS() {
        node.arm(PASE, 60, 1);
        assertThat(status(node.as(PASE).commissioningComplete())).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
    }

    /** Whoever was an administrator when the request came, and whose fabric has gone before it got its turn. */
    @Test
    void aFabricThatIsNoMore_UNSUPPORTED_ACCESS() {
        Session last = Session.of(SubjectDescriptor.node(9, 1));
        GeneralCommissioningCluster cluster = node.cluster;
        assertThat(Refusals.of(() -> cluster.armFailSafe().handle(new ArmFailSafe(60, 1), Refusals.context(last))))
                .isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(Refusals.of(() ->
                        cluster.commissioningComplete().handle(new CommissioningComplete(), Refusals.context(last))))
                .isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(node.state.isArmedFor(9)).isFalse();
    }

    @Test
    void setRegulatoryConfigThatTheNodeIsNotBuiltFor_ValueOutsideRange() {
        CommissioningFixture indoors =
                new CommissioningFixture(new MemoryNodeStore(), RegulatoryLocationTypeEnum.INDOOR);
        assertThat(indoors.regulate(PASE, RegulatoryLocationTypeEnum.OUTDOOR, "DE"))
                .isEqualTo(VALUE_OUTSIDE_RANGE);
        assertThat(indoors.regulate(PASE, RegulatoryLocationTypeEnum.INDOOR_OUTDOOR, "DE"))
                .isEqualTo(VALUE_OUTSIDE_RANGE);
        assertThat(indoors.breadcrumb()).isZero();
        assertThat(indoors.cluster.location().read()).isEqualTo("XX");
        assertThat(indoors.regulate(PASE, RegulatoryLocationTypeEnum.INDOOR, "DE"))
                .isEqualTo(OK);
    }

    @Test
    void setRegulatoryConfigThatThereIsNot_ValueOutsideRange() {
        SetRegulatoryConfig request = new SetRegulatoryConfig(RegulatoryLocationTypeEnum.of(3), "DE", 1);
        assertThat(Refusals.unchecked(node.as(PASE), request).errorCode()).isEqualTo(VALUE_OUTSIDE_RANGE);
        assertThat(get(node.as(PASE).regulatoryConfig().read())).isEqualTo(RegulatoryLocationTypeEnum.INDOOR_OUTDOOR);
    }

    @Test
    void setRegulatoryConfigOfNoCountry_CONSTRAINT_ERROR() {
        for (String country : new String[] {"", "D", "DEU"}) {
            SetRegulatoryConfig request = new SetRegulatoryConfig(RegulatoryLocationTypeEnum.INDOOR, country, 1);
            assertThat(Refusals.uncheckedStatus(node.as(PASE), request)).isEqualTo(StatusCode.CONSTRAINT_ERROR);
            SetRegulatoryConfig both = new SetRegulatoryConfig(RegulatoryLocationTypeEnum.of(3), country, 1);
            assertThat(Refusals.uncheckedStatus(node.as(PASE), both))
                    .as("which is told before the location")
                    .isEqualTo(StatusCode.CONSTRAINT_ERROR);
        }
        assertThat(node.breadcrumb()).isZero();
    }

    @Test
    void whoDoesNotAdminister_UNSUPPORTED_ACCESS() {
        Session user = Session.of(SubjectDescriptor.node(1, 2));
        assertThat(status(node.as(user).armFailSafe(new ArmFailSafe(60, 1)))).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(status(node.as(user).commissioningComplete())).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(status(node.as(user)
                        .setRegulatoryConfig(new SetRegulatoryConfig(RegulatoryLocationTypeEnum.INDOOR, "DE", 1))))
                .isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(status(node.as(user).breadcrumb().write(1L))).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
    }

    @Test
    void whatIsFixed_UNSUPPORTED_WRITE() {
        assertThat(Refusals.write(
                        node.as(FIRST),
                        GeneralCommissioning.Attributes.REGULATORY_CONFIG,
                        RegulatoryLocationTypeEnum.INDOOR))
                .isEqualTo(StatusCode.UNSUPPORTED_WRITE);
        assertThat(Refusals.write(
                        node.as(FIRST), GeneralCommissioning.Attributes.SUPPORTS_CONCURRENT_CONNECTION, false))
                .isEqualTo(StatusCode.UNSUPPORTED_WRITE);
    }
}

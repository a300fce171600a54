package dev.clusterwright.servers.commissioning;

import static dev.clusterwright.servers.commissioning.FailSafeFixture.ADMINISTRATOR;
import static dev.clusterwright.servers.commissioning.FailSafeFixture.PASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.server.Session;
import dev.clusterwright.servers.fabrics.Fabric;
import dev.clusterwright.servers.testing.RecordedSessions.EndCase;
import dev.clusterwright.servers.testing.RecordedSessions.EndPase;
import dev.clusterwright.servers.testing.RecordedSessions.Join;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is done under the fail-safe, how long it lasts, and how it ends. */
class FailSafeTest {
    private final FailSafeFixture node = new FailSafeFixture();

    @Test
    void isArmedForTheFabricThatAsked() {
        assertThat(node.isArmedFor(0)).isFalse();
        node.arm(1, 60);
        assertThat(node.isArmedFor(1)).isTrue();
        assertThat(node.isArmedFor(0)).isFalse();
        node.change(transaction -> node.failSafe.require(transaction, 1));
        assertThatExceptionOfType(StatusException.class)
                .isThrownBy(() -> node.change(transaction -> node.failSafe.require(transaction, 0)))
                .satisfies(e -> assertThat(e.status().code()).isEqualTo(StatusCode.FAILSAFE_REQUIRED));
        assertThatIllegalStateException().isThrownBy(() -> node.arm(2, 60));
    }

    @Test
    void expiresAtItsTime() {
        node.arm(0, 60);
        node.timer.advance(Duration.ofMinutes(1).minusNanos(1));
        assertThat(node.isArmedFor(0)).isTrue();
        node.timer.advance(Duration.ofNanos(1));
        assertThat(node.isArmedFor(0)).isFalse();
        assertThat(node.endings).containsExactly("expired");
        assertThat(node.sessions.take()).containsExactly(new EndPase(null));
        assertThat(node.timer.scheduled()).isZero();
    }

    @Test
    void isArmedAgainForLonger() {
        node.arm(0, 60);
        node.advance(59);
        node.arm(0, 60);
        node.advance(59);
        assertThat(node.isArmedFor(0)).isTrue();
        node.advance(1);
        assertThat(node.isArmedFor(0)).isFalse();
    }

    @Test
    void isArmedAgainForLess() {
        node.arm(0, 600);
        node.arm(0, 5);
        node.advance(5);
        assertThat(node.isArmedFor(0)).isFalse();
    }

    @Test
    void doesNotLastLongerThanTheLongest() {
        for (int i = 0; i < 9; i++) {
            node.arm(0, 150);
            node.advance(99);
        }
        assertThat(node.isArmedFor(0)).isTrue();
        node.arm(0, 150);
        node.advance(8);
        assertThat(node.isArmedFor(0)).isTrue();
        node.advance(1);
        assertThat(node.isArmedFor(0)).isFalse();
        assertThat(node.timer.scheduled()).isZero();

        node.arm(0, 65_535);
        node.advance(899);
        assertThat(node.isArmedFor(0)).isTrue();
        node.advance(1);
        assertThat(node.isArmedFor(0)).isFalse();
    }

    @Test
    void theFabricThatIsJoinedTakesItOver() {
        node.arm(0, 60);
        node.add(PASE);
        assertThat(node.sessions.take()).containsExactly(new Join(PASE, 2));
        assertThat(node.isArmedFor(2)).isTrue();
        assertThat(node.isArmedFor(0)).isFalse();

        node.arm(2, 30);
        node.advance(30);
        assertThat(node.fabrics.fabrics()).containsOnlyKeys(1);
        assertThat(node.sessions.take()).containsExactly(new Join(PASE, 0), new EndPase(null), new EndCase(2, null));
    }

    @Test
    void anAdministratorWhoAddsAFabricKeepsItsOwn() {
        node.arm(1, 60);
        node.add(ADMINISTRATOR);
        assertThat(node.sessions.take()).isEmpty();
        assertThat(node.isArmedFor(2)).isTrue();
        node.advance(60);
        assertThat(node.sessions.take()).containsExactly(new EndPase(null), new EndCase(2, null));
    }

    @Test
    void whatIsCompletedStays() {
        node.arm(0, 60);
        node.add(PASE);
        node.sessions.take();
        Session commissioner = Session.of(SubjectDescriptor.node(2, 5));
        node.change(transaction -> node.failSafe.complete(transaction, commissioner));
        assertThat(node.sessions.take()).containsExactly(new EndPase(commissioner));
        assertThat(node.timer.scheduled()).isZero();
        node.advance(10_000);
        assertThat(node.fabrics.fabrics()).containsOnlyKeys(1, 2);
        assertThat(node.endings).containsExactly("completed");
    }

    @Test
    void aNewCertificateIsUndone() {
        Fabric before = node.fabric(1);
        node.arm(1, 60);
        Fabric updated = node.update(ADMINISTRATOR);
        assertThat(node.sessions.take()).containsExactly(new EndCase(1, ADMINISTRATOR));
        assertThat(node.storage.<Boolean>call(node.failSafe::hasCredentials)).isTrue();
        assertThat(node.fabric(1).nodeId()).isEqualTo(updated.nodeId());

        node.advance(60);
        assertThat(node.fabric(1).noc()).isEqualTo(before.noc());
        assertThat(node.storage.<Boolean>call(node.failSafe::hasCredentials)).isFalse();
        assertThat(node.sessions.take()).containsExactly(new EndPase(null), new EndCase(1, null));
    }

    @Test
    void isUndoneOnRequest() {
        node.arm(0, 60);
        node.add(PASE);
        node.sessions.take();
        node.change(transaction -> node.failSafe.expire(transaction, PASE));
        assertThat(node.sessions.take()).containsExactly(new Join(PASE, 0), new EndPase(PASE), new EndCase(2, PASE));
        node.change(transaction -> node.failSafe.expire(transaction, PASE));
        assertThat(node.sessions.take()).isEmpty();
        assertThat(node.endings).containsExactly("expired");
        assertThat(node.timer.scheduled()).isZero();
    }

    @Test
    void endsWithTheFabricThatWasAdded() {
        node.arm(0, 60);
        node.add(PASE);
        node.sessions.take();
        node.change(transaction -> node.failSafe.remove(transaction, 2, PASE));
        assertThat(node.fabrics.fabrics()).containsOnlyKeys(1);
        assertThat(node.isArmedFor(2)).isFalse();
        assertThat(node.endings).containsExactly("expired");
        assertThat(node.sessions.take()).containsExactly(new Join(PASE, 0), new EndPase(PASE), new EndCase(2, PASE));
        node.change(transaction -> node.failSafe.remove(transaction, 2, PASE));
        assertThat(node.sessions.take()).isEmpty();
    }

    @Test
    void endsWithTheFabricThatGotANewCertificate() {
        node.arm(1, 60);
        Fabric updated = node.update(ADMINISTRATOR);
        node.change(transaction -> node.failSafe.remove(transaction, 1, ADMINISTRATOR));
        assertThat(node.fabrics.fabrics()).isEmpty();
        assertThat(node.isArmedFor(1)).isFalse();
        assertThat(node.storage.<Boolean>call(node.failSafe::hasCredentials)).isFalse();
        assertThat(node.storage.read("fabric")).containsOnlyKeys("fabrics/last");
        assertThatIllegalStateException()
                .isThrownBy(() -> updated.operationalKey().privateKey());
    }

    @Test
    void endsWithItsFabricAlsoIfTheDeviceRemovesThat() {
        node.arm(0, 60);
        node.add(PASE);
        node.sessions.take();
        node.change(transaction -> node.fabrics.remove(transaction, 2));
        assertThat(node.isArmedFor(2)).isFalse();
        assertThat(node.endings).containsExactly("expired");
        assertThat(node.sessions.take()).containsExactly(new Join(PASE, 0), new EndPase(null), new EndCase(2, null));
        assertThat(node.timer.scheduled()).isZero();
    }

    /** Another fabric may come to have the index, and must not find sessions that are not of it. */
    @Test
    void sessionsEndWithTheirFabricAlsoIfTheDeviceRemovesThat() {
        node.change(transaction -> node.fabrics.remove(transaction, 1));
        assertThat(node.sessions.take()).containsExactly(new EndCase(1, null));
    }

    @Test
    void goesOnWhenAnotherFabricIsRemoved() {
        node.arm(0, 60);
        node.add(PASE);
        node.sessions.take();
        node.change(transaction -> node.failSafe.remove(transaction, 1, PASE));
        assertThat(node.isArmedFor(2)).isTrue();
        assertThat(node.sessions.take()).containsExactly(new EndCase(1, PASE));
        node.change(transaction -> node.failSafe.complete(transaction, null));
        assertThat(node.fabrics.fabrics()).containsOnlyKeys(2);
    }

    @Test
    void whatIsNotStoredHasNotHappened() {
        assertThatIllegalStateException()
                .isThrownBy(() -> node.change(transaction -> {
                    node.failSafe.arm(transaction, 0, Duration.ofMinutes(1));
                    throw new IllegalStateException("refused");
                }));
        assertThat(node.isArmedFor(0)).isFalse();
        assertThat(node.timer.scheduled()).isZero();

        node.arm(0, 60);
        assertThatIllegalStateException()
                .isThrownBy(() -> node.change(transaction -> {
                    node.add(transaction, PASE);
                    throw new IllegalStateException("refused");
                }));
        assertThat(node.isArmedFor(0)).isTrue();
        assertThat(node.sessions.take()).isEmpty();
    }

    @Test
    void misuse() {
        assertThatIllegalArgumentException().isThrownBy(() -> node.arm(0, 0));
        assertThatIllegalStateException().isThrownBy(() -> node.add(PASE));
        assertThatIllegalStateException().isThrownBy(() -> node.update(ADMINISTRATOR));
        assertThatIllegalStateException()
                .isThrownBy(() -> node.change(transaction -> node.failSafe.complete(transaction, null)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FailSafe(node.fabrics, node.sessions, node.timer, Duration.ZERO));
        node.arm(0, 60);
        assertThatIllegalStateException().isThrownBy(() -> node.update(ADMINISTRATOR));
    }
}

package dev.clusterwright.interaction.server;

import static dev.clusterwright.interaction.server.SubscribedDevice.LABEL;
import static dev.clusterwright.interaction.server.SubscribedDevice.LEVEL;
import static dev.clusterwright.interaction.server.SubscribedDevice.NAMES;
import static dev.clusterwright.interaction.server.Subscriber.EVERYTHING;
import static dev.clusterwright.interaction.server.Subscriber.lost;
import static dev.clusterwright.interaction.server.Subscriber.request;
import static dev.clusterwright.interaction.server.Subscriber.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.access.AccessDecision;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.Timer;
import dev.clusterwright.interaction.loopback.ManualTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What becomes of a subscription whose reports are lost. */
class SubscriptionLossTest {
    private final ManualTimer timer = new ManualTimer();
    private final Instant start = timer.now();
    private final SubscribedDevice device = new SubscribedDevice(timer);
    private final Subscriber alice = new Subscriber(timer, device.node, SubjectDescriptor.node(1, 0xA));

    private void advance(int seconds) {
        timer.advance(Duration.ofSeconds(seconds));
    }

    private void subscribe(int floor, int max) {
        alice.subscribe(request(floor, max, EVERYTHING, List.of(new EventPath(null, null, null))));
    }

    /** After how many tenths of a second each report began. */
    private List<Long> tenths() {
        return alice.reports.stream()
                .map(report -> Duration.between(start, report.at()).toMillis() / 100)
                .toList();
    }

    @Test
    void aReportIsTriedAgainAndTellsWhatHasChangedSince() {
        subscribe(0, 60);
        alice.answering = report -> lost();
        device.on(1).level.set(1);
        device.on(1).pressed.emit(1);
        advance(2);
        device.on(1).level.set(2);
        device.on(2).label.set("x");
        device.on(2).pressed.emit(1);
        advance(3);
        assertThat(tenths()).containsExactly(1L, 11L, 31L);
        assertThat(alice.known(1, LEVEL)).isZero();
        assertThat(alice.events).isEmpty();
        alice.answering = report -> status(StatusCode.SUCCESS);
        advance(3);
        assertThat(tenths()).containsExactly(1L, 11L, 31L, 71L);
        assertThat(alice.lastAttributes()).containsExactly("1/0", "2/1");
        assertThat(alice.known(1, LEVEL)).isEqualTo(2);
        assertThat(alice.known(2, LABEL)).isEqualTo("x");
        assertThat(alice.events).containsExactly(0L, 1L);
        advance(59);
        assertThat(alice.reports).hasSize(4);
        advance(1);
        assertThat(tenths()).last().isEqualTo(671L);
        assertThat(alice.lastAttributes()).isEmpty();
        assertThat(alice.events).hasSize(2);
    }

    @Test
    void theWaitIsShortAgainAfterASuccess() {
        subscribe(0, 60);
        alice.answering = report -> lost();
        device.on(1).level.set(1);
        advance(4);
        alice.answering = report -> status(StatusCode.SUCCESS);
        advance(6);
        alice.answering = report -> lost();
        device.on(1).level.set(2);
        advance(2);
        assertThat(tenths()).containsExactly(1L, 11L, 31L, 71L, 100L, 110L);
    }

    @Test
    void anEmptyReportIsTriedAgainToo() {
        subscribe(60, 60);
        alice.answering = report -> lost();
        advance(60);
        alice.answering = report -> status(StatusCode.SUCCESS);
        advance(1);
        assertThat(tenths()).containsExactly(600L, 610L);
        advance(59);
        assertThat(alice.reports).hasSize(2);
        advance(1);
        assertThat(tenths()).containsExactly(600L, 610L, 1210L);
    }

    @Test
    void aReportOfWhichAPartIsLostIsTriedAgainAsAWhole() {
        subscribe(0, 60);
        device.on(1).level.set(3);
        device.on(1).names.set(Collections.nCopies(200, "a name of some length"));
        alice.answering = report -> report.hasMoreChunks() ? status(StatusCode.SUCCESS) : lost();
        timer.advance(Subscription.SETTLING);
        assertThat(alice.reports).hasSize(1);
        assertThat(alice.reports.get(0).messages()).hasSizeGreaterThan(3);
        assertThat(alice.open).isZero();
        device.on(1).names.set(Collections.nCopies(150, "a name of other length"));
        alice.answering = report -> status(StatusCode.SUCCESS);
        advance(1);
        assertThat(alice.lastAttributes().get(0)).isEqualTo("1/0");
        assertThat(alice.known(1, LEVEL)).isEqualTo(3);
        assertThat(alice.known(1, NAMES)).hasSize(150);
        assertThat(alice.open).isZero();
    }

    @Test
    void whoIsNotHeardOfForLongIsGivenUp() {
        subscribe(0, 10);
        alice.answering = report -> lost();
        device.on(1).level.set(1);
        advance(69);
        assertThat(timer.scheduled()).isEqualTo(1);
        advance(1);
        assertThat(tenths()).containsExactly(1L, 11L, 31L, 71L, 151L, 251L, 351L, 451L, 551L, 651L, 700L);
        assertThat(timer.scheduled()).isZero();
        alice.answering = report -> status(StatusCode.SUCCESS);
        device.on(1).level.set(2);
        advance(100);
        assertThat(alice.reports).hasSize(11);
    }

    @Test
    void theTimeUntilTheNextTryDoesNotGrowForEver() {
        subscribe(0, 3600);
        alice.answering = report -> lost();
        device.on(1).level.set(1);
        advance(3650);
        List<Long> times = tenths();
        long longest = 0;
        for (int i = 1; i < times.size(); i++) {
            longest = Math.max(longest, times.get(i) - times.get(i - 1));
        }
        assertThat(longest).isEqualTo(640);
    }

    @Test
    void silenceIsALossToo() {
        subscribe(0, 60);
        alice.answering = report -> new CompletableFuture<>();
        device.on(1).level.set(1);
        advance(126);
        assertThat(tenths()).containsExactly(1L, 311L, 631L, 971L);
        assertThat(alice.open).isEqualTo(1);
        advance(2);
        assertThat(alice.open).isZero();
        assertThat(alice.reports).hasSize(4);
        assertThat(timer.scheduled()).isZero();
    }

    @Test
    void anAnswerThatComesTooLateChangesNothing() {
        CompletableFuture<EncodedMessage> late = new CompletableFuture<>();
        subscribe(0, 60);
        alice.answering = report -> late;
        device.on(1).level.set(1);
        timer.advance(Subscription.SETTLING.plus(Delivery.PATIENCE));
        alice.answering = report -> status(StatusCode.SUCCESS);
        status(StatusCode.INVALID_SUBSCRIPTION).thenAccept(late::complete);
        advance(1);
        assertThat(alice.reports).hasSize(2);
        assertThat(alice.lastAttributes()).containsExactly("1/0");
        assertThat(timer.scheduled()).isEqualTo(1);
    }

    @Test
    void aWayThatFailsIsALossToo() {
        subscribe(0, 60);
        alice.answering = report -> {
            throw new IllegalStateException("secret");
        };
        device.on(1).level.set(1);
        advance(1);
        assertThat(alice.open).isZero();
        alice.answering = report -> status(StatusCode.SUCCESS);
        advance(1);
        assertThat(alice.known(1, LEVEL)).isEqualTo(1);
    }

    @Test
    void anAlarmThatIsTakenBackTooLateIsNotHeard() {
        Timer stubborn = new Timer() {
            @Override
            public Instant now() {
                return timer.now();
            }

            @Override
            public Runnable schedule(Duration delay, Runnable task) {
                timer.schedule(delay, task);
                return () -> {};
            }
        };
        SubscribedDevice other = new SubscribedDevice(stubborn);
        Subscriber bob = new Subscriber(stubborn, other.node, SubjectDescriptor.node(1, 0xB));
        bob.subscribe(request(10, 60, EVERYTHING, null));
        other.on(1).level.set(1);
        advance(69);
        assertThat(bob.reports).hasSize(1);
        advance(1);
        assertThat(bob.reports).hasSize(2);
    }

    @Test
    void accessControlThatFailsIsALossToo() {
        subscribe(0, 60);
        device.accessControl = (subject, privilege, endpoint, cluster, types) -> {
            throw new IllegalStateException("secret");
        };
        device.on(1).level.set(1);
        advance(1);
        assertThat(alice.reports).isEmpty();
        device.accessControl = (subject, privilege, endpoint, cluster, types) -> AccessDecision.ALLOWED;
        advance(1);
        assertThat(alice.known(1, LEVEL)).isEqualTo(1);
    }
}

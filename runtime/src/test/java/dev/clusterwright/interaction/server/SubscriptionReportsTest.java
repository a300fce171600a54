package dev.clusterwright.interaction.server;

import static dev.clusterwright.interaction.server.SubscribedDevice.CLUSTER;
import static dev.clusterwright.interaction.server.SubscribedDevice.LEVEL;
import static dev.clusterwright.interaction.server.SubscribedDevice.NAMES;
import static dev.clusterwright.interaction.server.SubscribedDevice.OPENED;
import static dev.clusterwright.interaction.server.SubscribedDevice.OWNERS;
import static dev.clusterwright.interaction.server.SubscribedDevice.PRESSED;
import static dev.clusterwright.interaction.server.Subscriber.EVERYTHING;
import static dev.clusterwright.interaction.server.Subscriber.request;
import static dev.clusterwright.interaction.server.Subscriber.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.access.AccessDecision;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.Privilege;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.ReportData;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.interaction.SubscribeRequest;
import dev.clusterwright.interaction.SubscribeResponse;
import dev.clusterwright.interaction.loopback.ManualTimer;
import dev.clusterwright.type.Maybe;
import dev.clusterwright.type.OctetString;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What subscriptions report, and when. */
class SubscriptionReportsTest {
    private static final List<AttributePath> LEVELS = List.of(new AttributePath(null, CLUSTER, LEVEL.id()));

    private final ManualTimer timer = new ManualTimer();
    private final Instant start = timer.now();
    private final SubscribedDevice device = new SubscribedDevice(timer);
    private final Subscriber alice = new Subscriber(timer, device.node, SubjectDescriptor.node(1, 0xA));

    private void advance(int seconds) {
        timer.advance(Duration.ofSeconds(seconds));
    }

    /** After how many seconds each report began. */
    private List<Long> times() {
        return alice.reports.stream()
                .map(report -> Duration.between(start, report.at()).toSeconds())
                .toList();
    }

    private void subscribe(int floor, int max, List<AttributePath> attributes, EventPath... events) {
        alice.subscribe(request(floor, max, attributes, List.of(events)));
    }

    @Test
    void changesWithinTheFloorAreOneReport() {
        subscribe(10, 60, EVERYTHING);
        device.on(1).level.set(1);
        advance(3);
        device.on(1).level.set(2);
        device.on(2).label.set("x");
        advance(6);
        assertThat(alice.reports).isEmpty();
        advance(1);
        assertThat(times()).containsExactly(10L);
        assertThat(alice.lastAttributes()).containsExactly("1/0", "2/1");
        assertThat(alice.known(1, LEVEL)).isEqualTo(2);
        advance(5);
        device.on(1).level.set(3);
        advance(30);
        device.on(1).level.set(4);
        advance(0);
        assertThat(times()).containsExactly(10L, 20L, 45L);
    }

    @Test
    void aReportIsNoAnswerToARead() {
        SubscribeResponse response = alice.subscribe(request(0, 60, LEVELS, null));
        device.on(1).level.set(1);
        advance(1);
        ReportData message = alice.reports.get(0).messages().get(0);
        assertThat(message.subscriptionId()).isEqualTo(response.subscriptionId());
        assertThat(message.suppressesResponse()).isFalse();
        assertThat(message.hasMoreChunks()).isFalse();
        assertThat(alice.open).isZero();
    }

    @Test
    void thereIsAnEmptyReportWhenNothingHappens() {
        SubscribeResponse response = alice.subscribe(request(0, 60, EVERYTHING, null));
        advance(59);
        assertThat(alice.reports).isEmpty();
        advance(1);
        advance(60);
        assertThat(times()).containsExactly(60L, 120L);
        assertThat(alice.reports.get(0).messages())
                .containsExactly(new ReportData(response.subscriptionId(), null, null, null, null));
        device.on(1).level.set(1);
        advance(59);
        advance(1);
        assertThat(times()).containsExactly(60L, 120L, 120L, 180L);
    }

    @Test
    void aChangeThatWaitsForTheFloorDoesNotDelayTheLatestReport() {
        subscribe(60, 60, EVERYTHING);
        device.on(1).level.set(1);
        advance(60);
        device.on(1).level.set(2);
        advance(60);
        assertThat(times()).containsExactly(60L, 120L);
        assertThat(alice.known(1, LEVEL)).isEqualTo(2);
    }

    @Test
    void whatIsNotFollowedIsNoReason() {
        subscribe(0, 60, List.of(new AttributePath(1, CLUSTER, null)));
        device.on(2).level.set(1);
        device.on(1).counter.set(1);
        device.on(1).opened.emit(1);
        advance(59);
        assertThat(alice.reports).isEmpty();
    }

    @Test
    void whatAWildcardLeavesOutIsNotFollowed() {
        long skipCustomElements = 1 << 5;
        AttributePath path = new AttributePath(null, null, null, null, null, Maybe.absent(), skipCustomElements, null);
        subscribe(0, 60, List.of(path, AttributePath.of(1, LEVEL)));
        device.on(2).level.set(1);
        advance(59);
        assertThat(alice.reports).isEmpty();
        device.on(1).level.set(1);
        advance(0);
        assertThat(alice.lastAttributes()).containsExactly("1/0");
    }

    @Test
    void aListThatIsTooLongForAMessageComesInParts() {
        subscribe(0, 60, EVERYTHING);
        device.on(1).level.set(9);
        device.on(1).names.set(Collections.nCopies(200, "a name of some length"));
        device.on(2).level.set(10);
        advance(1);
        List<ReportData> messages = alice.reports.get(0).messages();
        assertThat(messages).hasSizeGreaterThan(3);
        assertThat(messages).allMatch(message -> message.encode().payload().length() <= Session.USUAL_MESSAGE_SIZE);
        int last = messages.size() - 1;
        assertThat(messages.subList(0, last)).allMatch(ReportData::hasMoreChunks);
        assertThat(messages.get(last).hasMoreChunks()).isFalse();
        assertThat(alice.known(1, LEVEL)).isEqualTo(9);
        assertThat(alice.known(1, NAMES)).hasSize(200);
        assertThat(alice.known(2, LEVEL)).isEqualTo(10);
        assertThat(alice.reports).hasSize(1);
        assertThat(alice.open).isZero();
    }

    @Test
    void oneReportIsOnItsWayAtATime() {
        CompletableFuture<EncodedMessage> late = new CompletableFuture<>();
        subscribe(0, 10, LEVELS);
        alice.answering = report -> late;
        device.on(1).level.set(1);
        advance(1);
        device.on(1).level.set(2);
        device.on(2).level.set(3);
        advance(15);
        assertThat(alice.reports).hasSize(1);
        assertThat(alice.open).isEqualTo(1);
        alice.answering = report -> status(StatusCode.SUCCESS);
        status(StatusCode.SUCCESS).thenAccept(late::complete);
        advance(0);
        assertThat(alice.lastAttributes()).containsExactly("1/0", "2/0");
        assertThat(alice.open).isZero();
    }

    @Test
    void userCodeDoesNotSend() throws InterruptedException {
        subscribe(0, 10, LEVELS);
        advance(1);
        Thread device = new Thread(() -> this.device.on(1).level.set(1));
        device.start();
        device.join();
        assertThat(alice.reports).isEmpty();
        advance(0);
        assertThat(alice.reports.get(0).thread()).isSameAs(Thread.currentThread());
    }

    @Test
    void onlyUrgentEventsAreAReason() {
        EventPath pressed = EventPath.of(1, PRESSED);
        EventPath urgent = new EventPath(null, null, CLUSTER, OPENED.id(), true);
        subscribe(10, 60, List.of(AttributePath.of(1, LEVEL)), pressed, urgent);
        device.on(1).pressed.emit(1);
        device.on(2).pressed.emit(2);
        advance(30);
        assertThat(alice.reports).isEmpty();
        device.on(2).opened.emit(3);
        advance(1);
        assertThat(times()).containsExactly(30L);
        assertThat(alice.events).containsExactly(0L, 2L);
        device.on(1).pressed.emit(4);
        device.on(2).opened.emit(5);
        advance(9);
        assertThat(times()).containsExactly(30L, 40L);
        assertThat(alice.events).containsExactly(0L, 2L, 3L, 4L);
        device.on(1).pressed.emit(6);
        advance(59);
        assertThat(alice.events).hasSize(4);
        advance(1);
        assertThat(times()).containsExactly(30L, 40L, 100L);
        assertThat(alice.events).containsExactly(0L, 2L, 3L, 4L, 5L);
    }

    @Test
    void eventsComeWithChangesOfAttributes() {
        subscribe(0, 60, LEVELS, new EventPath(null, CLUSTER, null));
        device.on(1).pressed.emit(1);
        device.on(1).level.set(1);
        advance(1);
        assertThat(alice.reports).hasSize(1);
        assertThat(alice.events).containsExactly(0L);
    }

    @Test
    void whoMayNotReadAnyMoreHearsNothing() {
        subscribe(0, 60, EVERYTHING, new EventPath(null, null, null, null, true));
        device.accessControl = (subject, privilege, endpoint, cluster, types) ->
                endpoint == 1 || privilege == Privilege.ADMINISTER ? AccessDecision.DENIED : AccessDecision.ALLOWED;
        device.on(1).level.set(1);
        device.on(1).pressed.emit(1);
        device.on(2).opened.emit(2);
        device.on(2).pin.set(3);
        advance(59);
        assertThat(alice.reports).isEmpty();
        device.on(1).level.set(4);
        device.on(2).level.set(5);
        advance(0);
        assertThat(alice.lastAttributes()).containsExactly("2/0");
        assertThat(alice.known(1, LEVEL)).isZero();
        assertThat(alice.events).isEmpty();
    }

    @Test
    void whatMightNotBeReadIsNotToldLater() {
        subscribe(0, 60, LEVELS, new EventPath(null, null, null, null, true));
        device.accessControl = (subject, privilege, endpoint, cluster, types) -> AccessDecision.DENIED;
        device.on(1).level.set(1);
        device.on(1).pressed.emit(1);
        advance(1);
        device.accessControl = (subject, privilege, endpoint, cluster, types) -> AccessDecision.ALLOWED;
        device.on(2).pressed.emit(2);
        advance(1);
        assertThat(alice.reports).hasSize(1);
        assertThat(alice.lastAttributes()).isEmpty();
        assertThat(alice.events).containsExactly(1L);
    }

    @Test
    void whoMayNotReadAnyMoreStillHearsThatTheNodeIsThere() {
        subscribe(0, 60, EVERYTHING);
        device.accessControl = (subject, privilege, endpoint, cluster, types) -> AccessDecision.DENIED;
        device.on(1).level.set(1);
        advance(60);
        assertThat(times()).containsExactly(60L);
        assertThat(alice.lastAttributes()).isEmpty();
    }

    static List<EncodedMessage> refusals() {
        return List.of(
                new StatusResponse(StatusCode.INVALID_SUBSCRIPTION).encode(),
                new StatusResponse(StatusCode.FAILURE).encode(),
                new ReportData(1L, null, null, null, null).encode(),
                new EncodedMessage(0x01, OctetString.EMPTY),
                new EncodedMessage(0x77, OctetString.EMPTY));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aReportThatIsRefusedIsTheLast(EncodedMessage refusal) {
        subscribe(0, 10, EVERYTHING);
        alice.answering = report -> CompletableFuture.completedFuture(refusal);
        device.on(1).names.set(Collections.nCopies(200, "a name of some length"));
        advance(100);
        device.on(1).level.set(1);
        advance(100);
        assertThat(alice.reports).hasSize(1);
        assertThat(alice.reports.get(0).messages()).hasSize(1);
        assertThat(alice.open).isZero();
        assertThat(timer.scheduled()).isZero();
    }

    @Test
    void theEndOfTheSessionEndsAReportThatIsOnItsWay() {
        subscribe(0, 60, LEVELS);
        alice.answering = report -> new CompletableFuture<>();
        device.on(1).level.set(1);
        advance(1);
        assertThat(alice.open).isEqualTo(1);
        device.node.sessionClosed(Session.of(SubjectDescriptor.node(1, 0xA)));
        assertThat(alice.open).isEqualTo(1);
        device.node.sessionClosed(alice.session());
        assertThat(alice.open).isZero();
        advance(1000);
        assertThat(alice.reports).hasSize(1);
        assertThat(timer.scheduled()).isZero();
    }

    @Test
    void nothingIsKeptOfAReportThatHasEnded() {
        subscribe(0, 60, LEVELS);
        int atRest = timer.scheduled();
        for (int i = 1; i < 50; i++) {
            device.on(1).level.set(i);
            advance(1);
        }
        assertThat(alice.reports).hasSize(49);
        assertThat(timer.scheduled()).isEqualTo(atRest).isEqualTo(1);
    }

    @Test
    void listsAreFilteredAsWasSaidAtFirst() {
        List<AttributePath> owners = List.of(AttributePath.of(1, OWNERS));
        Subscriber bob = new Subscriber(timer, device.node, SubjectDescriptor.node(1, 0xB));
        alice.subscribe(request(0, 60, owners, null));
        bob.subscribe(new SubscribeRequest(true, 0, 60, owners, null, null, false, null));
        device.on(1).owners.set(List.of(Bench.Entry.of(7, 1), Bench.Entry.of(8, 2)));
        advance(1);
        assertThat(alice.known(1, OWNERS)).hasSize(1);
        assertThat(bob.known(1, OWNERS)).hasSize(2);
    }
}

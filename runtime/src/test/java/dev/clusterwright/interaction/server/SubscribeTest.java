package dev.clusterwright.interaction.server;

import static dev.clusterwright.interaction.server.SubscribedDevice.CLUSTER;
import static dev.clusterwright.interaction.server.SubscribedDevice.LEVEL;
import static dev.clusterwright.interaction.server.SubscribedDevice.NAMES;
import static dev.clusterwright.interaction.server.SubscribedDevice.OPENED;
import static dev.clusterwright.interaction.server.SubscribedDevice.PIN;
import static dev.clusterwright.interaction.server.SubscribedDevice.PRESSED;
import static dev.clusterwright.interaction.server.Subscriber.EVERYTHING;
import static dev.clusterwright.interaction.server.Subscriber.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.access.AccessDecision;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.Privilege;
import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.ClusterPath;
import dev.clusterwright.interaction.DataVersionFilter;
import dev.clusterwright.interaction.EventFilter;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.ReadRequest;
import dev.clusterwright.interaction.ReportData;
import dev.clusterwright.interaction.Responder;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.interaction.SubscribeRequest;
import dev.clusterwright.interaction.SubscribeResponse;
import dev.clusterwright.interaction.loopback.ManualTimer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How subscriptions begin. */
class SubscribeTest {
    private static final List<AttributePath> LEVELS = List.of(new AttributePath(null, CLUSTER, LEVEL.id()));
    private static final SubjectDescriptor ALICE = SubjectDescriptor.node(1, 0xA);
    private static final SubjectDescriptor BOB = SubjectDescriptor.node(1, 0xB);

    private final ManualTimer timer = new ManualTimer();
    private final SubscribedDevice device = new SubscribedDevice(timer, new Limits(1, 9, 3, 3, 10));
    private final Subscriber alice = new Subscriber(timer, device.node, ALICE);

    private static StatusCode refusal(Subscriber subscriber, SubscribeRequest request) {
        StatusException refusal =
                Assertions.catchThrowableOfType(StatusException.class, () -> subscriber.subscribe(request));
        return refusal.status().code();
    }

    /** Whether a change is reported to it. */
    private boolean holds(Subscriber subscriber) {
        int before = subscriber.reports.size();
        device.on(1).level.update(level -> level + 1);
        timer.advance(Duration.ofSeconds(1));
        return subscriber.reports.size() > before;
    }

    @Test
    void tellsAllThereIsAndThenThatItHolds() {
        device.on(1).level.set(7);
        device.on(2).level.set(8);
        SubscribeResponse response = alice.subscribe(request(0, 60, LEVELS, null));
        assertThat(response.maxInterval()).isEqualTo(60);
        assertThat(alice.known(1, LEVEL)).isEqualTo(7);
        assertThat(alice.known(2, LEVEL)).isEqualTo(8);
        assertThat(alice.view).hasSize(2);
        assertThat(alice.reports).isEmpty();
    }

    @Test
    void everyMessageOfThePrimingHasTheIdAndIsAcknowledged() {
        device.on(1).names.set(Collections.nCopies(100, "a name of some length"));
        Responder responder = device.node.accept(alice.session());
        List<Message> answers = new ArrayList<>();
        answers.add(Subscriber.send(responder, request(0, 60, EVERYTHING, null)));
        while (answers.get(answers.size() - 1) instanceof ReportData) {
            answers.add(Subscriber.send(responder, new StatusResponse(StatusCode.SUCCESS)));
        }
        SubscribeResponse response = (SubscribeResponse) answers.remove(answers.size() - 1);
        assertThat(answers).hasSizeGreaterThan(2).allSatisfy(message -> {
            ReportData report = (ReportData) message;
            assertThat(report.subscriptionId()).isEqualTo(response.subscriptionId());
            assertThat(report.suppressesResponse()).isFalse();
            alice.take(report);
        });
        assertThat(alice.known(1, NAMES)).hasSize(100);
        assertThat(responder.receive(new StatusResponse(StatusCode.SUCCESS).encode()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,0,1", "0,1,1", "5,5,5", "0,3600,3600", "0,65535,3600", "4000,5000,4000", "65535,65535,65535"})
    void choosesTheIntervalThatIsAskedForUpToAnHour(int floor, int ceiling, int chosen) {
        assertThat(alice.subscribe(request(floor, ceiling, LEVELS, null)).maxInterval())
                .isEqualTo(chosen);
    }

    @Test
    void refusesIntervalsThatContradictEachOther() {
        assertThat(refusal(alice, request(61, 60, LEVELS, null))).isEqualTo(StatusCode.INVALID_ACTION);
    }

    @Test
    void refusesPathsThatReachNothing() {
        AttributePath unknown = new AttributePath(1, CLUSTER, 99L);
        AttributePath pin = AttributePath.of(1, PIN);
        assertThat(refusal(alice, request(0, 60, null, null))).isEqualTo(StatusCode.INVALID_ACTION);
        assertThat(refusal(alice, request(0, 60, List.of(), List.of()))).isEqualTo(StatusCode.INVALID_ACTION);
        assertThat(refusal(alice, request(0, 60, List.of(unknown), null))).isEqualTo(StatusCode.INVALID_ACTION);
        device.accessControl = (subject, privilege, endpoint, cluster, types) ->
                privilege == Privilege.ADMINISTER ? AccessDecision.DENIED : AccessDecision.ALLOWED;
        assertThat(refusal(alice, request(0, 60, List.of(pin), List.of(EventPath.of(1, OPENED)))))
                .isEqualTo(StatusCode.INVALID_ACTION);
        alice.subscribe(request(0, 60, null, List.of(EventPath.of(1, PRESSED))));
        alice.subscribe(request(0, 60, List.of(unknown, pin, AttributePath.of(1, LEVEL)), null));
        assertThat(alice.view).containsOnlyKeys(AttributePath.of(1, LEVEL));
    }

    @Test
    void refusesMorePathsThanAreFollowed() {
        List<AttributePath> paths = Collections.nCopies(3, AttributePath.of(1, LEVEL));
        alice.subscribe(request(0, 60, paths, null));
        assertThat(refusal(alice, request(0, 60, paths, List.of(EventPath.of(1, PRESSED)))))
                .isEqualTo(StatusCode.PATHS_EXHAUSTED);
    }

    @Test
    void refusesWhoCannotBeReportedTo() {
        Responder responder = device.node.accept(Session.of(ALICE));
        assertThat(Subscriber.send(responder, request(0, 60, LEVELS, null)))
                .isEqualTo(new StatusResponse(StatusCode.FAILURE));
    }

    @Test
    void aGroupCannotSubscribe() {
        Subscriber group = new Subscriber(timer, device.node, SubjectDescriptor.group(1, 5));
        assertThat(device.node
                        .accept(group.session())
                        .receive(request(0, 60, LEVELS, null).encode()))
                .isEmpty();
        assertThat(timer.scheduled()).isZero();
    }

    @Test
    void eachFabricHasRoomOfItsOwn() {
        Subscriber bob = new Subscriber(timer, device.node, BOB);
        Subscriber other = new Subscriber(timer, device.node, SubjectDescriptor.node(2, 0xA));
        Subscriber commissioner = new Subscriber(timer, device.node, SubjectDescriptor.pase());
        SubscribeRequest request = request(0, 60, LEVELS, null);
        List<Long> ids = IntStream.range(0, 3)
                .mapToObj(i -> alice.subscribe(request).subscriptionId())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(refusal(alice, request)).isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
        assertThat(refusal(bob, request)).isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
        other.subscribe(request);
        IntStream.range(0, 3).forEach(i -> commissioner.subscribe(request));
        assertThat(refusal(commissioner, request)).isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
        device.node.sessionClosed(alice.session());
        bob.subscribe(request);
    }

    @Test
    void thoseOfTheSamePeerEndUnlessTheyAreKept() {
        Subscriber bob = new Subscriber(timer, device.node, BOB);
        Subscriber elsewhere = new Subscriber(timer, device.node, SubjectDescriptor.node(2, 0xA));
        // the same node by another session
        Subscriber again = new Subscriber(timer, device.node, ALICE);
        alice.subscribe(request(0, 60, LEVELS, null));
        bob.subscribe(request(0, 60, LEVELS, null));
        elsewhere.subscribe(request(0, 60, LEVELS, null));
        again.subscribe(request(0, 60, LEVELS, null));
        assertThat(holds(alice)).isTrue();
        assertThat(refusal(again, new SubscribeRequest(false, 0, 60, List.of(), null, null, true, null)))
                .isEqualTo(StatusCode.INVALID_ACTION);
        assertThat(holds(alice)).isFalse();
        assertThat(holds(again)).isFalse();
        assertThat(holds(bob)).isTrue();
        assertThat(holds(elsewhere)).isTrue();
    }

    @Test
    void anAbortedPrimingLeavesNothing() {
        Responder closed = device.node.accept(alice.session());
        Subscriber.send(closed, request(0, 60, LEVELS, null));
        closed.close();
        Responder refused = device.node.accept(alice.session());
        Subscriber.send(refused, request(0, 60, LEVELS, null));
        assertThat(refused.receive(new StatusResponse(StatusCode.FAILURE).encode()))
                .isEmpty();
        assertThat(timer.scheduled()).isZero();
        IntStream.range(0, 3).forEach(i -> alice.subscribe(request(0, 60, LEVELS, null)));
    }

    @Test
    void aPrimingThatIsNotAcknowledgedEnds() {
        Responder responder = device.node.accept(alice.session());
        Subscriber.send(responder, request(0, 60, LEVELS, null));
        timer.advance(Delivery.PATIENCE);
        assertThat(timer.scheduled()).isZero();
        assertThat(Subscriber.send(responder, new StatusResponse(StatusCode.SUCCESS)))
                .isEqualTo(new StatusResponse(StatusCode.INVALID_SUBSCRIPTION));
        assertThat(holds(alice)).isFalse();
    }

    @Test
    void whatHappensDuringThePrimingIsReportedAfterIt() {
        device.on(2).names.set(Collections.nCopies(100, "a name of some length"));
        Responder responder = device.node.accept(alice.session());
        Message answer =
                Subscriber.send(responder, request(0, 60, EVERYTHING, List.of(new EventPath(null, null, null))));
        assertThat(((ReportData) answer).hasMoreChunks()).isTrue();
        alice.take((ReportData) answer);
        device.on(1).level.set(5);
        device.on(1).pressed.emit(1);
        while (answer instanceof ReportData) {
            timer.advance(Delivery.PATIENCE.minusSeconds(1));
            answer = Subscriber.send(responder, new StatusResponse(StatusCode.SUCCESS));
        }
        assertThat(answer).isInstanceOf(SubscribeResponse.class);
        assertThat(alice.known(1, LEVEL)).isEqualTo(0);
        assertThat(alice.reports).isEmpty();
        timer.advance(Subscription.SETTLING);
        assertThat(alice.known(1, LEVEL)).isEqualTo(5);
        assertThat(alice.events).containsExactly(0L);
    }

    @Test
    void whatThePeerKnowsIsNotToldAtFirst() {
        device.on(1).pressed.emit(1);
        device.on(1).pressed.emit(2);
        device.on(1).pressed.emit(3);
        alice.subscribe(request(0, 60, List.of(AttributePath.of(1, LEVEL)), List.of(EventPath.of(1, PRESSED))));
        assertThat(alice.events).containsExactly(0L, 1L, 2L);
        AttributeData level = (AttributeData)
                Objects.requireNonNull(read(LEVELS).attributeReports()).get(0);
        long version = Objects.requireNonNull(level.dataVersion());
        Subscriber bob = new Subscriber(timer, device.node, BOB);
        bob.subscribe(new SubscribeRequest(
                true,
                0,
                60,
                LEVELS,
                List.of(EventPath.of(1, PRESSED)),
                List.of(new EventFilter(null, 2)),
                true,
                List.of(new DataVersionFilter(ClusterPath.of(1, CLUSTER), version))));
        assertThat(bob.view).containsOnlyKeys(AttributePath.of(2, LEVEL));
        assertThat(bob.events).containsExactly(2L);
        assertThat(holds(bob)).isTrue();
        assertThat(bob.events).containsExactly(2L);
    }

    @Test
    void anEventThatIsNotWantedAtFirstIsNotReportedLater() {
        List<EventPath> pressed = List.of(EventPath.of(1, PRESSED));
        alice.subscribe(
                new SubscribeRequest(true, 0, 60, LEVELS, pressed, List.of(new EventFilter(null, 1)), true, null));
        device.on(1).pressed.emit(1);
        device.on(1).pressed.emit(2);
        assertThat(holds(alice)).isTrue();
        assertThat(alice.events).containsExactly(1L);
    }

    @Test
    void anEventThatMayNotBeReadAtFirstIsNotReportedLater() {
        device.accessControl = (subject, privilege, endpoint, cluster, types) ->
                privilege == Privilege.ADMINISTER ? AccessDecision.DENIED : AccessDecision.ALLOWED;
        device.on(1).opened.emit(1);
        alice.subscribe(request(0, 60, LEVELS, List.of(new EventPath(1, CLUSTER, null))));
        device.accessControl = (subject, privilege, endpoint, cluster, types) -> AccessDecision.ALLOWED;
        device.on(1).opened.emit(2);
        assertThat(holds(alice)).isTrue();
        assertThat(alice.events).containsExactly(1L);
    }

    private ReportData read(List<AttributePath> paths) {
        return (ReportData)
                Subscriber.send(device.node.accept(alice.session()), new ReadRequest(paths, null, null, true, null));
    }

    @Test
    void aClosedNodeHasNoSubscriptions() {
        alice.subscribe(request(0, 60, LEVELS, null));
        Responder priming = device.node.accept(alice.session());
        Subscriber.send(priming, request(0, 60, LEVELS, null));
        device.node.close();
        device.node.close();
        assertThat(holds(alice)).isFalse();
        assertThat(Subscriber.send(priming, new StatusResponse(StatusCode.SUCCESS)))
                .isEqualTo(new StatusResponse(StatusCode.INVALID_SUBSCRIPTION));
        assertThat(refusal(alice, request(0, 60, LEVELS, null))).isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
        assertThat(timer.scheduled()).isZero();
    }
}

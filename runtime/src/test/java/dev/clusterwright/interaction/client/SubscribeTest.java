package dev.clusterwright.interaction.client;

import static dev.clusterwright.interaction.client.Samples.CLUSTER;
import static dev.clusterwright.interaction.client.Samples.HAPPENED;
import static dev.clusterwright.interaction.client.Samples.LEVEL;
import static dev.clusterwright.interaction.client.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.AttributeReport;
import dev.clusterwright.interaction.ClusterPath;
import dev.clusterwright.interaction.DataVersionFilter;
import dev.clusterwright.interaction.EventData;
import dev.clusterwright.interaction.EventFilter;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.ReportData;
import dev.clusterwright.interaction.Responder;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.interaction.SubscribeRequest;
import dev.clusterwright.interaction.SubscribeResponse;
import dev.clusterwright.interaction.client.Samples.Entry;
import dev.clusterwright.tlv.TlvException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubscribeTest extends CallsTestBase {
    private static final Duration MIN = Duration.ofSeconds(1);
    private static final Duration MAX = Duration.ofSeconds(60);
    private static final SubscribeRequest LEVELS =
            new SubscribeRequest(true, 1, 60, List.of(path(LEVEL)), null, null, true, null);

    private static final Message READ_REQUEST = reading(path(LEVEL));

    /** Keeps what it gets, and asks for what it is told to. */
    private static class Recorder<T> implements Flow.Subscriber<T> {
        final List<T> items = new ArrayList<>();
        final List<Throwable> errors = new ArrayList<>();
        private final long first;
        Flow.@Nullable Subscription subscription;

        Recorder(long first) {
            this.first = first;
        }

        Flow.Subscription subscription() {
            return Objects.requireNonNull(subscription, "subscription");
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            assertThat(subscription).isNull();
            subscription = given;
            if (first != 0) {
                given.request(first);
            }
        }

        @Override
        public void onNext(T item) {
            assertThat(errors).isEmpty();
            items.add(item);
        }

        @Override
        public void onError(Throwable failure) {
            errors.add(failure);
        }

        @Override
        public void onComplete() {
            throw new AssertionError("a subscription has no end");
        }
    }

    private static ReportData report(long id, boolean more, AttributeReport... reports) {
        return new ReportData(id, List.of(reports), null, more ? true : null, null);
    }

    /** A subscription that the node takes, with one value at its beginning. */
    private void expectSubscription(SubscribeRequest request, long id, AttributeReport... reports) {
        node.expect(request, report(id, false, reports)).expect(SUCCESS, new SubscribeResponse(id, 60));
    }

    private StatusCode report(Message... parts) {
        try (Responder responder = client.accept()) {
            StatusCode status = StatusCode.SUCCESS;
            for (Message part : parts) {
                Message answer = Message.decode(responder.receive(part.encode()).orElseThrow());
                status = ((StatusResponse) answer).status();
            }
            return status;
        }
    }

    private static List<Integer> values(Recorder<Reported<Integer>> recorder) {
        return recorder.items.stream().map(Reported::value).toList();
    }

    private Recorder<Reported<Integer>> subscribed(long first) {
        Recorder<Reported<Integer>> recorder = new Recorder<>(first);
        sample.level().subscribe(MIN, MAX).subscribe(recorder);
        return recorder;
    }

    @Test
    void theValueIsPublishedAtFirstAndWheneverItChanges() {
        expectSubscription(LEVELS, 5, data(LEVEL, "0401"));
        Recorder<Reported<Integer>> recorder = subscribed(100);
        assertThat(recorder.items).containsExactly(new Reported<>(1, 7L));
        assertThat(report(report(5, false, data(LEVEL, "0402")))).isEqualTo(StatusCode.SUCCESS);
        assertThat(report(report(5, false))).isEqualTo(StatusCode.SUCCESS);
        assertThat(report(report(5, true, data(START, "0401")), report(5, false, data(LEVEL, "0403"))))
                .isEqualTo(StatusCode.SUCCESS);
        assertThat(values(recorder)).containsExactly(1, 2, 3);
        recorder.subscription().cancel();
        assertThat(report(report(5, false, data(LEVEL, "0404")))).isEqualTo(StatusCode.INVALID_SUBSCRIPTION);
        assertThat(values(recorder)).containsExactly(1, 2, 3);
        recorder.subscription().cancel();
        recorder.subscription().request(1);
    }

    @Test
    void theRequestIsThatOfTheVector() {
        node.expect(
                ScriptedNode.message(3, "15290024010124023c3603172402012403062404001818290724ff0c18"),
                new StatusResponse(StatusCode.INVALID_ACTION).encode());
        Recorder<NodeData> recorder = new Recorder<>(1);
        client.subscribe()
                .attributes(new AttributePath(1, 6L, 0L))
                .intervals(MIN, MAX)
                .publisher()
                .subscribe(recorder);
        assertThat(recorder.errors).singleElement().isInstanceOf(StatusException.class);
    }

    @Test
    void whatBelongsToNoSubscriptionIsRefused() {
        assertThat(report(report(5, false))).isEqualTo(StatusCode.INVALID_SUBSCRIPTION);
        assertThat(report(last())).isEqualTo(StatusCode.INVALID_SUBSCRIPTION);
        assertThat(report(READ_REQUEST)).isEqualTo(StatusCode.INVALID_ACTION);
        try (Responder responder = client.accept()) {
            assertThat(responder.receive(SUCCESS.encode())).isEmpty();
            assertThat(responder.receive(ScriptedNode.message(5, "15")))
                    .contains(new StatusResponse(StatusCode.INVALID_ACTION).encode());
        }
    }

    @Test
    void aSlowSubscriberGetsTheLastValue() {
        expectSubscription(LEVELS, 5, data(LEVEL, "0401"));
        Recorder<Reported<Integer>> recorder = subscribed(0);
        assertThat(report(report(5, false, data(LEVEL, "0402")))).isEqualTo(StatusCode.SUCCESS);
        assertThat(report(report(5, false, data(LEVEL, "0403")))).isEqualTo(StatusCode.SUCCESS);
        assertThat(recorder.items).isEmpty();
        recorder.subscription().request(5);
        assertThat(values(recorder)).containsExactly(3);
        assertThat(report(report(5, false, data(LEVEL, "0404")))).isEqualTo(StatusCode.SUCCESS);
        assertThat(values(recorder)).containsExactly(3, 4);
        recorder.subscription().cancel();
    }

    @Test
    void whatASlowSubscriberLeavesHasALimit() {
        InteractionClient small = new InteractionClient(node, timer, ClientSettings.DEFAULT.withMaxReportSize(1024));
        EventPath path = EventPath.of(1, HAPPENED);
        node.expect(
                        new SubscribeRequest(true, 0, 60, null, List.of(path), null, true, null),
                        new ReportData(5L, null, List.of(), null, null))
                .expect(SUCCESS, new SubscribeResponse(5, 60));
        Recorder<NodeData> recorder = new Recorder<>(0);
        small.subscribe().events(path).publisher().subscribe(recorder);
        int taken = 0;
        StatusCode answer = StatusCode.SUCCESS;
        while (answer.equals(StatusCode.SUCCESS)) {
            taken++;
            Message report = new ReportData(5L, null, List.of(happened(taken)), null, null);
            answer = ((StatusResponse) Message.decode(
                            small.accept().receive(report.encode()).orElseThrow()))
                    .status();
        }
        assertThat(answer).isEqualTo(StatusCode.INVALID_SUBSCRIPTION);
        assertThat(taken).isBetween(10, 20);
        // The last was not taken: it is the first that is asked for again.
        List<EventFilter> from = List.of(new EventFilter(null, taken));
        node.expect(
                        new SubscribeRequest(true, 0, 60, null, List.of(path), from, true, null),
                        new ReportData(6L, null, List.of(happened(taken)), null, null))
                .expect(SUCCESS, new SubscribeResponse(6, 60));
        recorder.subscription().request(10);
        int all = recorder.items.stream().mapToInt(data -> data.events().size()).sum();
        assertThat(all).isEqualTo(taken);
        recorder.subscription().cancel();
    }

    private static EventData happened(long number) {
        return new EventData(EventPath.of(1, HAPPENED), number, 1, 1000L, null, null, null, hex("1524000518"));
    }

    @Test
    void eventsArePublishedOneByOne() {
        EventPath path = EventPath.of(1, HAPPENED);
        EventData later = new EventData(path, 4, 1, null, null, 500L, null, hex("1524000618"));
        node.expect(
                        new SubscribeRequest(true, 1, 60, null, List.of(path), null, true, null),
                        new ReportData(5L, null, List.of(happened(3), later), null, null))
                .expect(SUCCESS, new SubscribeResponse(5, 60));
        Recorder<ReportedEvent<Entry>> recorder = new Recorder<>(1);
        sample.happened().subscribe(MIN, MAX).subscribe(recorder);
        Instant time = Instant.ofEpochMilli(1000);
        ReportedEvent<Entry> first = new ReportedEvent<>(1, 3, 1, time, null, new Entry(5, null));
        assertThat(recorder.items).containsExactly(first);
        recorder.subscription().request(1);
        assertThat(recorder.items)
                .containsExactly(first, new ReportedEvent<>(1, 4, 1, time.plusMillis(500), null, new Entry(6, null)));
        recorder.subscription().cancel();
    }

    @Test
    void aLostSubscriptionIsSubscribedToAgainWithoutWhatIsKnown() {
        expectSubscription(LEVELS, 5, data(LEVEL, "0401"));
        Recorder<Reported<Integer>> recorder = subscribed(100);
        timer.advance(Duration.ofSeconds(80));
        assertThat(report(report(5, false))).isEqualTo(StatusCode.SUCCESS);
        timer.advance(Duration.ofSeconds(89));
        assertThat(node.log).hasSize(4);
        timer.advance(Duration.ofSeconds(1));
        assertThat(report(report(5, false))).isEqualTo(StatusCode.INVALID_SUBSCRIPTION);

        DataVersionFilter known = new DataVersionFilter(ClusterPath.of(1, CLUSTER), 7);
        SubscribeRequest again =
                new SubscribeRequest(true, 1, 60, List.of(path(LEVEL)), null, null, true, List.of(known));
        node.expect(again, new StatusResponse(StatusCode.BUSY));
        timer.advance(Duration.ofSeconds(1));
        node.expectInSilence(again);
        timer.advance(Duration.ofSeconds(2));
        timer.advance(Duration.ofSeconds(30));
        expectSubscription(again, 6);
        timer.advance(Duration.ofSeconds(3));
        assertThat(node.log).endsWith("close");
        timer.advance(Duration.ofSeconds(1));
        assertThat(values(recorder)).containsExactly(1);
        assertThat(report(report(6, false, data(LEVEL, "0402")))).isEqualTo(StatusCode.SUCCESS);
        assertThat(values(recorder)).containsExactly(1, 2);
        assertThat(recorder.errors).isEmpty();
        recorder.subscription().cancel();
    }

    @Test
    void aLostSubscriptionCanBeAnError() {
        expectSubscription(LEVELS, 5, data(LEVEL, "0401"));
        Recorder<NodeData> recorder = new Recorder<>(100);
        client.subscribe()
                .attribute(1, LEVEL)
                .intervals(MIN, MAX)
                .failWhenLost()
                .publisher()
                .subscribe(recorder);
        timer.advance(Duration.ofSeconds(90));
        assertThat(recorder.errors).singleElement().isInstanceOf(TimeoutException.class);
    }

    @Test
    void aReportThatMakesNoSenseEndsTheSubscription() {
        expectSubscription(LEVELS, 5, data(LEVEL, "0401"));
        Recorder<Reported<Integer>> recorder = subscribed(100);
        assertThat(report(report(5, false, item(LEVEL, "0401")))).isEqualTo(StatusCode.INVALID_ACTION);
        assertThat(report(report(5, false))).isEqualTo(StatusCode.INVALID_SUBSCRIPTION);
        recorder.subscription().cancel();
    }

    @Test
    void aValueThatCannotBeReadIsAnError() {
        expectSubscription(LEVELS, 5, data(LEVEL, "0401"));
        Recorder<Reported<Integer>> recorder = subscribed(100);
        assertThat(report(report(5, false, data(LEVEL, "0c0131")))).isEqualTo(StatusCode.SUCCESS);
        assertThat(recorder.errors).singleElement().isInstanceOf(TlvException.class);
        assertThat(report(report(5, false))).isEqualTo(StatusCode.INVALID_SUBSCRIPTION);
    }

    @Test
    void aConfirmationOfSomethingElseIsAnError() {
        for (Message wrong : List.of(new SubscribeResponse(6, 60), SUCCESS, report(5, false))) {
            node.expect(LEVELS, report(5, false, data(LEVEL, "0401"))).expect(SUCCESS, wrong);
            assertThat(subscribed(1).errors).singleElement().isInstanceOf(UnexpectedAnswerException.class);
        }
        node.expect(LEVELS, last(data(LEVEL, "0401")));
        assertThat(subscribed(1).errors).singleElement().isInstanceOf(UnexpectedAnswerException.class);
        assertThat(report(report(5, false))).isEqualTo(StatusCode.INVALID_SUBSCRIPTION);
    }

    @Test
    void aReportMayComeBeforeTheConfirmation() {
        node.expect(LEVELS, report(5, false, data(LEVEL, "0401"))).expectInSilence(SUCCESS);
        Recorder<Reported<Integer>> recorder = subscribed(100);
        assertThat(report(report(5, false, data(LEVEL, "0402")))).isEqualTo(StatusCode.SUCCESS);
        assertThat(recorder.items).isEmpty();
        node.answerNow(new SubscribeResponse(5, 60));
        assertThat(values(recorder)).containsExactly(2);
        recorder.subscription().cancel();
    }

    @Test
    void toCancelEndsTheAttempt() {
        node.expectInSilence(LEVELS);
        Recorder<Reported<Integer>> recorder = subscribed(1);
        recorder.subscription().cancel();
        assertThat(node.log).endsWith("close");
        assertThat(recorder.errors).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // a subscriber that is null is one of the rules
    void theRulesOfFlowAreKept() {
        assertThatThrownBy(() -> client.subscribe().publisher().subscribe(null))
                .isInstanceOf(NullPointerException.class);
        expectSubscription(LEVELS, 5, data(LEVEL, "0401"));
        Recorder<Reported<Integer>> negative = subscribed(0);
        negative.subscription().request(0);
        assertThat(negative.errors).singleElement().isInstanceOf(IllegalArgumentException.class);
        negative.subscription().request(1);
        assertThat(negative.items).isEmpty();

        expectSubscription(LEVELS, 6, data(LEVEL, "0401"));
        Recorder<Reported<Integer>> many = subscribed(Long.MAX_VALUE);
        many.subscription().request(Long.MAX_VALUE);
        assertThat(many.items).hasSize(1);
        many.subscription().cancel();

        expectSubscription(LEVELS, 7, data(LEVEL, "0401"));
        Recorder<Reported<Integer>> reentrant = new Recorder<>(1) {
            @Override
            public void onNext(Reported<Integer> item) {
                super.onNext(item);
                subscription().request(1);
                if (items.size() == 2) {
                    subscription().cancel();
                }
            }
        };
        sample.level().subscribe(MIN, MAX).subscribe(reentrant);
        assertThat(report(report(7, false, data(LEVEL, "0402")))).isEqualTo(StatusCode.SUCCESS);
        assertThat(report(report(7, false, data(LEVEL, "0403")))).isEqualTo(StatusCode.INVALID_SUBSCRIPTION);
        assertThat(values(reentrant)).containsExactly(1, 2);
    }

    @Test
    void aSubscriberThatFailsIsNotCalledAgain() {
        expectSubscription(LEVELS, 5, data(LEVEL, "0401"));
        Recorder<Reported<Integer>> failing = new Recorder<>(10) {
            @Override
            public void onNext(Reported<Integer> item) {
                super.onNext(item);
                throw new IllegalStateException("on purpose");
            }
        };
        sample.level().subscribe(MIN, MAX).subscribe(failing);
        assertThat(failing.items).hasSize(1);
        assertThat(failing.errors).isEmpty();
        assertThat(report(report(5, false))).isEqualTo(StatusCode.INVALID_SUBSCRIPTION);
    }

    @Test
    void intervalsAreChecked() {
        assertThatThrownBy(() -> client.subscribe().intervals(MAX, MIN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.subscribe().intervals(MIN, Duration.ofDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.subscribe().intervals(Duration.ofSeconds(-1), MAX))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package dev.clusterwright.interaction.server;

import static dev.clusterwright.interaction.server.SubscribedDevice.CLUSTER;
import static dev.clusterwright.interaction.server.SubscribedDevice.COUNTER;
import static dev.clusterwright.interaction.server.SubscribedDevice.LABEL;
import static dev.clusterwright.interaction.server.SubscribedDevice.LEVEL;
import static dev.clusterwright.interaction.server.SubscribedDevice.NAMES;
import static dev.clusterwright.interaction.server.SubscribedDevice.OPENED;
import static dev.clusterwright.interaction.server.Subscriber.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.EventData;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.ReportData;
import dev.clusterwright.interaction.Responder;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.interaction.SubscribeResponse;
import dev.clusterwright.interaction.loopback.ManualTimer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Random changes, events, pauses and losses against a model that keeps all that ever happened: it says at which instant
 * each report has to begin, and what has to be in it.
 */
final class SubscriptionModel {
    private final SplittableRandom random;
    private final ManualTimer timer = new ManualTimer();
    private final SubscribedDevice device = new SubscribedDevice(timer);
    private final Subscriber peer = new Subscriber(timer, device.node, SubjectDescriptor.node(1, 0xA));
    private final Duration floor;
    private final Duration max;

    /** All that has happened since the subscription began. */
    private final List<Happening> history = new ArrayList<>();
    /** How much of the history was there when the last report began that was acknowledged. */
    private int told;
    /** How much of the history was there when the last report began. */
    private int taken;

    private Instant begin = timer.now();
    private Instant end = timer.now();
    private Instant deadline = timer.now();
    /** How many reports have begun. */
    private int reports;
    /** How many in a row were lost. */
    private int losses;

    private boolean underWay;
    private boolean active;
    private boolean over;
    /** Of 100 messages, how many are lost. */
    private int lossRate;

    /** An attribute that changed, or an event: only one of both. */
    private record Happening(
            Instant at,
            @Nullable String attribute,
            @Nullable Long event,
            boolean isReason) {}

    SubscriptionModel(SplittableRandom random) {
        this.random = random;
        this.floor = Duration.ofSeconds(random.nextInt(6));
        this.max = floor.plusSeconds(random.nextInt(1, 30));
        this.lossRate = random.nextInt(3) == 0 ? 0 : random.nextInt(40);
    }

    void run() {
        device.on(1).names.set(Collections.nCopies(random.nextInt(150), "a name of some length"));
        prime();
        peer.answering = this::answer;
        for (int step = 0; step < 150 && !over; step++) {
            change();
            if (random.nextInt(3) == 0) {
                advance(Duration.ofMillis(random.nextInt(random.nextInt(8) == 0 ? 30_000 : 2_000)));
            }
        }
        settle();
    }

    private void prime() {
        Responder responder = device.node.accept(peer.session());
        EventPath urgent = new EventPath(null, null, CLUSTER, OPENED.id(), true);
        EventPath all = new EventPath(null, null, null);
        Message answer = Subscriber.send(
                responder,
                request(
                        (int) floor.toSeconds(),
                        (int) max.toSeconds(),
                        List.of(new AttributePath(null, CLUSTER, null)),
                        List.of(all, urgent)));
        while (answer instanceof ReportData report) {
            peer.take(report);
            change();
            advance(Duration.ofMillis(random.nextInt(5_000)));
            answer = Subscriber.send(responder, new StatusResponse(StatusCode.SUCCESS));
        }
        assertThat(((SubscribeResponse) answer).maxInterval()).isEqualTo(max.toSeconds());
        active = true;
        begin = timer.now();
        end = begin;
        deadline = end.plus(max).plus(Subscription.MARGIN);
    }

    // --------------------------------------------------------------------------------------------- what happens

    private void change() {
        int endpoint = random.nextInt(1, 3);
        SubscribedDevice.Elements elements = device.on(endpoint);
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> set(endpoint, LEVEL, elements.level, random.nextInt(4));
            case 3, 4 -> set(endpoint, LABEL, elements.label, "x".repeat(random.nextInt(200)));
            case 5 -> set(endpoint, COUNTER, elements.counter, random.nextInt(1000));
            case 6 -> {
                List<String> names = Collections.nCopies(random.nextInt(120), "a name of some length");
                set(endpoint, NAMES, elements.names, names);
            }
            case 7, 8 -> emit(elements.pressed, false);
            case 9 -> emit(elements.opened, true);
            default -> {}
        }
    }

    private <T> void set(int endpoint, Attribute<T> attribute, AttributeValue<T> handler, T value) {
        if (!handler.get().equals(value) && attribute != COUNTER) {
            history.add(new Happening(timer.now(), endpoint + "/" + attribute.id(), null, true));
        }
        handler.set(value);
    }

    private void emit(EventEmitter<Integer> emitter, boolean urgent) {
        long number = history.stream().filter(past -> past.event != null).count();
        history.add(new Happening(timer.now(), null, number, urgent));
        emitter.emit(random.nextInt(100));
    }

    private void advance(Duration time) {
        timer.advance(time);
        if (active && !over && !underWay) {
            assertThat(due()).isAfterOrEqualTo(timer.now());
        }
    }

    // ------------------------------------------------------------------------------------------------ the model

    /** When the next report has to begin, as far as is known. */
    private Instant due() {
        Instant latest = begin.plus(max);
        if (losses > 0) {
            Instant again = end.plusSeconds(1L << Math.min(losses - 1, 6));
            return later(end, earlier(latest, earlier(again, deadline)));
        }
        Instant earliest = begin.plus(reports == 0 && floor.isZero() ? Subscription.SETTLING : floor);
        return later(
                end,
                history.subList(told, history.size()).stream()
                        .filter(Happening::isReason)
                        .findFirst()
                        .map(reason -> earlier(latest, later(earliest, reason.at)))
                        .orElse(latest));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** What the peer does with a message of a report. */
    private CompletionStage<EncodedMessage> answer(ReportData message) {
        Subscriber.Report report = peer.reports.get(peer.reports.size() - 1);
        if (!underWay) {
            begins();
        }
        boolean lost = random.nextInt(100) < lossRate;
        if (lost && random.nextBoolean()) {
            // only the acknowledgement is lost
            peer.take(message);
        }
        Duration delay = Duration.ofMillis(random.nextInt(3) == 0 ? random.nextInt(5_000) : 0);
        CompletableFuture<EncodedMessage> answer = new CompletableFuture<>();
        Runnable arrival = () -> {
            if (lost || !message.hasMoreChunks()) {
                ends(report, lost);
            }
            if (lost) {
                answer.completeExceptionally(new IOException("lost"));
            } else {
                answer.complete(new StatusResponse(StatusCode.SUCCESS).encode());
            }
        };
        if (delay.isZero()) {
            arrival.run();
        } else {
            timer.schedule(delay, arrival);
        }
        return answer;
    }

    private void begins() {
        assertThat(over).isFalse();
        assertThat(timer.now()).isEqualTo(due());
        reports++;
        underWay = true;
        begin = timer.now();
        taken = history.size();
    }

    private void ends(Subscriber.Report report, boolean lost) {
        underWay = false;
        end = timer.now();
        if (lost) {
            losses++;
            over = !end.isBefore(deadline);
            return;
        }
        List<Happening> due = history.subList(told, taken);
        assertThat(attributes(report))
                .containsExactlyInAnyOrderElementsOf(due.stream()
                        .flatMap(past -> Stream.ofNullable(past.attribute))
                        .distinct()
                        .toList());
        assertThat(report.events().stream().map(event -> ((EventData) event).number()))
                .containsExactlyElementsOf(due.stream()
                        .flatMap(past -> Stream.ofNullable(past.event))
                        .toList());
        told = taken;
        losses = 0;
        deadline = end.plus(max).plus(Subscription.MARGIN);
    }

    private static Set<String> attributes(Subscriber.Report report) {
        Set<String> attributes = new HashSet<>();
        report.attributes().forEach(each -> {
            AttributePath path = ((AttributeData) each).path();
            attributes.add(path.endpoint() + "/" + path.attribute());
        });
        return attributes;
    }

    // ---------------------------------------------------------------------------------------------- in the end

    private void settle() {
        lossRate = 0;
        advance(max.multipliedBy(2).plusSeconds(200));
        if (over) {
            assertThat(timer.scheduled()).isZero();
            return;
        }
        advance(max);
        assertThat(underWay || timer.scheduled() == 1).isTrue();
        device.endpoints.forEach((endpoint, elements) -> {
            assertThat(peer.known(endpoint, LEVEL)).isEqualTo(elements.level.get());
            assertThat(peer.known(endpoint, LABEL)).isEqualTo(elements.label.get());
            assertThat(peer.known(endpoint, NAMES)).isEqualTo(elements.names.get());
        });
        assertThat(peer.events.stream().distinct().sorted())
                .containsExactlyElementsOf(history.stream()
                        .flatMap(past -> Stream.ofNullable(past.event))
                        .toList());
    }
}

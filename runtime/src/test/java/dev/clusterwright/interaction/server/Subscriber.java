package dev.clusterwright.interaction.server;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.AttributeReport;
import dev.clusterwright.interaction.Connection;
import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.EventData;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.EventReport;
import dev.clusterwright.interaction.Exchange;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.ReportData;
import dev.clusterwright.interaction.Responder;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.interaction.SubscribeRequest;
import dev.clusterwright.interaction.SubscribeResponse;
import dev.clusterwright.interaction.Timer;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The other side of subscriptions, as a script: it keeps what it is told, and answers reports as it is told to. Safe to
 * use by several threads.
 */
final class Subscriber implements Connection {
    static final List<AttributePath> EVERYTHING = List.of(new AttributePath(null, null, null));

    private final Timer timer;
    private final Node node;
    private final Session session;

    /** How reports are answered. */
    volatile Function<ReportData, CompletionStage<EncodedMessage>> answering = report -> status(StatusCode.SUCCESS);
    /** When each report began, and its messages. */
    final List<Report> reports = new ArrayList<>();
    /** The values that it was told of, each as TLV. */
    final Map<AttributePath, OctetString> view = new HashMap<>();
    /** The numbers of the events that it was told of. */
    final List<Long> events = new ArrayList<>();
    /** How many exchanges are open. */
    int open;

    /** A report: all messages of one exchange. */
    record Report(Instant at, Thread thread, List<ReportData> messages) {
        List<AttributeReport> attributes() {
            return messages.stream()
                    .flatMap(message -> orNone(message.attributeReports()).stream())
                    .toList();
        }

        List<EventReport> events() {
            return messages.stream()
                    .flatMap(message -> orNone(message.eventReports()).stream())
                    .toList();
        }
    }

    Subscriber(Timer timer, Node node, SubjectDescriptor subject) {
        this.timer = timer;
        this.node = node;
        this.session = Session.of(subject).withPeer(this);
    }

    Session session() {
        return session;
    }

    static SubscribeRequest request(
            int floor, int ceiling, @Nullable List<AttributePath> attributes, @Nullable List<EventPath> events) {
        return new SubscribeRequest(true, floor, ceiling, attributes, events, null, true, null);
    }

    /** Subscribes, and takes all there is at first. */
    SubscribeResponse subscribe(SubscribeRequest request) {
        Responder responder = node.accept(session);
        Message answer = send(responder, request);
        while (answer instanceof ReportData report) {
            take(report);
            answer = send(responder, new StatusResponse(StatusCode.SUCCESS));
        }
        if (answer instanceof StatusResponse status) {
            throw new StatusException(status.status(), "no subscription");
        }
        return (SubscribeResponse) answer;
    }

    static Message send(Responder responder, Message message) {
        Optional<EncodedMessage> answer = responder.receive(message.encode());
        return Message.decode(answer.orElseThrow());
    }

    static CompletionStage<EncodedMessage> status(StatusCode code) {
        return CompletableFuture.completedFuture(new StatusResponse(code).encode());
    }

    static CompletionStage<EncodedMessage> lost() {
        return CompletableFuture.failedFuture(new IOException("lost"));
    }

    /** Takes what a message says. */
    synchronized void take(ReportData message) {
        for (AttributeReport report : orNone(message.attributeReports())) {
            if (report instanceof AttributeData data) {
                take(data);
            }
        }
        for (EventReport report : orNone(message.eventReports())) {
            if (report instanceof EventData data) {
                events.add(data.number());
            }
        }
    }

    private void take(AttributeData data) {
        AttributePath path = data.path();
        AttributePath whole = new AttributePath(path.endpoint(), path.cluster(), path.attribute());
        view.put(
                whole,
                path.listIndex().isNull()
                        ? appended(Objects.requireNonNull(view.get(whole)), data.data())
                        : data.data());
    }

    private static OctetString appended(OctetString list, OctetString item) {
        List<OctetString> items = new ArrayList<>(TlvCodecs.list(TlvCodecs.ANY).decode(list.toByteArray()));
        items.add(item);
        return OctetString.of(TlvCodecs.list(TlvCodecs.ANY).encode(items));
    }

    /** The value that it knows. */
    synchronized <T> T known(int endpoint, Attribute<T> attribute) {
        return attribute
                .codec()
                .decode(Objects.requireNonNull(view.get(AttributePath.of(endpoint, attribute)))
                        .toByteArray());
    }

    /** The attributes that the last report told of, as numbers of endpoints and ids. */
    List<String> lastAttributes() {
        return reports.get(reports.size() - 1).attributes().stream()
                .map(report -> ((AttributeData) report).path())
                .map(path -> path.endpoint() + "/" + path.attribute())
                .toList();
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    @Override
    public synchronized Exchange open() {
        open++;
        return new Incoming();
    }

    /** An exchange that the node has started. */
    private final class Incoming implements Exchange {
        private final List<ReportData> messages = new ArrayList<>();
        private final CompletableFuture<EncodedMessage> cancelled = new CompletableFuture<>();
        private boolean closed;

        @Override
        public CompletionStage<EncodedMessage> request(EncodedMessage message) {
            ReportData report = (ReportData) Message.decode(message);
            synchronized (Subscriber.this) {
                if (messages.isEmpty()) {
                    reports.add(new Report(timer.now(), Thread.currentThread(), messages));
                }
                messages.add(report);
            }
            return answering
                    .apply(report)
                    .whenComplete((answer, failure) -> {
                        if (failure == null) {
                            take(report);
                        }
                    })
                    .applyToEither(cancelled, Function.identity());
        }

        @Override
        public void send(EncodedMessage message) {
            throw new AssertionError("reports are acknowledged");
        }

        @Override
        public void close() {
            synchronized (Subscriber.this) {
                if (!closed) {
                    closed = true;
                    open--;
                }
            }
            cancelled.completeExceptionally(new CancellationException());
        }
    }
}

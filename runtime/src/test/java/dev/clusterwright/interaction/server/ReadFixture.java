package dev.clusterwright.interaction.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.access.AccessDecision;
import dev.clusterwright.access.AuthenticationMode;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.Privilege;
import dev.clusterwright.device.DeviceType;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.AttributeReport;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.EventReport;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.ReadRequest;
import dev.clusterwright.interaction.ReportData;
import dev.clusterwright.interaction.Responder;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.interaction.loopback.ManualTimer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A node with shelves on endpoints 1 and 2, and ways to read it. */
final class ReadFixture {
    static final DeviceType ROOT_NODE = DeviceType.of(0x0016, "Root Node", 4);
    static final DeviceType FURNITURE = DeviceType.of(0xFFF1_0001L, "Furniture", 2);

    /** By the name that tests have for them; the number of a node is that of its privilege, plus 100 if restricted. */
    private static final Map<String, SubjectDescriptor> SUBJECTS = Map.of(
            "admin", SubjectDescriptor.node(1, 5),
            "viewer", SubjectDescriptor.node(1, 1),
            "nobody", SubjectDescriptor.node(1, 0),
            "restricted", SubjectDescriptor.node(1, 105),
            "other", SubjectDescriptor.node(2, 5),
            "pase", SubjectDescriptor.pase());

    final ManualTimer timer = new ManualTimer();
    final Shelf one = new Shelf();
    final Shelf two = new Shelf();
    final Node node;

    ReadFixture() {
        this(Limits.USUAL, 0);
    }

    ReadFixture(Limits limits, long firstEventNumber) {
        this.node = builder(timer)
                .endpoint(Endpoint.builder(0).deviceType(ROOT_NODE).build())
                .endpoint(Endpoint.builder(1)
                        .deviceType(FURNITURE)
                        .cluster(one)
                        .cluster(one.diagnostics())
                        .build())
                .endpoint(Endpoint.builder(2).deviceType(FURNITURE).cluster(two).build())
                .limits(limits)
                .firstEventNumber(firstEventNumber)
                .build();
        one.fail();
        two.fail();
    }

    /** A node with nothing in it, where the usual subjects may do the usual things. */
    static Node.Builder builder(ManualTimer timer) {
        return Node.builder()
                .timer(timer)
                .random(new Random(42))
                .accessControl((subject, privilege, endpoint, cluster, types) -> decide(subject, privilege));
    }

    private static AccessDecision decide(SubjectDescriptor subject, Privilege privilege) {
        if (subject.mode() == AuthenticationMode.PASE || privilege.value() <= subject.subject() % 100) {
            return subject.mode() == AuthenticationMode.CASE && subject.subject() >= 100
                    ? AccessDecision.RESTRICTED
                    : AccessDecision.ALLOWED;
        }
        return AccessDecision.DENIED;
    }

    static Session session(String subject) {
        return Session.of(Optional.ofNullable(SUBJECTS.get(subject)).orElseThrow());
    }

    static ReadRequest attributes(AttributePath... paths) {
        return new ReadRequest(List.of(paths), null, null, false, null);
    }

    static ReadRequest events(EventPath... paths) {
        return new ReadRequest(null, List.of(paths), null, false, null);
    }

    List<AttributeReport> read(String subject, AttributePath... paths) {
        return attributeReports(messages(session(subject), attributes(paths)));
    }

    List<EventReport> readEvents(String subject, EventPath... paths) {
        return eventReports(messages(session(subject), events(paths)));
    }

    static List<AttributeReport> attributeReports(List<ReportData> messages) {
        return messages.stream()
                .flatMap(message -> Optional.ofNullable(message.attributeReports()).orElse(List.of()).stream())
                .toList();
    }

    static List<EventReport> eventReports(List<ReportData> messages) {
        return messages.stream()
                .flatMap(message -> Optional.ofNullable(message.eventReports()).orElse(List.of()).stream())
                .toList();
    }

    List<ReportData> messages(Session session, ReadRequest request) {
        return messages(node, session, request);
    }

    /** All messages of the answer, each acknowledged, with what holds for every answer to a read. */
    static List<ReportData> messages(Node node, Session session, ReadRequest request) {
        Responder exchange = node.accept(session);
        List<ReportData> messages = new ArrayList<>();
        Message next = request;
        do {
            var encoded = exchange.receive(next.encode()).orElseThrow();
            assertThat(encoded.payload().length()).isLessThanOrEqualTo(session.maxMessageSize());
            ReportData message = (ReportData) Message.decode(encoded);
            assertThat(message.subscriptionId()).isNull();
            assertThat(message.suppressesResponse()).isEqualTo(!message.hasMoreChunks());
            messages.add(message);
            next = new StatusResponse(StatusCode.SUCCESS);
        } while (messages.get(messages.size() - 1).hasMoreChunks());
        assertThat(exchange.receive(next.encode())).isEmpty();
        return messages;
    }

    /** The status that answers a request of which nothing can be done. */
    StatusCode refusal(String subject, ReadRequest request) {
        Message answer = Message.decode(
                node.accept(session(subject)).receive(request.encode()).orElseThrow());
        return ((StatusResponse) answer).status();
    }
}

package dev.clusterwright.interaction.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.clusterwright.access.AccessControlEntry;
import dev.clusterwright.access.AccessTable;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.AttributeStatus;
import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.ReadRequest;
import dev.clusterwright.interaction.ReportData;
import dev.clusterwright.interaction.Responder;
import dev.clusterwright.interaction.Status;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.interaction.loopback.ManualTimer;
import dev.clusterwright.tlv.TlvCodecs;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What a node needs, and what it says of itself in every message. */
class NodeTest {
    private static Node.Builder parts() {
        return Node.builder()
                .endpoint(Endpoint.builder(Endpoint.ROOT)
                        .deviceType(WriteFixture.BENCH)
                        .build());
    }

    @Test
    void whatIsMissingIsNamedWithWhatToCall() {
        assertThatIllegalStateException()
                .isThrownBy(() -> parts().accessControl(AccessTable.EMPTY).build())
                .withMessage("a node needs a timer; call timer(new SystemTimer()) before build()");
        assertThatIllegalStateException()
                .isThrownBy(() -> parts().timer(new ManualTimer()).build())
                .withMessage("a node needs access control; call accessControl(...) before build()");
    }

    @Test
    void anEndpointBelongsToOneNode() {
        Endpoint root =
                Endpoint.builder(Endpoint.ROOT).deviceType(WriteFixture.BENCH).build();
        assertThat(nodeOf(root)).isNotNull();
        assertThatIllegalStateException()
                .isThrownBy(() -> nodeOf(root))
                .withMessage("endpoint 0 belongs to another node already; build one for each node");
    }

    @Test
    void aServerOnTwoEndpointsTellsOfBoth() {
        Shelf shelf = new Shelf();
        Endpoint root = Endpoint.builder(Endpoint.ROOT)
                .deviceType(WriteFixture.BENCH)
                .cluster(shelf)
                .build();
        Endpoint one = Endpoint.builder(1)
                .deviceType(WriteFixture.BENCH)
                .cluster(shelf)
                .build();
        assertThat(nodeOf(root, one)).isNotNull();
        List<Long> before = List.of(version(root), version(one));
        shelf.level.set(300);
        assertThat(version(root)).isNotEqualTo(before.get(0));
        assertThat(version(one)).isNotEqualTo(before.get(1));

        EventEmitter<String> emitter = new EventEmitter<>();
        List<String> heard = new ArrayList<>();
        emitter.attach(payload -> heard.add("first " + payload), fabric -> heard.add("first without " + fabric));
        emitter.attach(payload -> heard.add("second " + payload), fabric -> heard.add("second without " + fabric));
        emitter.emit("press");
        emitter.forget(1);
        assertThat(heard).containsExactly("first press", "second press", "first without 1", "second without 1");
    }

    private static Node nodeOf(Endpoint... endpoints) {
        Node.Builder builder = Node.builder().timer(new ManualTimer()).accessControl(AccessTable.EMPTY);
        List.of(endpoints).forEach(builder::endpoint);
        return builder.build();
    }

    private static long version(Endpoint endpoint) {
        return Objects.requireNonNull(endpoint.clusters().get(Shelf.ID)).dataVersion();
    }

    @Test
    void answersCarryTheRevisionOfTheSession() {
        Node node = parts().timer(new ManualTimer())
                .accessControl(AccessTable.of(AccessControlEntry.administrator(1, 5)))
                .build();
        Session session = Session.of(SubjectDescriptor.node(1, 5));
        EncodedMessage request = new ReadRequest(List.of(), null, null, true, null).encode();
        assertThat(Message.decode(node.accept(session).receive(request).orElseThrow())
                        .revision())
                .isEqualTo(Message.REVISION);
        Session old = session.withRevision(Message.revisionOf("1.2"));
        assertThat(Message.decode(node.accept(old).receive(request).orElseThrow())
                        .revision())
                .isEqualTo(11);
    }

    /** As it does when a command is invoked: a transport need not expect anything of a node but answers. */
    @Test
    void accessControlThatFailsEndsInAStatus() {
        Node node = parts().timer(new ManualTimer())
                .accessControl((subject, privilege, endpoint, cluster, types) -> {
                    throw new IllegalStateException("out of order");
                })
                .build();
        Session session = Session.of(SubjectDescriptor.node(1, 5));
        for (AttributePath path : List.of(new AttributePath(0, 0x1DL, 0L), new AttributePath(null, null, null))) {
            EncodedMessage request = new ReadRequest(List.of(path), null, null, true, null).encode();
            Responder exchange = node.accept(session);
            assertThat(exchange.receive(request).map(Message::decode)).contains(new StatusResponse(StatusCode.FAILURE));
            assertThat(exchange.receive(request)).isEmpty();
        }
    }

    @Test
    void deviceThatThrowsAnErrorDoesNotTakeTheNodeDown() {
        Attribute<Integer> level = Attribute.of(0xFFF1_FC31L, 0, "Level", "uint16", TlvCodecs.UINT16);
        ClusterDescriptor cluster = new ClusterDescriptor(
                0xFFF1_FC31L, "Tank", 1, false, List.of(), List.of(level), List.of(), List.of(), List.of());
        AtomicBoolean broken = new AtomicBoolean();
        AttributeHandler<Integer> handler = AttributeHandler.computed(() -> {
            if (broken.get()) {
                throw new AssertionError("the tank leaks");
            }
            return 1;
        });
        Node node = Node.builder()
                .timer(new ManualTimer())
                .accessControl(AccessTable.of(AccessControlEntry.administrator(1, 5)))
                .endpoint(Endpoint.builder(Endpoint.ROOT)
                        .deviceType(WriteFixture.BENCH)
                        .cluster(() -> ClusterHandlers.of(cluster, 0)
                                .attribute(level, handler)
                                .build())
                        .build())
                .build();
        broken.set(true);
        AttributePath path = AttributePath.of(Endpoint.ROOT, level);
        EncodedMessage request = new ReadRequest(List.of(path), null, null, true, null).encode();
        Message answer = Message.decode(node.accept(Session.of(SubjectDescriptor.node(1, 5)))
                .receive(request)
                .orElseThrow());
        assertThat(((ReportData) answer).attributeReports())
                .containsExactly(new AttributeStatus(path, new Status(StatusCode.FAILURE)));
    }
}

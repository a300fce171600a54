package dev.clusterwright.interaction.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.access.AccessDecision;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.device.DeviceType;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.client.Samples.Answer;
import dev.clusterwright.interaction.client.Samples.Entry;
import dev.clusterwright.interaction.client.Samples.SampleClient;
import dev.clusterwright.interaction.loopback.Loopback;
import dev.clusterwright.interaction.loopback.ManualTimer;
import dev.clusterwright.interaction.server.AttributeValue;
import dev.clusterwright.interaction.server.ClusterHandlers;
import dev.clusterwright.interaction.server.ClusterServer;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.interaction.server.EventEmitter;
import dev.clusterwright.interaction.server.Node;
import dev.clusterwright.interaction.server.Session;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The client and the node of this library understand each other. */
class NodeCallsTest {
    private final AtomicInteger toggled = new AtomicInteger();
    private final EventEmitter<Entry> happened = new EventEmitter<>();
    private final ManualTimer timer = new ManualTimer();
    private final InteractionClient client = client();
    private final SampleClient sample = new SampleClient(client, 1);

    private InteractionClient client() {
        ClusterServer server = () -> ClusterHandlers.of(Samples.DESCRIPTOR, 0)
                .attribute(Samples.LEVEL, AttributeValue.of(1))
                .attribute(Samples.START, AttributeValue.of(1))
                .attribute(Samples.LIST, AttributeValue.of(List.of(1L, 2L)))
                .attribute(Samples.LOCKED, AttributeValue.of(1))
                .attribute(Samples.ENTRIES, AttributeValue.of(List.of()))
                .command(Samples.ASK, (request, context) -> new Answer(request.question() + 1))
                .action(Samples.TOGGLE, (request, context) -> toggled.incrementAndGet())
                .action(Samples.UNLOCK, (request, context) -> toggled.addAndGet(10))
                .event(Samples.HAPPENED, happened)
                .build();
        Node node = Node.builder()
                .timer(timer)
                .accessControl((subject, privilege, endpoint, cluster, types) -> AccessDecision.ALLOWED)
                .endpoint(Endpoint.builder(0)
                        .deviceType(DeviceType.of(0x0016, "Root Node", 4))
                        .build())
                .endpoint(Endpoint.builder(1)
                        .deviceType(DeviceType.of(0xFFF1_0001L, "Sample", 1))
                        .cluster(server)
                        .build())
                .build();
        Loopback loopback = new Loopback();
        InteractionClient made = new InteractionClient(loopback.toNode(), timer);
        Session session = Session.of(SubjectDescriptor.node(1, 5)).withPeer(loopback.toClient());
        loopback.node(() -> node.accept(session));
        loopback.client(made::accept);
        return made;
    }

    @Test
    void valuesAreReadAndWritten() {
        assertThat(CallsTestBase.now(sample.level().read())).isEqualTo(1);
        CallsTestBase.now(sample.level().write(7));
        assertThat(CallsTestBase.now(sample.level().read())).isEqualTo(7);
        CallsTestBase.now(sample.locked().write(9));
        assertThat(CallsTestBase.now(sample.locked().read())).isEqualTo(9);
        CallsTestBase.now(WritableAttribute.append(sample.list(), 3L));
        assertThat(CallsTestBase.now(sample.list().read())).containsExactly(1L, 2L, 3L);
    }

    @Test
    void longListsGoBothWaysInParts() {
        List<Long> list = LongStream.range(0, 900).map(i -> 0x10000 + i).boxed().toList();
        CallsTestBase.now(sample.list().write(list));
        assertThat(CallsTestBase.now(sample.list().read())).isEqualTo(list);
    }

    @Test
    void commandsAreInvoked() {
        assertThat(CallsTestBase.now(sample.ask(4))).isEqualTo(new Answer(5));
        CallsTestBase.now(sample.toggle());
        CallsTestBase.now(sample.unlock());
        assertThat(toggled).hasValue(11);
    }

    @Test
    void allOfTheNodeIsRead() {
        NodeData data = CallsTestBase.now(
                client.read().attributes(new AttributePath(null, null, null)).send());
        assertThat(data.value(1, Samples.LEVEL)).isEqualTo(1);
        assertThat(data.attributes()).hasSizeGreaterThan(15);
        assertThat(data.statuses()).isEmpty();
        assertThat(CallsTestBase.now(sample.attributeList().read())).contains(0L, 1L, 0xFFFDL);
        assertThat(CallsTestBase.now(sample.acceptedCommandList().read())).containsExactly(0L, 2L, 3L);
        assertThat(CallsTestBase.now(sample.clusterRevision().read())).isEqualTo(1);
    }

    @Test
    void eventsAreRead() {
        happened.emit(new Entry(4, null));
        List<ReportedEvent<Entry>> events = CallsTestBase.now(sample.happened().read());
        assertThat(events).hasSize(1);
        assertThat(events.get(0).payload()).isEqualTo(new Entry(4, null));
        assertThat(events.get(0).time()).isEqualTo(timer.now());
    }
}

package dev.clusterwright.interaction.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.Access;
import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.Command;
import dev.clusterwright.cluster.Request;
import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.CommandData;
import dev.clusterwright.interaction.CommandPath;
import dev.clusterwright.interaction.InvokeRequest;
import dev.clusterwright.interaction.loopback.ManualTimer;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads while commands are carried out. */
class ReadConsistencyTest {
    private static final long ID = 0xFFF1_FC20L;
    private static final Attribute<Long> LEFT = Attribute.of(ID, 0, "Left", "uint32", TlvCodecs.UINT32);
    private static final Attribute<Long> RIGHT = Attribute.of(ID, 1, "Right", "uint32", TlvCodecs.UINT32);
    private static final Command<Step, Void> STEP = Command.of(ID, 0, "Step", new NoFields(), List.of(), Access.NONE);
    private static final ClusterDescriptor SCALES = new ClusterDescriptor(
            ID, "Scales", 1, false, List.of(), List.of(LEFT, RIGHT), List.of(STEP), List.of(), List.of());

    private final AttributeValue<Long> left = AttributeValue.of(0L);
    private final AttributeValue<Long> right = AttributeValue.of(0L);
    private final Node node = ReadFixture.builder(new ManualTimer())
            .endpoint(Endpoint.builder(0)
                    .deviceType(ReadFixture.ROOT_NODE)
                    .cluster(() -> ClusterHandlers.of(SCALES, 0)
                            .attribute(LEFT, left)
                            .attribute(RIGHT, right)
                            .action(STEP, (request, context) -> step())
                            .build())
                    .build())
            .build();

    private record Step() implements Request<Void> {
        @Override
        public Command<Step, Void> command() {
            return STEP;
        }
    }

    private void step() {
        left.set(left.get() + 1);
        for (int i = 0; i < 1000; i++) {
            Thread.onSpinWait();
        }
        right.set(right.get() + 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nobodySeesHalfOfACommand(boolean byName) throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        AtomicBoolean done = new AtomicBoolean();
        try {
            Future<?> steps = executor.submit(() -> {
                while (!done.get()) {
                    node.accept(ReadFixture.session("admin")).receive(invoke().encode());
                }
            });
            for (int i = 0; i < 2000; i++) {
                List<Long> values = byName
                        ? read(AttributePath.of(0, LEFT), AttributePath.of(0, RIGHT))
                        : read(new AttributePath(0, ID, null)).subList(0, 2);
                assertThat(values.get(0)).isEqualTo(values.get(1));
            }
            done.set(true);
            steps.get();
            assertThat(left.get()).isPositive();
        } finally {
            done.set(true);
            executor.shutdown();
        }
    }

    @Test
    void versionIsAnotherAfterEachChange() {
        AttributeData before = data(AttributePath.of(0, LEFT)).get(0);
        step();
        AttributeData after = data(AttributePath.of(0, LEFT)).get(0);

        assertThat(after.dataVersion()).isEqualTo((Objects.requireNonNull(before.dataVersion()) + 2) & 0xFFFF_FFFFL);
    }

    /** The device sets values without a lock: what is set while others are read must not seem to be known. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void versionIsThatOfBeforeAllValues(boolean byName) {
        Node changing = ReadFixture.builder(new ManualTimer())
                .endpoint(Endpoint.builder(0)
                        .deviceType(ReadFixture.ROOT_NODE)
                        .cluster(() -> ClusterHandlers.of(SCALES, 0)
                                .attribute(LEFT, left)
                                .attribute(RIGHT, AttributeHandler.computed(() -> {
                                    left.update(value -> value + 1);
                                    return 0L;
                                }))
                                .action(STEP, (request, context) -> {})
                                .build())
                        .build())
                .build();
        AttributePath clusterRevision = new AttributePath(0, ID, 0xFFFDL);
        AttributePath[] paths = byName
                ? new AttributePath[] {AttributePath.of(0, LEFT), AttributePath.of(0, RIGHT), clusterRevision}
                : new AttributePath[] {new AttributePath(0, ID, null)};
        Long before = data(changing, clusterRevision).get(0).dataVersion();

        assertThat(data(changing, paths)).extracting(AttributeData::dataVersion).containsOnly(before);
    }

    private static InvokeRequest invoke() {
        CommandPath path = new CommandPath(0, ID, 0L);
        return new InvokeRequest(false, false, List.of(new CommandData(path, OctetString.fromHex("1518"), null)));
    }

    private List<Long> read(AttributePath... paths) {
        return data(paths).stream()
                .filter(data -> Objects.requireNonNull(data.path().attribute()) < 2)
                .map(data -> TlvCodecs.UINT32.decode(data.data().toByteArray()))
                .toList();
    }

    private List<AttributeData> data(AttributePath... paths) {
        return data(node, paths);
    }

    private static List<AttributeData> data(Node node, AttributePath... paths) {
        var messages = ReadFixture.messages(node, ReadFixture.session("viewer"), ReadFixture.attributes(paths));
        return ReadFixture.attributeReports(messages).stream()
                .map(AttributeData.class::cast)
                .toList();
    }

    private static final class NoFields implements TlvCodec<Step> {
        @Override
        public void encode(TlvWriter writer, Step value) {
            writer.startStructure();
            writer.end();
        }

        @Override
        public Step decode(TlvReader reader) {
            reader.startStructure();
            reader.end();
            return new Step();
        }
    }
}

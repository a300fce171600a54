package dev.clusterwright.interaction.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.Access;
import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.Privilege;
import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.client.NodeData;
import dev.clusterwright.interaction.loopback.Loopback;
import dev.clusterwright.interaction.loopback.ManualTimer;
import dev.clusterwright.tlv.TlvCodecs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An attribute that says something about who reads it. */
class ReaderTest {
    private static final Attribute<Integer> READER =
            Attribute.of(0xFFF1_FC05L, 0, "Reader", "uint8", TlvCodecs.UINT8).access(Access.read(Privilege.VIEW));
    private static final ClusterDescriptor MIRROR = new ClusterDescriptor(
            0xFFF1_FC05L, "Mirror", 1, false, List.of(), List.of(READER), List.of(), List.of(), List.of());

    private final ManualTimer timer = new ManualTimer();
    private final Mirror mirror = new Mirror();
    private final Node node = ReadFixture.builder(timer)
            .endpoint(Endpoint.builder(0)
                    .deviceType(ReadFixture.ROOT_NODE)
                    .cluster(() -> ClusterHandlers.of(MIRROR, 0)
                            .attribute(READER, mirror)
                            .build())
                    .build())
            .build();

    /** The fabric of who reads, and 99 where nobody does. */
    private static final class Mirror extends AttributeHandler<Integer> {
        @Override
        public Integer read() {
            return 99;
        }

        @Override
        public Integer readFor(SubjectDescriptor reader) {
            return reader.fabricIndex();
        }
    }

    @ParameterizedTest
    @CsvSource({"viewer, 1", "other, 2", "pase, 0"})
    void readersSeeThemselves(String reader, int fabricIndex) {
        var reports = ReadFixture.attributeReports(ReadFixture.messages(
                node, ReadFixture.session(reader), ReadFixture.attributes(AttributePath.of(0, READER))));
        assertThat(reports)
                .extracting(report ->
                        TlvCodecs.UINT8.decode(((AttributeData) report).data().toByteArray()))
                .containsExactly(fabricIndex);
    }

    @ParameterizedTest
    @CsvSource({"viewer, 1", "other, 2", "pase, 0"})
    void subscribersToo(String reader, int fabricIndex) {
        List<Integer> seen = new ArrayList<>();
        Loopback.connect(node, ReadFixture.session(reader).subject(), timer)
                .subscribe()
                .attribute(0, READER)
                .intervals(Duration.ZERO, Duration.ofMinutes(1))
                .publisher()
                .subscribe(new Recorder(seen));
        mirror.changed();
        timer.advance(Duration.ofSeconds(5));
        assertThat(seen).containsExactly(fabricIndex, fabricIndex);
    }

    private record Recorder(List<Integer> seen) implements Flow.Subscriber<NodeData> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(NodeData item) {
            seen.add(item.value(0, READER));
        }

        @Override
        public void onError(Throwable throwable) {
            throw new AssertionError(throwable);
        }

        @Override
        public void onComplete() {
            throw new AssertionError("a subscription does not complete");
        }
    }
}

package dev.clusterwright.interaction.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.access.AccessControlEntry;
import dev.clusterwright.access.AccessRestriction;
import dev.clusterwright.access.AccessTable;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.AttributeReport;
import dev.clusterwright.interaction.AttributeStatus;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.ReadRequest;
import dev.clusterwright.interaction.ReportData;
import dev.clusterwright.interaction.Status;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.loopback.ManualTimer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the maker of a device forbids, an administrator cannot do either, and is told why. */
class RestrictionsTest {
    private static final int ENDPOINT = 1;

    private final BenchServer bench = new BenchServer();
    private final Node node = Node.builder()
            .timer(new ManualTimer())
            .accessControl(AccessTable.of(AccessControlEntry.administrator(1, 5))
                    .withRestrictions(List.of(
                            forbidden(AccessRestriction.Type.ATTRIBUTE_ACCESS, Bench.LEVEL.id()),
                            forbidden(AccessRestriction.Type.ATTRIBUTE_WRITE, Bench.NAME.id()),
                            forbidden(AccessRestriction.Type.COMMAND, null))))
            .endpoint(Endpoint.builder(Endpoint.ROOT)
                    .deviceType(WriteFixture.BENCH)
                    .build())
            .endpoint(Endpoint.builder(ENDPOINT)
                    .deviceType(WriteFixture.BENCH)
                    .cluster(bench)
                    .build())
            .build();

    private static AccessRestriction forbidden(AccessRestriction.Type type, @Nullable Long element) {
        return new AccessRestriction(1, ENDPOINT, Bench.ID, type, element);
    }

    private Optional<Message> send(Message message) {
        return node.accept(Session.of(SubjectDescriptor.node(1, 5)))
                .receive(message.encode())
                .map(Message::decode);
    }

    private List<AttributeReport> read(AttributePath path) {
        ReportData report = (ReportData)
                send(new ReadRequest(List.of(path), null, null, true, null)).orElseThrow();
        return Objects.requireNonNullElse(report.attributeReports(), List.of());
    }

    @Test
    void attributeThatMayNotBeReadSaysSoWhenItIsNamed() {
        AttributePath path = AttributePath.of(ENDPOINT, Bench.LEVEL);
        assertThat(read(path)).containsExactly(new AttributeStatus(path, new Status(StatusCode.ACCESS_RESTRICTED)));
    }

    @Test
    void wildcardPassesOverIt() {
        assertThat(read(new AttributePath(ENDPOINT, Bench.ID, null)))
                .allMatch(AttributeData.class::isInstance)
                .noneMatch(
                        report -> Objects.equals(((AttributeData) report).path().attribute(), Bench.LEVEL.id()))
                .anyMatch(
                        report -> Objects.equals(((AttributeData) report).path().attribute(), Bench.SERIAL.id()));
    }

    @Test
    void attributeThatMayNotBeWrittenCanStillBeRead() {
        assertThat(read(AttributePath.of(ENDPOINT, Bench.NAME))).allMatch(AttributeData.class::isInstance);
        assertThat(WriteFixture.statuses(send(WriteFixture.write(WriteFixture.put(ENDPOINT, Bench.NAME, "\"desk\"")))))
                .contains("ACCESS_RESTRICTED");
    }

    @Test
    void commandIsNotCarriedOut() {
        assertThat(WriteFixture.statuses(
                        send(WriteFixture.invoke(WriteFixture.call(ENDPOINT, Bench.COUNT, "{0 = 1U}")))))
                .contains("ACCESS_RESTRICTED");
        assertThat(bench.invoked).isEmpty();
    }
}

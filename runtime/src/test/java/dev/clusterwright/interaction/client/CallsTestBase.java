package dev.clusterwright.interaction.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.AttributeReport;
import dev.clusterwright.interaction.AttributeStatus;
import dev.clusterwright.interaction.ReadRequest;
import dev.clusterwright.interaction.ReportData;
import dev.clusterwright.interaction.Status;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.interaction.client.Samples.SampleClient;
import dev.clusterwright.interaction.loopback.ManualTimer;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;

/** A client of a scripted node. */
abstract class CallsTestBase {
    static final StatusResponse SUCCESS = new StatusResponse(StatusCode.SUCCESS);

    final ScriptedNode node = new ScriptedNode();
    final ManualTimer timer = new ManualTimer();
    final InteractionClient client = new InteractionClient(node, timer);
    final SampleClient sample = new SampleClient(client, 1);

    @AfterEach
    void everythingIsDone() {
        node.verify();
        assertThat(timer.scheduled()).isZero();
    }

    static <T> T now(CompletionStage<T> stage) {
        assertThat(stage.toCompletableFuture()).isDone();
        return stage.toCompletableFuture().join();
    }

    static Throwable failure(CompletionStage<?> stage) {
        CompletableFuture<?> future = stage.toCompletableFuture();
        assertThat(future).isCompletedExceptionally();
        return future.handle((value, failure) -> failure).join();
    }

    static OctetString hex(String hex) {
        return OctetString.fromHex(hex);
    }

    static ReadRequest reading(AttributePath... paths) {
        return new ReadRequest(List.of(paths), null, null, true, null);
    }

    static AttributePath path(Attribute<?> attribute) {
        return AttributePath.of(1, attribute);
    }

    static AttributeData data(Attribute<?> attribute, String hex) {
        return new AttributeData(7L, path(attribute), hex(hex));
    }

    static AttributeData item(Attribute<?> attribute, String hex) {
        return new AttributeData(7L, path(attribute).appending(), hex(hex));
    }

    static AttributeStatus status(Attribute<?> attribute, StatusCode code) {
        return new AttributeStatus(path(attribute), new Status(code));
    }

    static ReportData last(AttributeReport... reports) {
        return new ReportData(null, List.of(reports), null, null, true);
    }

    static ReportData more(AttributeReport... reports) {
        return new ReportData(null, List.of(reports), null, true, null);
    }
}

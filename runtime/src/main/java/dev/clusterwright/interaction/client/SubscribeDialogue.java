package dev.clusterwright.interaction.client;

import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.ReportData;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.SubscribeRequest;
import dev.clusterwright.interaction.SubscribeResponse;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Subscribes, and takes what there is at the beginning. */
final class SubscribeDialogue implements Dialogue<SubscribeDialogue.Established> {
    private final Wire wire;
    private final SubscribeRequest request;
    /** Is told the id of the subscription before it is confirmed, as reports may come at once. */
    private final LongConsumer begins;

    private final ReportAssembly assembly;
    /** The id of the subscription; null before the first part. */
    private @Nullable Long id;
    /** Whether only the confirmation is missing. */
    private boolean primed;

    /** A subscription that holds, and what there is at its beginning. */
    record Established(int maxInterval, NodeData data) {}

    SubscribeDialogue(Wire wire, SubscribeRequest request, LongConsumer begins) {
        this.wire = wire;
        this.request = request;
        this.begins = begins;
        this.assembly = new ReportAssembly(wire.settings().maxReportSize());
    }

    @Override
    public Message start() {
        return request;
    }

    @Override
    public Step<Established> next(Message answer, int size) {
        if (primed) {
            SubscribeResponse response = Answers.expect(SubscribeResponse.class, answer);
            if (!Long.valueOf(response.subscriptionId()).equals(id)) {
                throw new UnexpectedAnswerException("a subscription is confirmed that was not asked for");
            }
            return new Step.Done<>(new Established(response.maxInterval(), assembly.result()), null);
        }
        ReportData report = Answers.expect(ReportData.class, answer);
        Long reported = report.subscriptionId();
        if (reported == null || (id != null && !id.equals(reported))) {
            throw new UnexpectedAnswerException("a report that does not belong to the subscription");
        }
        assembly.add(report, size);
        if (id == null) {
            id = reported;
            begins.accept(reported);
        }
        primed = !report.hasMoreChunks();
        return new Step.Ask<>(wire.status(StatusCode.SUCCESS));
    }
}

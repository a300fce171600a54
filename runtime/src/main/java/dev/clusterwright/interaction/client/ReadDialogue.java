package dev.clusterwright.interaction.client;

import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.ReportData;
import dev.clusterwright.interaction.StatusCode;

/** Asks, and takes parts of the answer until the last. */
final class ReadDialogue implements Dialogue<NodeData> {
    private final Wire wire;
    private final Message request;
    private final ReportAssembly assembly;

    ReadDialogue(Wire wire, Message request) {
        this.wire = wire;
        this.request = request;
        this.assembly = new ReportAssembly(wire.settings().maxReportSize());
    }

    @Override
    public Message start() {
        return request;
    }

    @Override
    public Step<NodeData> next(Message answer, int size) {
        ReportData report = Answers.expect(ReportData.class, answer);
        assembly.add(report, size);
        Message received = wire.status(StatusCode.SUCCESS);
        if (report.hasMoreChunks()) {
            return new Step.Ask<>(received);
        }
        boolean suppressed = Boolean.TRUE.equals(report.suppressResponse());
        return new Step.Done<>(assembly.result(), suppressed ? null : received);
    }
}

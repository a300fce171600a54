package dev.clusterwright.interaction.client;

import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.ReportData;
import dev.clusterwright.interaction.Responder;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.tlv.TlvException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes one report, which may come in parts, and acknowledges each. */
final class ReportResponder implements Responder {
    private final Wire wire;
    private final SubscriptionRegistry registry;

    /** The id of the subscription that the parts so far belong to; null before the first. */
    private @Nullable Long id;

    private ReportAssembly assembly;

    ReportResponder(Wire wire, SubscriptionRegistry registry) {
        this.wire = wire;
        this.registry = registry;
        this.assembly = new ReportAssembly(wire.settings().maxReportSize());
    }

    @Override
    public Optional<EncodedMessage> receive(EncodedMessage message) {
        if (message.opcode() == StatusResponse.OPCODE) {
            return Optional.empty();
        }
        Message decoded;
        try {
            decoded = Message.decode(message);
        } catch (TlvException | IllegalArgumentException e) {
            return answer(StatusCode.INVALID_ACTION);
        }
        return decoded instanceof ReportData report
                ? take(report, message.payload().length())
                : answer(StatusCode.INVALID_ACTION);
    }

    private Optional<EncodedMessage> take(ReportData report, int size) {
        Long reported = report.subscriptionId();
        NodeSubscription<?> subscription = reported == null ? null : registry.get(reported);
        if (reported == null || subscription == null) {
            return answer(StatusCode.INVALID_SUBSCRIPTION);
        }
        if (id != null && !id.equals(reported)) {
            return answer(StatusCode.INVALID_ACTION);
        }
        id = reported;
        try {
            assembly.add(report, size);
        } catch (UnexpectedAnswerException e) {
            // What changed is unknown now: only from the beginning it can be known again.
            subscription.broken(e);
            return answer(StatusCode.INVALID_ACTION);
        }
        if (report.hasMoreChunks()) {
            subscription.alive();
            return answer(StatusCode.SUCCESS);
        }
        subscription.report(assembly.result());
        assembly = new ReportAssembly(wire.settings().maxReportSize());
        return Boolean.TRUE.equals(report.suppressResponse()) ? Optional.empty() : answer(StatusCode.SUCCESS);
    }

    private Optional<EncodedMessage> answer(StatusCode code) {
        return Optional.of(wire.status(code).encode());
    }

    @Override
    public void close() {
        // Parts without a last one are forgotten together with this.
    }
}

package dev.clusterwright.interop;

import dev.clusterwright.interaction.Connection;
import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.Exchange;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A way to a subscriber who acknowledges all reports, and keeps them as they are on the wire. */
final class ReportCollector implements Connection {
    private final List<String> reports = new ArrayList<>();

    /** Those that came since this was called last, in hexadecimal. */
    List<String> take() {
        List<String> taken = List.copyOf(reports);
        reports.clear();
        return taken;
    }

    @Override
    public Exchange open() {
        return new Exchange() {
            @Override
            public CompletionStage<EncodedMessage> request(EncodedMessage message) {
                send(message);
                return CompletableFuture.completedFuture(new StatusResponse(StatusCode.SUCCESS).encode());
            }

            @Override
            public void send(EncodedMessage message) {
                reports.add(message.payload().toHex());
            }

            @Override
            public void close() {}
        };
    }
}

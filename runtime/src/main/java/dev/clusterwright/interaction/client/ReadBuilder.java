package dev.clusterwright.interaction.client;

import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.ReadRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reads attributes and events, any number of them at once:
 *
 * <pre>{@code
 * client.read()
 *         .attribute(1, OnOff.Attributes.ON_OFF)
 *         .attributes(new AttributePath(null, Descriptor.ID, null))
 *         .send()
 *         .thenAccept(data -> data.value(1, OnOff.Attributes.ON_OFF));
 * }</pre>
 *
 * <p>Not safe for use by several threads at once.
 */
public final class ReadBuilder extends DataRequest<ReadBuilder> {
    private final Wire wire;

    ReadBuilder(Wire wire) {
        this.wire = wire;
    }

    @Override
    ReadBuilder self() {
        return this;
    }

    /**
     * Asks the node.
     *
     * @return all it says; fails with a {@link dev.clusterwright.interaction.StatusException} if it refuses the request as a
     *     whole, while a status for a path is part of the result
     */
    public CompletionStage<NodeData> send() {
        return start();
    }

    CompletableFuture<NodeData> start() {
        return Conversation.start(wire, new ReadDialogue(wire, request()));
    }

    private Message request() {
        return new ReadRequest(
                orNull(attributes),
                orNull(events),
                eventFilters(),
                fabricFiltered,
                orNull(versions),
                wire.settings().revision());
    }
}

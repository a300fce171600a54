package dev.clusterwright.interaction.client;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.OctetString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Writes attributes, any number of them at once, in the order in which they are given:
 *
 * <pre>{@code
 * client.write()
 *         .set(1, OnOff.Attributes.ON_TIME, 5)
 *         .append(0, AccessControl.Attributes.ACL, entry)
 *         .send()
 *         .thenAccept(WriteResult::orThrow);
 * }</pre>
 *
 * <p>A value has to keep the rules of its definition, as far as they do not depend on the device: otherwise it is refused
 * here, with an {@link IllegalArgumentException} that names it. What does not fit into one message is sent in several; a
 * list that is too long for one is replaced by its beginning, and the rest is appended. Should one of these messages be
 * lost, the list stays incomplete. Not safe for use by several threads at once.
 */
public final class WriteBuilder {
    private final Wire wire;
    private final List<AttributeData> writes = new ArrayList<>();
    /** The window of the timed interaction that this has to be; null as long as it need not be one. */
    private @Nullable Duration window;

    WriteBuilder(Wire wire, @Nullable Duration window) {
        this.wire = wire;
        this.window = window;
    }

    /** Writes a value. */
    public <T extends @Nullable Object> WriteBuilder set(int endpoint, Attribute<T> attribute, T value) {
        return add(null, AttributePath.of(endpoint, attribute), attribute, Outgoing.value(attribute, value));
    }

    /**
     * Writes a value if the cluster has not changed since it was read.
     *
     * @param dataVersion what {@link NodeData#dataVersion} gave
     */
    public <T extends @Nullable Object> WriteBuilder setIf(
            long dataVersion, int endpoint, Attribute<T> attribute, T value) {
        return add(dataVersion, AttributePath.of(endpoint, attribute), attribute, Outgoing.value(attribute, value));
    }

    /** Adds an item at the end of a list. */
    public <E extends @Nullable Object> WriteBuilder append(int endpoint, Attribute<List<E>> attribute, E item) {
        AttributePath path = AttributePath.of(endpoint, attribute).appending();
        return add(null, path, attribute, Outgoing.item(attribute, item));
    }

    /**
     * Writes a value of an attribute of which nothing is known; no rules are applied. An attribute that can only be written
     * as a timed interaction needs {@link #timed}.
     */
    public WriteBuilder set(AttributePath path, TlvValue value) {
        writes.add(new AttributeData(null, path, OctetString.of(TlvValue.CODEC.encode(value))));
        return this;
    }

    private WriteBuilder add(@Nullable Long dataVersion, AttributePath path, Attribute<?> attribute, OctetString data) {
        writes.add(new AttributeData(dataVersion, path, data));
        if (attribute.access().timed() && window == null) {
            window = InteractionClient.TIMED_WINDOW;
        }
        return this;
    }

    /**
     * Makes this a timed interaction. One that has to be is without being told, with a window of 10 s.
     *
     * @param within how long after the announcement the write may arrive, 1 ms to 65,535 ms
     */
    public WriteBuilder timed(Duration within) {
        window = Objects.requireNonNull(within, "within");
        return this;
    }

    /**
     * Asks the node.
     *
     * @return a status for each path; fails with a {@link dev.clusterwright.interaction.StatusException} if the node refuses
     *     the request as a whole
     * @throws IllegalArgumentException if a value does not fit into a message, or all of a timed interaction does not fit
     *     into one
     * @throws IllegalStateException if there is nothing to write
     */
    public CompletionStage<WriteResult> send() {
        return start();
    }

    CompletableFuture<WriteResult> start() {
        return Conversation.start(wire, dialogue());
    }

    private Dialogue<WriteResult> dialogue() {
        if (writes.isEmpty()) {
            throw new IllegalStateException("there is nothing to write; set or append something before this is sent");
        }
        List<List<AttributeData>> messages =
                WriteSplitter.split(writes, wire.settings().maxMessageSize());
        Dialogue<WriteResult> dialogue = new WriteDialogue(wire, window != null, messages);
        if (window == null) {
            return dialogue;
        }
        if (messages.size() > 1) {
            throw new IllegalArgumentException("a timed interaction takes one message, and this does not fit into one");
        }
        return TimedDialogue.of(wire, window, dialogue);
    }
}

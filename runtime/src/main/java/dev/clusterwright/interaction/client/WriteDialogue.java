package dev.clusterwright.interaction.client;

import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributeStatus;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.WriteRequest;
import dev.clusterwright.interaction.WriteResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes, one message after another. Of a list whose beginning was refused no more is sent: its items would be appended to
 * what is there.
 */
final class WriteDialogue implements Dialogue<WriteResult> {
    private final Wire wire;
    private final boolean timed;
    /** What is left to be sent; none is empty. */
    private final Deque<List<AttributeData>> messages;

    private final List<AttributeStatus> statuses = new ArrayList<>();

    WriteDialogue(Wire wire, boolean timed, List<List<AttributeData>> messages) {
        this.wire = wire;
        this.timed = timed;
        this.messages = new ArrayDeque<>(messages);
    }

    @Override
    public Message start() {
        List<AttributeData> first = messages.remove();
        return request(first);
    }

    private Message request(List<AttributeData> writes) {
        Boolean more = messages.isEmpty() ? null : Boolean.TRUE;
        return new WriteRequest(null, timed, writes, more, wire.settings().revision());
    }

    @Override
    public Step<WriteResult> next(Message answer, int size) {
        statuses.addAll(Answers.expect(WriteResponse.class, answer).writeResponses());
        dropRefused();
        List<AttributeData> following = messages.poll();
        return following == null
                ? new Step.Done<>(new WriteResult(statuses), null)
                : new Step.Ask<>(request(following));
    }

    private void dropRefused() {
        Set<String> refused = new HashSet<>();
        for (AttributeStatus status : statuses) {
            if (!status.status().isSuccess()) {
                refused.add(AttributeKey.describe(status.path()));
            }
        }
        if (refused.isEmpty()) {
            return;
        }
        List<List<AttributeData>> kept = new ArrayList<>();
        for (List<AttributeData> message : messages) {
            List<AttributeData> rest = message.stream()
                    .filter(write -> write.path().listIndex().isAbsent()
                            || !refused.contains(AttributeKey.describe(write.path())))
                    .toList();
            if (!rest.isEmpty()) {
                kept.add(rest);
            }
        }
        messages.clear();
        messages.addAll(kept);
    }
}

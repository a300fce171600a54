package dev.clusterwright.interaction.client;

import dev.clusterwright.interaction.CommandData;
import dev.clusterwright.interaction.CommandStatus;
import dev.clusterwright.interaction.InvokeRequest;
import dev.clusterwright.interaction.InvokeResponse;
import dev.clusterwright.interaction.InvokeResult;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.StatusCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Invokes, and leads to the answer of each command, in the order of the commands. */
final class InvokeDialogue implements Dialogue<List<InvokeResult>> {
    private final Wire wire;
    private final InvokeRequest request;
    /** By the number of the command; null while there is none. */
    private final List<@Nullable InvokeResult> answers = new ArrayList<>();

    InvokeDialogue(Wire wire, boolean timed, List<CommandData> commands) {
        this.wire = wire;
        this.request = new InvokeRequest(false, timed, commands, wire.settings().revision());
        for (int i = 0; i < commands.size(); i++) {
            answers.add(null);
        }
    }

    @Override
    public Message start() {
        return request;
    }

    @Override
    public Step<List<InvokeResult>> next(Message answer, int size) {
        InvokeResponse response = Answers.expect(InvokeResponse.class, answer);
        response.invokeResponses().forEach(this::take);
        if (response.hasMoreChunks()) {
            if (response.invokeResponses().isEmpty()) {
                // Each part brings an answer that was due, so there is an end to them.
                throw new UnexpectedAnswerException("a part of an answer without a response");
            }
            return new Step.Ask<>(wire.status(StatusCode.SUCCESS));
        }
        List<InvokeResult> all = new ArrayList<>();
        for (InvokeResult each : answers) {
            if (each == null) {
                throw new UnexpectedAnswerException(
                        "no response to command " + (all.size() + 1) + " of " + answers.size());
            }
            all.add(each);
        }
        return new Step.Done<>(all, null);
    }

    private void take(InvokeResult result) {
        Integer reference =
                result instanceof CommandData data ? data.commandRef() : ((CommandStatus) result).commandRef();
        boolean single = request.invokeRequests().size() == 1;
        int index = reference == null ? 0 : reference;
        if (single != (reference == null) || index >= answers.size()) {
            throw new UnexpectedAnswerException("a response with the command reference " + reference);
        }
        if (answers.get(index) != null) {
            throw new UnexpectedAnswerException("two responses to command " + (index + 1) + " of " + answers.size());
        }
        answers.set(index, result);
    }
}

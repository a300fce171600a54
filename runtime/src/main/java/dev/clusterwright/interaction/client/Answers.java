package dev.clusterwright.interaction.client;

import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.StatusResponse;

/** Tells the answer that was asked for from others. */
final class Answers {
    private Answers() {}

    /**
     * The answer, if it is of the kind that was asked for.
     *
     * @throws StatusException if it is a status other than success
     * @throws UnexpectedAnswerException if it is something else
     */
    static <M extends Message> M expect(Class<M> type, Message answer) {
        if (type.isInstance(answer)) {
            return type.cast(answer);
        }
        if (answer instanceof StatusResponse response && !response.status().equals(StatusCode.SUCCESS)) {
            throw new StatusException(response.status(), "the node refuses the request");
        }
        throw new UnexpectedAnswerException("expected "
                + type.getSimpleName()
                + " but found "
                + answer.getClass().getSimpleName());
    }

    /** Makes sure that the answer is a success. */
    static void expectSuccess(Message answer) {
        StatusResponse response = expect(StatusResponse.class, answer);
        if (!response.status().equals(StatusCode.SUCCESS)) {
            throw new StatusException(response.status(), "the node refuses the request");
        }
    }
}

package dev.clusterwright.servers.crash;

import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.servers.testing.Answers;
import java.util.concurrent.CompletionStage;

/** What came of a request. */
final class Outcome {
    private Outcome() {}

    /** Whether it was answered with success; another status is a refusal, and no answer at all a fault of the test. */
    static boolean isSuccess(CompletionStage<?> stage) {
        return Answers.status(stage).equals(StatusCode.SUCCESS);
    }
}

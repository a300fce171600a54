package dev.clusterwright.servers.crash;

import dev.clusterwright.interaction.StatusException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** What came of a request. */
final class Outcome {
    private Outcome() {}

    /** What is there after all answers, which have arrived when a call returns. */
    static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    /** Whether it was answered with success; another status is a refusal, and no answer at all a fault of the test. */
    static boolean isSuccess(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture().join();
            return true;
        } catch (CompletionException e) {
            if (e.getCause() instanceof StatusException) {
                return false;
            }
            throw e;
        }
    }
}

package dev.clusterwright.servers.testing;

import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** What came of requests over a loopback, which have been answered when a call returns. */
public final class Answers {
    private Answers() {}

    /** The answer. */
    public static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    /** With which status it was answered; no answer at all is a fault of the test. */
    public static StatusCode status(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture().join();
            return StatusCode.SUCCESS;
        } catch (CompletionException e) {
            if (e.getCause() instanceof StatusException failure) {
                return failure.status().code();
            }
            throw e;
        }
    }
}

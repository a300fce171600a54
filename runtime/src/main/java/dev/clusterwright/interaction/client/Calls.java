package dev.clusterwright.interaction.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What calls have in common, whatever they ask for. */
final class Calls {
    private Calls() {}

    /** Does something when a call has ended, in whatever way. */
    static <T extends @Nullable Object> void onEnd(CompletionStage<T> call, BiConsumer<T, @Nullable Throwable> action) {
        call.whenComplete(action);
    }

    /** Does something when a call is cancelled. */
    static void onCancel(CompletableFuture<?> call, Runnable action) {
        onEnd(call, (value, failure) -> {
            if (call.isCancelled()) {
                action.run();
            }
        });
    }

    /**
     * What something leads to, turned into something else. Unlike {@link CompletableFuture#thenApply}, to cancel it cancels
     * what it was made of, and failures are not wrapped.
     */
    static <A extends @Nullable Object, B extends @Nullable Object> CompletableFuture<B> map(
            CompletableFuture<A> call, Function<A, B> function) {
        CompletableFuture<B> mapped = new CompletableFuture<>();
        onEnd(call, (value, failure) -> {
            if (failure != null) {
                mapped.completeExceptionally(failure);
            } else {
                complete(mapped, value, function);
            }
        });
        onCancel(mapped, () -> call.cancel(false));
        return mapped;
    }

    private static <A extends @Nullable Object, B extends @Nullable Object> void complete(
            CompletableFuture<B> mapped, A value, Function<A, B> function) {
        try {
            mapped.complete(function.apply(value));
        } catch (RuntimeException e) {
            mapped.completeExceptionally(e);
        }
    }
}

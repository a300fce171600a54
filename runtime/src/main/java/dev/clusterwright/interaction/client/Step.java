package dev.clusterwright.interaction.client;

import dev.clusterwright.interaction.Message;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation does next.
 *
 * @param <T> what it leads to
 */
sealed interface Step<T extends @Nullable Object> {
    /** Sends a message and waits for an answer. */
    record Ask<T extends @Nullable Object>(Message message) implements Step<T> {}

    /**
     * Ends.
     *
     * @param last a message to which no answer is due; null for none
     */
    record Done<T extends @Nullable Object>(
            T result, @Nullable Message last) implements Step<T> {}
}

package dev.clusterwright.interaction.client;

import dev.clusterwright.interaction.Message;
import org.jspecify.annotations.Nullable;

/**
 * This side of a conversation: what is said at first, and what to each answer. Used by one thread at a time.
 *
 * @param <T> what it leads to
 */
interface Dialogue<T extends @Nullable Object> {
    /** What is said at first. */
    Message start();

    /**
     * Takes an answer.
     *
     * @param size of its payload in octets
     * @throws RuntimeException to end in failure; an {@link UnexpectedAnswerException} tells the other side too
     */
    Step<T> next(Message answer, int size);
}

package dev.clusterwright.interaction;

import java.util.concurrent.CompletionStage;

/**
 * The starting side of a conversation of two nodes about one thing (Matter Core, 4.10 Message Exchanges): one sends, the
 * other answers, in turns. Used by one thread at a time.
 */
public interface Exchange extends AutoCloseable {
    /**
     * Sends a message to which an answer is due.
     *
     * @return the answer; fails if the message or the answer was lost for good, and with
     *     {@link java.util.concurrent.CancellationException} once this has been closed
     * @throws IllegalStateException if an answer is still due
     */
    CompletionStage<EncodedMessage> request(EncodedMessage message);

    /** Sends a last message to which no answer is due, and closes this once it is delivered. */
    void send(EncodedMessage message);

    /** Ends the conversation: no answer is waited for any more. Does nothing when it has ended already. */
    @Override
    void close();
}

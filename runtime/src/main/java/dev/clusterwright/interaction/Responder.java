package dev.clusterwright.interaction;

import java.util.Optional;

/**
 * The answering side of one exchange. A transport makes one for each exchange that the other node starts, and passes on
 * what arrives, in order. Used by one thread at a time; different responders by any number of threads.
 */
public interface Responder extends AutoCloseable {
    /**
     * Takes a message and answers it.
     *
     * @return the answer; empty when there is nothing to say, as the exchange is over or the message is dropped
     */
    Optional<EncodedMessage> receive(EncodedMessage message);

    /** The exchange has ended or was lost: what is kept for it is forgotten. */
    @Override
    void close();
}

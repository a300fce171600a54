package dev.clusterwright.interaction.server;

import dev.clusterwright.interaction.Message;
import java.util.Iterator;
import java.util.List;

/** The messages that answer a request: each is sent when the other side has acknowledged the one before. */
interface Answers extends Iterator<Message>, AutoCloseable {
    /** The other side does not want the rest, or is gone. */
    @Override
    void close();

    /** Messages that are ready, one at least. */
    static Answers of(List<? extends Message> messages) {
        Iterator<? extends Message> iterator = messages.iterator();
        return new Answers() {
            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public Message next() {
                return iterator.next();
            }

            @Override
            public void close() {}
        };
    }
}

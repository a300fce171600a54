package dev.clusterwright.interaction.server;

import java.util.Objects;

/**
 * From whom a request comes, and to what it goes. Immutable and thread-safe.
 *
 * @param session that it came over
 * @param endpoint that it is for
 */
public record InteractionContext(Session session, int endpoint) {
    /** Checks that nothing is null. */
    public InteractionContext {
        Objects.requireNonNull(session, "session");
    }

    /** The fabric that it comes from, 1 to 254; 0 for none. */
    public int fabricIndex() {
        return session.subject().fabricIndex();
    }
}

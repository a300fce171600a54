package dev.clusterwright.servers.commissioning;

import dev.clusterwright.interaction.server.Session;
import org.jspecify.annotations.Nullable;

/**
 * What a node asks of the transport that has its secure sessions. Called once what caused it is stored, by the thread that
 * carries out the command, or by one of the timer; quick, and without asking the node for anything in the same thread.
 *
 * <p>A session that asked for what ends it ends after it has got its answer. Of each session that ends, the node is told:
 * {@code Node.sessionClosed}.
 *
 * <p>A session here is the instance that the node was given ({@code Node.accept}). As that is immutable, one that joins a
 * fabric goes on as another instance; the transport has to know both, see {@link #join}.
 */
public interface SecureSessions {
    /**
     * What comes over this PASE session from now on comes from a fabric, to which it has brought this node: for the requests
     * to come, the node is given another {@link Session} with this index.
     *
     * @param session that asked to join; the same one, not what took its place, when it has to leave the fabric again
     * @param fabricIndex 1 to 254; 0 when the node has left that fabric again
     */
    void join(Session session, int fabricIndex);

    /**
     * Ends all PASE sessions.
     *
     * @param asking the session that has asked for it; null if none has
     */
    void endPase(@Nullable Session asking);

    /**
     * Ends the CASE sessions of a fabric, and forgets what they could be resumed with.
     *
     * @param asking the session that has asked for it; null if none has
     */
    void endCase(int fabricIndex, @Nullable Session asking);
}

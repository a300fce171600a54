package dev.clusterwright.servers.groupkeymanagement;

import dev.clusterwright.group.GroupKeySet;
import dev.clusterwright.group.OperationalGroupKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of groups, for the layer that seals and opens messages. Thread-safe, and quick enough to ask for every message:
 * the answer takes as long as there are fabrics, however many groups and keys they have.
 *
 * <p>The keys stay those of who implements this. Once an administrator has replaced or removed a key, or the node has left
 * its fabric, it is closed, also while a message is being sealed or opened with it: that fails with an
 * {@link IllegalStateException} then. Ask again, and what was replaced is not among the answers any more; a message that
 * none of these opens is to be dropped.
 */
public interface GroupKeys {
    /**
     * The keys that a message may be sealed with. Different keys may have the same session id, so all have to be tried.
     *
     * @param sessionId of the message, 0 to 0xFFFF
     * @return the keys of this session id that are in use for a group, of all fabrics; empty if the message is for others
     */
    List<ReceivingKey> receivingKeys(int sessionId);

    /**
     * The key to seal a message to a group with, by a node whose clock is not synchronised.
     *
     * @param fabricIndex 1 to 254
     * @param groupId 1 to 0xFFFF
     * @return null if the group has no key
     */
    @Nullable OperationalGroupKey sendingKey(int fabricIndex, int groupId);

    /**
     * The key to seal a message to a group with, by a node whose clock is synchronised.
     *
     * @param fabricIndex 1 to 254
     * @param groupId 1 to 0xFFFF
     * @param now the time
     * @return null if the group has no key
     */
    @Nullable OperationalGroupKey sendingKey(int fabricIndex, int groupId, Instant now);

    /**
     * The key set 0 of a fabric, by which nodes find each other: {@code DestinationId.match} takes it. Not the caller's to
     * close.
     *
     * @param fabricIndex 1 to 254
     * @return null if the node does not belong to the fabric
     */
    @Nullable GroupKeySet ipks(int fabricIndex);
}

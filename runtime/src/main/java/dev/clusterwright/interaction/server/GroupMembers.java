package dev.clusterwright.interaction.server;

import java.util.Set;

/** Which endpoints belong to a group, as the Groups and Group Key Management clusters know. Thread-safe. */
@FunctionalInterface
public interface GroupMembers {
    /**
     * The endpoints that belong to a group.
     *
     * @param fabricIndex the fabric of the group, 1 to 254
     * @param groupId the group, 1 to 65535
     */
    Set<Integer> endpoints(int fabricIndex, int groupId);
}

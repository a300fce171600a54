package dev.clusterwright.servers.groupkeymanagement;

import dev.clusterwright.clusters.groupkeymanagement.GroupKeySecurityPolicyEnum;
import dev.clusterwright.group.OperationalGroupKey;
import java.util.Set;

/**
 * A key that a message may be sealed with, and what it is good for. A message that it opens counts only if its group is one
 * of the {@link #groups}. Immutable but for the closing of the key, and thread-safe.
 *
 * @param fabricIndex the fabric that messages come from with it, 1 to 254
 * @param keySetId the key set that it belongs to, 1 to 0xFFFF
 * @param policy how the counters of its messages are checked
 * @param groups those that the key set is for, never empty
 * @param key not the caller's to close
 */
public record ReceivingKey(
        int fabricIndex,
        int keySetId,
        GroupKeySecurityPolicyEnum policy,
        Set<Integer> groups,
        OperationalGroupKey key) {
    /** Copies the groups. */
    public ReceivingKey {
        groups = Set.copyOf(groups);
    }
}

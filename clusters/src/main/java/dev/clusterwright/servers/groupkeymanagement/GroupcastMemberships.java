package dev.clusterwright.servers.groupkeymanagement;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the Groupcast cluster of a device knows about groups, for {@link GroupKeyManagementCluster}, which shows it to those
 * who know nothing of Groupcast. Implement it where there is that cluster. Thread-safe and quick; called at any time, also
 * while a command is carried out, so it must not ask the node or begin a transaction.
 */
@FunctionalInterface
public interface GroupcastMemberships {
    /**
     * The groups that a fabric has made this node belong to, each at most once.
     *
     * @param fabricIndex 1 to 254
     */
    Collection<Membership> ofFabric(int fabricIndex);

    /**
     * A group that this node belongs to. Immutable and thread-safe.
     *
     * @param groupId 1 to 65535
     * @param keySetId the key set that its messages are sealed with; null if there is none yet
     * @param endpoints that belong to it; empty where the node only sends
     * @param name up to 16 octets in UTF-8, or empty
     */
    record Membership(int groupId, @Nullable Integer keySetId, Set<Integer> endpoints, String name) {
        /** Copies the endpoints. */
        public Membership {
            endpoints = Set.copyOf(endpoints);
        }
    }
}

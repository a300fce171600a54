package dev.clusterwright.access;

import dev.clusterwright.cluster.Privilege;
import dev.clusterwright.type.Integers;
import java.util.List;
import java.util.Set;

/**
 * A group that may operate the endpoints it is mapped to without an entry (feature AUX of the Access Control cluster;
 * provisional). Immutable and thread-safe.
 *
 * @param fabricIndex the fabric of the group, 1 to 254
 * @param groupId the group, 0x0001 to 0xFFFF
 * @param endpoints those that it is mapped to; 0 is never among what it may operate
 */
public record AuxiliaryGroup(int fabricIndex, int groupId, Set<Integer> endpoints) {
    /**
     * Copies the set and checks the ranges.
     *
     * @throws IllegalArgumentException if a number is not within its range
     */
    public AuxiliaryGroup {
        Integers.checkUnsigned("fabricIndex", fabricIndex, 8);
        Integers.checkUnsigned("groupId", groupId, 16);
        if (fabricIndex == 0 || groupId == 0) {
            throw new IllegalArgumentException(
                    "group " + groupId + " of fabric " + fabricIndex + " is none; both numbers start at 1");
        }
        endpoints = Set.copyOf(endpoints);
        endpoints.forEach(endpoint -> Integers.checkUnsigned("endpoint", endpoint.intValue(), 16));
    }

    /** Whether there is any endpoint that it may operate. */
    boolean reachesAny() {
        return endpoints.stream().anyMatch(endpoint -> endpoint != 0);
    }

    /** The entry that it stands for. */
    AccessControlEntry entry() {
        return new AccessControlEntry(
                fabricIndex,
                Privilege.OPERATE,
                AuthenticationMode.GROUP,
                List.of(NodeIds.ofGroup(groupId)),
                endpoints.stream()
                        .filter(endpoint -> endpoint != 0)
                        .map(AccessTarget::ofEndpoint)
                        .toList(),
                AuxiliaryType.GROUPCAST);
    }
}

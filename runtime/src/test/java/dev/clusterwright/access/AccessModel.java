package dev.clusterwright.access;

import static dev.clusterwright.cluster.Privilege.ADMINISTER;
import static dev.clusterwright.cluster.Privilege.MANAGE;
import static dev.clusterwright.cluster.Privilege.OPERATE;
import static dev.clusterwright.cluster.Privilege.PROXY_VIEW;
import static dev.clusterwright.cluster.Privilege.VIEW;

import dev.clusterwright.cluster.Privilege;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What access control decides, as the rules are told: slowly, and without the code that is tested.
 *
 * @param auxiliary whether the device has the feature AUX
 */
record AccessModel(List<AccessControlEntry> entries, boolean auxiliary, List<AuxiliaryGroup> groups) {
    private static final Map<Privilege, Set<Privilege>> LADDER = Map.of(
            VIEW, Set.of(VIEW),
            PROXY_VIEW, Set.of(PROXY_VIEW, VIEW),
            OPERATE, Set.of(OPERATE, VIEW),
            MANAGE, Set.of(MANAGE, OPERATE, VIEW),
            ADMINISTER, Set.of(ADMINISTER, MANAGE, OPERATE, PROXY_VIEW, VIEW));

    AccessDecision check(
            SubjectDescriptor subject, Privilege privilege, int endpoint, long cluster, List<Long> deviceTypes) {
        boolean allowed = subject.mode() == AuthenticationMode.PASE
                || entries.stream()
                        .filter(entry -> entry.fabricIndex() == subject.fabricIndex())
                        .filter(entry -> entry.mode() == subject.mode())
                        .filter(entry -> Objects.requireNonNull(LADDER.get(entry.privilege()))
                                .contains(privilege))
                        .filter(entry -> entry.subjects().isEmpty()
                                || entry.subjects().stream().anyMatch(wanted -> isOne(subject, wanted)))
                        .filter(entry -> !auxiliary
                                || entry.mode() != AuthenticationMode.GROUP
                                || !entry.targets().isEmpty()
                                || endpoint != 0)
                        .anyMatch(entry -> entry.targets().isEmpty()
                                || entry.targets().stream()
                                        .anyMatch(target -> isOne(endpoint, cluster, deviceTypes, target)))
                || (subject.mode() == AuthenticationMode.GROUP
                        && privilege == OPERATE
                        && endpoint != 0
                        && groups.stream().anyMatch(group -> isOne(subject, group, endpoint)));
        return allowed ? AccessDecision.ALLOWED : AccessDecision.DENIED;
    }

    private static boolean isOne(SubjectDescriptor subject, long wanted) {
        String hex = String.format("%016X", wanted);
        if (!hex.startsWith("FFFFFFFD")) {
            return subject.subject() == wanted;
        }
        return subject.tags().stream()
                .map(tag -> String.format("%08X", tag))
                .anyMatch(tag -> tag.substring(0, 4).equals(hex.substring(8, 12))
                        && tag.substring(4).compareTo(hex.substring(12)) >= 0);
    }

    private static boolean isOne(int endpoint, long cluster, List<Long> deviceTypes, AccessTarget target) {
        return (target.cluster() == null || target.cluster() == cluster)
                && (target.endpoint() == null || target.endpoint() == endpoint)
                && (target.deviceType() == null || deviceTypes.contains(target.deviceType()));
    }

    private static boolean isOne(SubjectDescriptor subject, AuxiliaryGroup group, int endpoint) {
        return group.fabricIndex() == subject.fabricIndex()
                && String.format("FFFFFFFFFFFF%04X", group.groupId()).equals(String.format("%016X", subject.subject()))
                && group.endpoints().contains(endpoint);
    }
}

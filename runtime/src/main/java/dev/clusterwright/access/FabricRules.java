package dev.clusterwright.access;

import dev.clusterwright.cluster.Privilege;
import java.util.List;

/** The entries of one mode, by fabric. */
final class FabricRules {
    static final FabricRules NONE = new FabricRules(new AccessRule[0][]);

    /** At the index of each fabric what it grants, up to the last fabric that grants anything. */
    private final AccessRule[][] rules;

    private FabricRules(AccessRule[][] rules) {
        this.rules = rules;
    }

    /**
     * Picks the entries of one mode.
     *
     * @param exceptRoot whether an entry without targets does not reach endpoint 0
     */
    static FabricRules of(List<AccessControlEntry> entries, AuthenticationMode mode, boolean exceptRoot) {
        List<AccessControlEntry> own =
                entries.stream().filter(entry -> entry.mode() == mode).toList();
        int last = own.stream().mapToInt(AccessControlEntry::fabricIndex).max().orElse(-1);
        AccessRule[][] rules = new AccessRule[last + 1][];
        for (int i = 0; i < rules.length; i++) {
            int fabric = i;
            rules[i] = own.stream()
                    .filter(entry -> entry.fabricIndex() == fabric)
                    .map(entry -> new AccessRule(entry, exceptRoot))
                    .toArray(AccessRule[]::new);
        }
        return new FabricRules(rules);
    }

    boolean grant(SubjectDescriptor subject, Privilege privilege, int endpoint, long cluster, List<Long> deviceTypes) {
        int fabric = subject.fabricIndex();
        if (fabric >= rules.length) {
            return false;
        }
        long node = subject.subject();
        List<Long> tags = subject.tags();
        int first = tag(tags, 0);
        int second = tag(tags, 1);
        int third = tag(tags, 2);
        for (AccessRule rule : rules[fabric]) {
            if (rule.grants(privilege)
                    && rule.isFor(node, first, second, third)
                    && rule.reaches(endpoint, cluster, deviceTypes)) {
                return true;
            }
        }
        return false;
    }

    /** A tag of a subject, or 0, which satisfies nothing. */
    private static int tag(List<Long> tags, int index) {
        return index < tags.size() ? tags.get(index).intValue() : 0;
    }
}

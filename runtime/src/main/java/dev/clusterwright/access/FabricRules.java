package dev.clusterwright.access;

import dev.clusterwright.cluster.Privilege;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The entries of one fabric and one mode, found by their subjects. */
final class FabricRules {
    private static final AccessRule[] NO_RULES = {};

    private final AccessRule[] forEveryone;

    /** In order, so that the tags of one identifier follow each other by their versions. */
    private final long[] subjects;

    /** What is for each of the subjects; one that several entries have stands there several times. */
    private final AccessRule[] forSubjects;

    private record SubjectRule(long subject, AccessRule rule) {}

    /**
     * The rules of entries of the same fabric and mode.
     *
     * @param exceptRoot whether an entry without targets does not reach endpoint 0
     */
    private FabricRules(List<AccessControlEntry> entries, boolean exceptRoot) {
        List<AccessRule> everyone = new ArrayList<>();
        List<SubjectRule> bySubject = new ArrayList<>();
        for (AccessControlEntry entry : entries) {
            AccessRule rule = new AccessRule(entry, exceptRoot);
            if (entry.subjects().isEmpty()) {
                everyone.add(rule);
            }
            entry.subjects().forEach(subject -> bySubject.add(new SubjectRule(subject, rule)));
        }
        bySubject.sort(Comparator.comparingLong(SubjectRule::subject));
        forEveryone = everyone.toArray(NO_RULES);
        subjects = bySubject.stream().mapToLong(SubjectRule::subject).toArray();
        forSubjects = bySubject.stream().map(SubjectRule::rule).toArray(AccessRule[]::new);
    }

    /**
     * Picks the entries of one mode.
     *
     * @return at the index of each fabric what it grants, up to the last fabric that grants anything
     */
    static FabricRules[] of(List<AccessControlEntry> entries, AuthenticationMode mode, boolean exceptRoot) {
        List<AccessControlEntry> own =
                entries.stream().filter(entry -> entry.mode() == mode).toList();
        int last = own.stream().mapToInt(AccessControlEntry::fabricIndex).max().orElse(-1);
        FabricRules[] rules = new FabricRules[last + 1];
        for (int i = 0; i < rules.length; i++) {
            int fabric = i;
            List<AccessControlEntry> ofFabric =
                    own.stream().filter(entry -> entry.fabricIndex() == fabric).toList();
            rules[i] = new FabricRules(ofFabric, exceptRoot);
        }
        return rules;
    }

    boolean grant(SubjectDescriptor subject, Privilege privilege, long place, List<Long> deviceTypes) {
        for (AccessRule rule : forEveryone) {
            if (rule.grants(privilege, place, deviceTypes)) {
                return true;
            }
        }
        if (subjects.length == 0) {
            return false;
        }
        long node = subject.subject();
        // A node whose own id is that of a tag has not shown to have the tag.
        if (NodeIds.kind(node) != NodeIds.Kind.TAG && grant(node, node, privilege, place, deviceTypes)) {
            return true;
        }
        List<Long> tags = subject.tags();
        for (int i = 0; i < tags.size(); i++) {
            long tag = tags.get(i);
            long oldest = NodeIds.ofTag((tag & 0xFFFF0000L) | 1);
            if (grant(oldest, NodeIds.ofTag(tag), privilege, place, deviceTypes)) {
                return true;
            }
        }
        return false;
    }

    /** Whether anything for a subject of a range grants it. */
    private boolean grant(long first, long last, Privilege privilege, long place, List<Long> deviceTypes) {
        for (int i = indexOfFirst(first); i < subjects.length && subjects[i] <= last; i++) {
            if (forSubjects[i].grants(privilege, place, deviceTypes)) {
                return true;
            }
        }
        return false;
    }

    /** The index of the first subject that is not before one; their number if all are. */
    private int indexOfFirst(long subject) {
        int low = 0;
        int high = subjects.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (subjects[middle] < subject) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

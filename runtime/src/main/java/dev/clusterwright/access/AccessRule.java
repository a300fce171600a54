package dev.clusterwright.access;

import dev.clusterwright.cluster.Privilege;
import java.util.List;

/** An entry, laid out so that deciding neither allocates nor follows many references. Its fabric and mode are known. */
final class AccessRule {
    /** Stands for whatever there is; no id has this many bits. */
    private static final long ANY = -1;

    /** How many numbers a target takes. */
    private static final int TARGET = 3;

    private final Privilege granted;

    /** Whether it is for everyone; then the two below are empty. */
    private final boolean everyone;

    /** Subjects that are one node, or one group. */
    private final long[] nodes;

    /** Subjects that are a tag: identifier and version. */
    private final int[] tags;

    /** Cluster, endpoint and device type of each target, one after another; empty for everything. */
    private final long[] targets;

    /** Whether it does not reach endpoint 0. */
    private final boolean exceptRoot;

    AccessRule(AccessControlEntry entry, boolean exceptRoot) {
        this.granted = entry.privilege();
        this.everyone = entry.subjects().isEmpty();
        this.nodes = entry.subjects().stream()
                .mapToLong(Long::longValue)
                .filter(subject -> NodeIds.kind(subject) != NodeIds.Kind.TAG)
                .toArray();
        this.tags = entry.subjects().stream()
                .mapToLong(Long::longValue)
                .filter(subject -> NodeIds.kind(subject) == NodeIds.Kind.TAG)
                .mapToInt(subject -> (int) subject)
                .toArray();
        this.targets = new long[entry.targets().size() * TARGET];
        int next = 0;
        for (AccessTarget target : entry.targets()) {
            targets[next++] = target.cluster() == null ? ANY : target.cluster();
            targets[next++] = target.endpoint() == null ? ANY : target.endpoint();
            targets[next++] = target.deviceType() == null ? ANY : target.deviceType();
        }
        this.exceptRoot = exceptRoot;
    }

    boolean grants(Privilege needed) {
        return granted.grants(needed);
    }

    /**
     * Whether it is for a subject.
     *
     * @param first a tag that the subject has, 0 for none; and so on
     */
    boolean isFor(long subject, int first, int second, int third) {
        if (everyone) {
            return true;
        }
        for (long node : nodes) {
            if (node == subject) {
                return true;
            }
        }
        for (int tag : tags) {
            if (CaseAuthenticatedTag.satisfies(first, tag)
                    || CaseAuthenticatedTag.satisfies(second, tag)
                    || CaseAuthenticatedTag.satisfies(third, tag)) {
                return true;
            }
        }
        return false;
    }

    boolean reaches(int endpoint, long cluster, List<Long> deviceTypes) {
        if (targets.length == 0) {
            return !exceptRoot || endpoint != 0;
        }
        for (int i = 0; i < targets.length; i += TARGET) {
            if (meets(targets[i], cluster)
                    && meets(targets[i + 1], endpoint)
                    && (targets[i + 2] == ANY || contains(deviceTypes, targets[i + 2]))) {
                return true;
            }
        }
        return false;
    }

    private static boolean meets(long target, long actual) {
        return target == ANY || target == actual;
    }

    /** Unlike the list's own method, this makes no object of the number; and unlike an iterator, nothing at all. */
    private static boolean contains(List<Long> numbers, long number) {
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i) == number) {
                return true;
            }
        }
        return false;
    }
}

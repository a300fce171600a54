package dev.clusterwright.access;

import dev.clusterwright.type.Integers;
import java.util.List;
import java.util.Objects;

/**
 * Who a message comes from, as its secure session tells (Matter Core, 6.6 Access Control). Immutable and
 * thread-safe.
 *
 * @param fabricIndex the fabric that it comes from, 1 to 254; 0 for none, as before the node has joined one
 * @param mode how it has shown who it is
 * @param subject with CASE its node id, with a group the node id that stands for the group, with PASE the one that stands
 *     for the passcode; unsigned
 * @param tags the CASE authenticated tags of its certificate, each an unsigned number of 32 bits; 3 at most
 */
public record SubjectDescriptor(int fabricIndex, AuthenticationMode mode, long subject, List<Long> tags) {
    /** How many tags a certificate has at most. */
    public static final int MAX_TAGS = 3;

    /**
     * Copies the list and checks the ranges.
     *
     * @throws IllegalArgumentException if a number does not fit its type, or there are more than 3 tags
     */
    public SubjectDescriptor {
        Integers.checkUnsigned("fabricIndex", fabricIndex, 8);
        Objects.requireNonNull(mode, "mode");
        tags = List.copyOf(tags);
        tags.forEach(tag -> Integers.checkUnsigned("tag", tag.longValue(), 32));
        if (tags.size() > MAX_TAGS) {
            throw new IllegalArgumentException(
                    "there are " + tags.size() + " tags, and a certificate has " + MAX_TAGS + " at most");
        }
    }

    /** A node that is commissioning this one with the usual passcode. */
    public static SubjectDescriptor pase() {
        return new SubjectDescriptor(0, AuthenticationMode.PASE, NodeIds.ofPasscode(0), List.of());
    }

    /** A node with a certificate of a fabric. */
    public static SubjectDescriptor node(int fabricIndex, long nodeId, Long... tags) {
        return new SubjectDescriptor(fabricIndex, AuthenticationMode.CASE, nodeId, List.of(tags));
    }

    /**
     * A member of a group of a fabric.
     *
     * @throws IllegalArgumentException if it is no id of a group
     */
    public static SubjectDescriptor group(int fabricIndex, int groupId) {
        return new SubjectDescriptor(fabricIndex, AuthenticationMode.GROUP, NodeIds.ofGroup(groupId), List.of());
    }
}

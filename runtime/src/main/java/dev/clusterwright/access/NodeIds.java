package dev.clusterwright.access;

import dev.clusterwright.type.Integers;

/**
 * What a node id stands for. Most are nodes of a fabric; ranges at the upper end stand for groups, passcodes and tags, so
 * that all of them can be subjects of access control. All are unsigned numbers of 64 bits (Matter Core, 2.5.5 Node
 * Identifier).
 */
public final class NodeIds {
    private static final long MAX_OPERATIONAL = 0xFFFFFFEF_FFFFFFFFL;
    private static final int PASSCODES = 0xFFFFFFFB;
    private static final int TAGS = 0xFFFFFFFD;
    private static final int TEMPORARY = 0xFFFFFFFE;
    private static final int GROUPS = 0xFFFFFFFF;

    private NodeIds() {}

    /** The ranges of node ids. */
    public enum Kind {
        /** 0: no node. */
        UNSPECIFIED,
        /** A node of a fabric. */
        OPERATIONAL,
        /** A passcode, by its id. */
        PASSCODE,
        /** All nodes that have a CASE authenticated tag. */
        TAG,
        /** A node that has no other id yet, on its own link. */
        TEMPORARY_LOCAL,
        /** All nodes of a group. */
        GROUP,
        /** Not in use. */
        RESERVED
    }

    /** The range that a node id is in. */
    public static Kind kind(long nodeId) {
        if (nodeId == 0) {
            return Kind.UNSPECIFIED;
        }
        if (Long.compareUnsigned(nodeId, MAX_OPERATIONAL) <= 0) {
            return Kind.OPERATIONAL;
        }
        return switch ((int) (nodeId >>> 32)) {
            case PASSCODES -> (nodeId & 0xFFFF0000L) == 0 ? Kind.PASSCODE : Kind.RESERVED;
            case TAGS -> Kind.TAG;
            case TEMPORARY -> Kind.TEMPORARY_LOCAL;
            case GROUPS -> (nodeId & 0xFFFF0000L) == 0xFFFF0000L ? Kind.GROUP : Kind.RESERVED;
            default -> Kind.RESERVED;
        };
    }

    /**
     * What stands for a group.
     *
     * @param groupId 0 to 0xFFFF; 0 is the id of no group
     * @throws IllegalArgumentException if it is not within that
     */
    public static long ofGroup(int groupId) {
        Integers.checkUnsigned("groupId", groupId, 16);
        return (long) GROUPS << 32 | 0xFFFF0000L | groupId;
    }

    /**
     * What stands for a passcode.
     *
     * @param passcodeId 0 to 0xFFFF; 0 is the one that a node is commissioned with
     * @throws IllegalArgumentException if it is not within that
     */
    public static long ofPasscode(int passcodeId) {
        Integers.checkUnsigned("passcodeId", passcodeId, 16);
        return (long) PASSCODES << 32 | passcodeId;
    }

    static long ofTag(long tag) {
        return (long) TAGS << 32 | tag;
    }
}

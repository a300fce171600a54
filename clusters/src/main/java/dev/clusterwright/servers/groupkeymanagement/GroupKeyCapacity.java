package dev.clusterwright.servers.groupkeymanagement;

/**
 * How much a device has room for. Immutable and thread-safe.
 *
 * @param groupsPerFabric groups of each fabric, 4 to 4096: as many may have a key, and as many may have members
 * @param keySetsPerFabric key sets of each fabric, 4 to 65535; set 0, which every fabric has, counts
 */
public record GroupKeyCapacity(int groupsPerFabric, int keySetsPerFabric) {
    /** What certification expects at least: 4 groups of each fabric, and 3 key sets beside set 0. */
    public static final GroupKeyCapacity LEAST = new GroupKeyCapacity(4, 4);

    private static final int MIN = 4;
    /** All keys of groups are one entry of the store, which this many fit into. */
    private static final int MAX_GROUPS = 4096;

    private static final int MAX_KEY_SETS = 65535;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is not within its range
     */
    public GroupKeyCapacity {
        check("groupsPerFabric", groupsPerFabric, MAX_GROUPS);
        check("keySetsPerFabric", keySetsPerFabric, MAX_KEY_SETS);
    }

    private static void check(String name, int value, int max) {
        if (value < MIN || value > max) {
            throw new IllegalArgumentException(name + " is " + value + ", which is not within " + MIN + " to " + max);
        }
    }
}

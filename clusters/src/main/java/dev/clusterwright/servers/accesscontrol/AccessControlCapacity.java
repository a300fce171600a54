package dev.clusterwright.servers.accesscontrol;

/**
 * How much a device has room for. Immutable and thread-safe.
 *
 * @param entriesPerFabric entries of each fabric, 4 to 65534
 * @param subjectsPerEntry 4 to 65534
 * @param targetsPerEntry 3 to 65534
 */
public record AccessControlCapacity(int entriesPerFabric, int subjectsPerEntry, int targetsPerEntry) {
    /** The least that the definition allows: 4 entries of each fabric, with 4 subjects and 3 targets each. */
    public static final AccessControlCapacity LEAST = new AccessControlCapacity(4, 4, 3);

    private static final int MAX = 65534;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is not within its range
     */
    public AccessControlCapacity {
        check("entriesPerFabric", entriesPerFabric, 4);
        check("subjectsPerEntry", subjectsPerEntry, 4);
        check("targetsPerEntry", targetsPerEntry, 3);
    }

    private static void check(String name, int value, int min) {
        if (value < min || value > MAX) {
            throw new IllegalArgumentException(name + " is " + value + ", which is not within " + min + " to " + MAX);
        }
    }
}

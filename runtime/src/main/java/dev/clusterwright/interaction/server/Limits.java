package dev.clusterwright.interaction.server;

/**
 * How much a node does at a time for those who ask: what bounds its memory. Immutable and thread-safe.
 *
 * @param pathsPerInvoke commands in one request, 1 at least; BasicInformation's MaxPathsPerInvoke should say the same
 * @param pathsPerRead paths in one read, for attributes and events together, 9 at least
 * @param pathsPerSubscription paths in one subscription, 3 at least
 * @param subscriptionsPerFabric subscriptions of one fabric at the same time, 3 at least
 * @param eventsPerPriority events that are kept of each priority
 */
public record Limits(
        int pathsPerInvoke,
        int pathsPerRead,
        int pathsPerSubscription,
        int subscriptionsPerFabric,
        int eventsPerPriority) {
    /** What is usual. */
    public static final Limits USUAL = new Limits(10, 100, 100, 20, 256);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a limit is lower than every node has to keep to
     */
    public Limits {
        check("pathsPerInvoke", pathsPerInvoke, 1);
        check("pathsPerRead", pathsPerRead, 9);
        check("pathsPerSubscription", pathsPerSubscription, 3);
        check("subscriptionsPerFabric", subscriptionsPerFabric, 3);
        check("eventsPerPriority", eventsPerPriority, 1);
    }

    private static void check(String name, int value, int min) {
        if (value < min) {
            throw new IllegalArgumentException(name + " is " + value + ", but has to be " + min + " at least");
        }
    }
}

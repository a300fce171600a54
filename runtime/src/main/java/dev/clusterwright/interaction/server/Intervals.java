package dev.clusterwright.interaction.server;

import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import java.time.Duration;

/**
 * How often a subscription reports. Immutable and thread-safe.
 *
 * @param floor what has to pass between the beginnings of two reports, at least
 * @param max what may pass between them, at most; not less than the floor, and not zero
 */
record Intervals(Duration floor, Duration max) {
    /** How long a node may take to find out that a subscriber is gone, where that one does not insist on less often. */
    private static final int USUAL_MAX = 3600;

    /**
     * Chooses the maximum: what the subscriber asks for, so that there are no more messages than it wants, but one hour
     * unless the floor is more. Zero becomes a second, as there would be no end of reports.
     *
     * @param floor in seconds
     * @param ceiling in seconds
     * @throws StatusException if the ceiling is below the floor
     */
    static Intervals choose(int floor, int ceiling) {
        if (ceiling < floor) {
            throw new StatusException(StatusCode.INVALID_ACTION, "the longest interval is shorter than the shortest");
        }
        int max = Math.max(1, Math.min(ceiling, Math.max(floor, USUAL_MAX)));
        return new Intervals(Duration.ofSeconds(floor), Duration.ofSeconds(max));
    }
}

package dev.clusterwright.tlv;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much memory something takes, garbage included. */
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What is done the first time loads classes, which says nothing. */
    private static final int ATTEMPTS = 4;

    private Allocation() {}

    /**
     * Makes sure that something takes no more than so many bytes.
     *
     * @param task does the same each time
     */
    public static void assertAtMost(long limit, Runnable task) {
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && least > limit; attempt++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            task.run();
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        if (least > limit) {
            throw new AssertionError("took " + least + " bytes, not at most " + limit);
        }
    }
}

package dev.clusterwright.benchmarks.codec;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What an operation takes of a processor's time, which other programs on the machine prolong far less than the time by the
 * clock. Collecting garbage is not in it: that is done by other threads.
 */
public final class ProcessorTime implements InternalProfiler {
    /** The name of the result, in nanoseconds. */
    public static final String RESULT = "processor.time";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    /** What the threads that run the benchmark had taken when the iteration began. */
    private long before;

    @Override
    public String getDescription() {
        return "Processor time of an operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = workers();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double time = (double) (workers() - before) / result.getMetadata().getAllOps();
        return List.of(new ScalarResult(RESULT, time, "ns/op", AggregationPolicy.AVG));
    }

    private long workers() {
        long time = 0;
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo thread = threads.getThreadInfo(id);
            if (thread != null && thread.getThreadName().contains("jmh-worker")) {
                time += threads.getThreadCpuTime(id);
            }
        }
        return time;
    }
}

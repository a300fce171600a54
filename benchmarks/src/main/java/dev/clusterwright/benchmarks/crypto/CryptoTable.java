package dev.clusterwright.benchmarks.crypto;

import dev.clusterwright.benchmarks.codec.ProcessorTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks of this package and prints their results as a table in Markdown: {@code java -cp benchmarks.jar
 * dev.clusterwright.benchmarks.crypto.CryptoTable [short|long] [rounds] [clock|processor]}.
 *
 * <p>In each round every benchmark has one virtual machine, those of a row one after the other, so that whatever slows the
 * machine down for a while does not hit one of them alone. By the clock, times are medians of the rounds; of the processor's
 * time, on a machine with other things to do, the fastest iteration of all counts.
 */
public final class CryptoTable {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** What a row says, the class and the benchmark that it measures, and the length of its message, if it has one. */
    private record Row(
            String label,
            Class<?> benchmarks,
            String operation,
            @Nullable String length) {
        Row(String label, Class<?> benchmarks, String operation) {
            this(label, benchmarks, operation, null);
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row("HKDF, 16 octets", KeyBenchmark.class, "derive"),
            new Row("verify, key parsed each time", SignatureBenchmark.class, "verifyParsed"),
            new Row("verify, same key again", SignatureBenchmark.class, "verify"),
            new Row("sign", SignatureBenchmark.class, "sign"),
            new Row("sign deterministically", SignatureBenchmark.class, "signDeterministically"),
            new Row("generate a pair of keys", SignatureBenchmark.class, "generate"),
            new Row("seal 100 octets", MessageBenchmark.class, "seal", "100"),
            new Row("open 100 octets", MessageBenchmark.class, "open", "100"),
            new Row("seal 1,000 octets", MessageBenchmark.class, "seal", "1000"),
            new Row("open 1,000 octets", MessageBenchmark.class, "open", "1000"),
            new Row("certificate from TLV", CertificateBenchmark.class, "decode"),
            new Row("certificate to TLV", CertificateBenchmark.class, "encode"),
            new Row("certificate from DER", CertificateBenchmark.class, "fromX509"),
            new Row("certificate to DER", CertificateBenchmark.class, "toX509"),
            new Row("certificate verified, same key again", CertificateBenchmark.class, "isSignedBy"));

    /** What each round measured, in nanoseconds, by row and peer. */
    private final Map<String, List<Double>> times = new HashMap<>();
    /** What each round allocated, in bytes, by row. */
    private final Map<String, List<Double>> allocations = new HashMap<>();

    private final boolean isLong;
    private final boolean byClock;

    private CryptoTable(boolean isLong, boolean byClock) {
        this.isLong = isLong;
        this.byClock = byClock;
    }

    /** Measures; {@code short} takes some four minutes for a round, {@code long} nine. */
    public static void main(String[] arguments) throws RunnerException {
        boolean isLong = arguments.length > 0 && arguments[0].equals("long");
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : isLong ? 5 : 1;
        boolean byClock = arguments.length < 3 || !arguments[2].equals("processor");
        CryptoTable table = new CryptoTable(isLong, byClock);
        for (int round = 1; round <= rounds; round++) {
            for (Row row : ROWS) {
                System.err.println("round " + round + " of " + rounds + ": " + row.label());
                table.measure(row);
            }
        }
        table.print();
    }

    @SuppressWarnings("rawtypes") // JMH's own
    private void measure(Row row) throws RunnerException {
        TimeValue second = TimeValue.seconds(1);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + row.benchmarks().getSimpleName() + "\\." + row.operation() + "(Jdk|BouncyCastle)?$")
                .forks(1)
                .warmupIterations(isLong ? 10 : 5)
                .warmupTime(second)
                .measurementIterations(isLong ? 5 : 2)
                .measurementTime(second)
                // On a busy machine the compilers would not be done when measuring begins.
                .jvmArgsAppend(byClock ? new String[0] : new String[] {"-Xbatch"})
                .addProfiler(GCProfiler.class)
                .addProfiler(ProcessorTime.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        if (row.length() != null) {
            options.param("length", row.length());
        }
        for (RunResult result : new Runner(options.build()).run()) {
            String name = result.getParams().getBenchmark();
            String peer =
                    name.substring(name.lastIndexOf('.') + 1 + row.operation().length());
            Map<String, Result> others = result.getSecondaryResults();
            double figure = byClock
                    ? result.getPrimaryResult().getScore()
                    : others.get(ProcessorTime.RESULT).getStatistics().getMin();
            add(times, row.label() + peer, figure);
            add(allocations, row.label() + peer, others.get(ALLOCATED).getScore());
        }
    }

    private static void add(Map<String, List<Double>> figures, String key, double figure) {
        figures.computeIfAbsent(key, unused -> new ArrayList<>()).add(figure);
    }

    private void print() {
        System.out.println("| | ours | JDK | BouncyCastle | ours to the faster | ours allocates |");
        System.out.println("|---|---|---|---|---|---|");
        for (Row row : ROWS) {
            double ours = time(row, "");
            double jdk = time(row, "Jdk");
            double bouncyCastle = time(row, "BouncyCastle");
            double faster = Math.min(jdk, bouncyCastle);
            System.out.println("| "
                    + String.join(
                            " | ",
                            row.label(),
                            microseconds(ours),
                            microseconds(jdk),
                            microseconds(bouncyCastle),
                            faster == Double.POSITIVE_INFINITY ? "" : String.format(Locale.ROOT, "%.2f", ours / faster),
                            String.format(Locale.ROOT, "%,.0f", median(allocations.get(row.label()))))
                    + " |");
        }
    }

    /** The time of a peer; infinite if it cannot do that. */
    private double time(Row row, String peer) {
        List<Double> figures = times.get(row.label() + peer);
        if (figures == null) {
            return Double.POSITIVE_INFINITY;
        }
        return byClock ? median(figures) : Collections.min(figures);
    }

    private static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String microseconds(double time) {
        return time == Double.POSITIVE_INFINITY ? "" : String.format(Locale.ROOT, "%,.2f µs", time / 1000);
    }
}

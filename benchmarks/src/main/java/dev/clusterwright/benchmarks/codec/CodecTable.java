package dev.clusterwright.benchmarks.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * Runs {@link CodecBenchmark} and prints its results as tables in Markdown: {@code java -cp benchmarks.jar
 * dev.clusterwright.benchmarks.codec.CodecTable [short|long] [rounds] [clock|processor]}.
 *
 * <p>In each round every benchmark of every payload has one virtual machine, those of a payload one after the other, so that
 * whatever slows the machine down for a while does not hit one peer alone. By the clock, which counts everything on a machine
 * that does nothing else, times are medians of the rounds. Otherwise {@link ProcessorTime} is nearer to the truth, and the
 * fastest iteration of all, as other programs only ever add to it.
 */
public final class CodecTable {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** What each round measured, in nanoseconds, by payload and benchmark. */
    private final Map<String, List<Double>> times = new HashMap<>();
    /** What each round measured, in bytes, by payload and benchmark. */
    private final Map<String, List<Double>> allocations = new HashMap<>();

    private final boolean isLong;
    private final boolean byClock;

    private CodecTable(boolean isLong, boolean byClock) {
        this.isLong = isLong;
        this.byClock = byClock;
    }

    /** Measures; {@code short} takes some three minutes for a round, {@code long} eight. */
    public static void main(String[] arguments) throws RunnerException, IOException {
        boolean isLong = arguments.length > 0 && arguments[0].equals("long");
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : isLong ? 5 : 1;
        boolean byClock = arguments.length < 3 || !arguments[2].equals("processor");
        CodecTable table = new CodecTable(isLong, byClock);
        for (int round = 1; round <= rounds; round++) {
            for (Payload payload : Payload.values()) {
                System.err.println("round " + round + " of " + rounds + ": " + payload);
                table.measure(payload);
            }
        }
        printSizes();
        table.print();
    }

    @SuppressWarnings("rawtypes") // JMH's own
    private void measure(Payload payload) throws RunnerException {
        int iterations = isLong ? 5 : 3;
        TimeValue time = TimeValue.milliseconds(isLong ? 1000 : 500);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + CodecBenchmark.class.getSimpleName() + "\\.")
                .param("payload", payload.name())
                .forks(1)
                .warmupIterations(iterations)
                .warmupTime(time)
                .measurementIterations(iterations)
                .measurementTime(time)
                // On a busy machine the compilers would not be done when measuring begins.
                .jvmArgsAppend(byClock ? new String[0] : new String[] {"-Xbatch"})
                .addProfiler(GCProfiler.class)
                .addProfiler(ProcessorTime.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        for (RunResult result : new Runner(options.build()).run()) {
            String name = result.getParams().getBenchmark();
            String key = key(payload, name.substring(name.lastIndexOf('.') + 1));
            Map<String, Result> others = result.getSecondaryResults();
            add(
                    times,
                    key,
                    byClock
                            ? result.getPrimaryResult().getScore()
                            : others.get(ProcessorTime.RESULT).getStatistics().getMin());
            add(allocations, key, others.get(ALLOCATED).getScore());
        }
    }

    private static void add(Map<String, List<Double>> figures, String key, double figure) {
        figures.computeIfAbsent(key, unused -> new ArrayList<>()).add(figure);
    }

    private static void printSizes() throws IOException {
        System.out.println("### Size");
        System.out.println();
        System.out.println("| | TLV | protobuf | CBOR |");
        System.out.println("|---|---|---|---|");
        for (Payload payload : Payload.values()) {
            CodecBenchmark benchmark = new CodecBenchmark();
            benchmark.payload = payload;
            benchmark.setUp();
            int[] sizes = benchmark.sizes();
            System.out.println(row(payload.name(), sizes[0] + "", sizes[1] + "", sizes[2] + ""));
        }
        System.out.println();
    }

    private void print() {
        System.out.println("### Time");
        System.out.println();
        System.out.println("| | by hand | generated to by hand | protobuf to by hand | CBOR to by hand"
                + " | generated to protobuf | by hand to plain types | generated to that |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (Payload payload : Payload.values()) {
            System.out.println(encodeTimes(payload));
        }
        for (Payload payload : Payload.values()) {
            System.out.println(decodeTimes(payload));
        }
        printAllocations();
    }

    private String encodeTimes(Payload payload) {
        double built = time(payload, "encodeProtobufBuilt");
        double protobuf = time(payload, "encodeProtobuf");
        double byHand = time(payload, "encodeHandWritten");
        double generated = time(payload, "encode");
        return row(
                "encode " + payload,
                nanoseconds(byHand),
                ratio(generated, byHand),
                ratio(built, byHand) + "; " + ratio(protobuf, byHand),
                ratio(time(payload, "encodeCbor"), byHand),
                ratio(generated, built) + "; " + ratio(generated, protobuf),
                "",
                "");
    }

    private String decodeTimes(Payload payload) {
        double byHand = time(payload, "decodeHandWritten");
        double plain = time(payload, "decodeHandWrittenPlain");
        double protobuf = time(payload, "decodeProtobuf");
        double generated = time(payload, "decode");
        return row(
                "decode " + payload,
                nanoseconds(byHand),
                ratio(generated, byHand),
                ratio(protobuf, byHand),
                ratio(time(payload, "decodeCbor"), byHand),
                ratio(generated, protobuf),
                nanoseconds(plain),
                ratio(generated, plain));
    }

    private void printAllocations() {
        System.out.println();
        System.out.println("### Bytes allocated");
        System.out.println();
        System.out.println(
                "| | generated | by hand | by hand to plain types | protobuf | CBOR | the values themselves |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (Payload payload : Payload.values()) {
            String protobuf = bytes(payload, "encodeProtobufBuilt") + "; " + bytes(payload, "encodeProtobuf");
            System.out.println(row(
                    "encode " + payload,
                    bytes(payload, "encode"),
                    bytes(payload, "encodeHandWritten"),
                    "",
                    protobuf,
                    bytes(payload, "encodeCbor"),
                    ""));
        }
        for (Payload payload : Payload.values()) {
            System.out.println(row(
                    "decode " + payload,
                    bytes(payload, "decode"),
                    bytes(payload, "decodeHandWritten"),
                    bytes(payload, "decodeHandWrittenPlain"),
                    bytes(payload, "decodeProtobuf"),
                    bytes(payload, "decodeCbor"),
                    bytes(payload, "values")));
        }
    }

    private double time(Payload payload, String benchmark) {
        return byClock ? median(times, payload, benchmark) : Collections.min(times.get(key(payload, benchmark)));
    }

    private String bytes(Payload payload, String benchmark) {
        return String.format(Locale.ROOT, "%,.0f", median(allocations, payload, benchmark));
    }

    private static double median(Map<String, List<Double>> figures, Payload payload, String benchmark) {
        List<Double> sorted =
                figures.get(key(payload, benchmark)).stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String key(Payload payload, String benchmark) {
        return payload + "." + benchmark;
    }

    private static String nanoseconds(double time) {
        return String.format(Locale.ROOT, "%,.0f ns", time);
    }

    private static String ratio(double time, double other) {
        return String.format(Locale.ROOT, "%.2f", time / other);
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}

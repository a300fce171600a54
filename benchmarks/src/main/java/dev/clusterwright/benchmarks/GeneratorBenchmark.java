package dev.clusterwright.benchmarks;

import dev.clusterwright.generator.GenerateRequest;
import dev.clusterwright.generator.GenerateResult;
import dev.clusterwright.generator.Generator;
import dev.clusterwright.generator.ModelRequest.Root;
import dev.clusterwright.generator.ModelRequest;
import dev.clusterwright.generator.java.JavaOptions;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.xml.XmlFactory;

/**
 * What it takes to make Java of a whole tree of definitions, and what comes out. Everything in one run, so that ratios can
 * be trusted: {@code java -cp benchmarks.jar dev.clusterwright.benchmarks.GeneratorBenchmark <release folder> [rounds]}.
 * Prints a table in Markdown; times are medians.
 */
public final class GeneratorBenchmark {
    private static final int WARM_UP = 15;

    private final Path definitions;
    private final Path work;

    private GeneratorBenchmark(Path definitions, Path work) {
        this.definitions = definitions;
        this.work = work;
    }

    /** Measures; with the word {@code cold} first, only makes one run and prints its time and peak of heap. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 2 && arguments[0].equals("cold")) {
            cold(Path.of(arguments[1]), Path.of(arguments[2]));
            return;
        }
        if (arguments.length == 0) {
            System.err.println("Name the folder of a release, such as data_model/1.6.1");
            System.exit(1);
        }
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Path work = Files.createTempDirectory("clusterwright");
        try {
            new GeneratorBenchmark(Path.of(arguments[0]), work).run(rounds);
        } finally {
            delete(work);
        }
    }

    private static void cold(Path definitions, Path output) throws IOException {
        long start = System.nanoTime();
        generate(definitions, output);
        long time = System.nanoTime() - start;
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(peak -> peak.getUsed())
                .sum();
        System.out.println(time / 1_000_000 + " " + heap);
    }

    private void run(int rounds) throws IOException, InterruptedException {
        List<Long> cold = new ArrayList<>();
        List<Long> heap = new ArrayList<>();
        List<Long> javac = new ArrayList<>();
        Path sources = work.resolve("sources");
        Path classes = work.resolve("classes");
        for (int round = 0; round < rounds; round++) {
            delete(sources);
            delete(classes);
            String[] run = fork(List.of(
                            java("java"),
                            "-Xmx256m",
                            "-cp",
                            classPath(),
                            getClass().getName(),
                            "cold",
                            definitions.toString(),
                            sources.toString()))
                    .strip()
                    .split(" ");
            cold.add(Long.parseLong(run[0]));
            heap.add(Long.parseLong(run[1]));
            javac.add(compile(sources, classes));
            System.err.println("round " + (round + 1) + ": goal " + run[0] + " ms, javac " + javac.get(round) + " ms");
        }
        GenerateResult result = generate(definitions, sources);
        List<Long> warm = new ArrayList<>();
        List<Long> read = new ArrayList<>();
        for (int round = -WARM_UP; round < rounds; round++) {
            delete(sources);
            long run = time(() -> generate(definitions, sources).files());
            long parse = time(this::readWithJackson);
            if (round >= 0) {
                warm.add(run);
                read.add(parse);
            }
        }
        print(
                "clusters, device types, namespaces",
                result.clusters() + ", " + result.deviceTypes() + ", " + result.namespaces());
        print("files", result.files() + "");
        print("goal, cold", median(cold) + " ms");
        print("javac of its output, 512 MB of heap", median(javac) + " ms");
        print("goal as a part of javac", String.format(Locale.ROOT, "%.1f %%", 100.0 * median(cold) / median(javac)));
        print("heap of the goal at its peak, limited to 256 MB", (median(heap) >> 20) + " MB");
        print("goal, warm", median(warm) + " ms");
        print("Jackson alone, warm", median(read) + " ms");
        print("goal warm to Jackson alone", String.format(Locale.ROOT, "%.1f", 1.0 * median(warm) / median(read)));
        sizes(classes);
    }

    private static GenerateResult generate(Path definitions, Path output) {
        try {
            return new Generator()
                    .run(new GenerateRequest(ModelRequest.of(List.of(new Root("definitions", definitions))), JavaOptions.of("matter"), output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every token of every file. */
    private long readWithJackson() {
        XmlFactory xml = XmlFactory.builder().build();
        long tokens = 0;
        try (Stream<Path> files = Files.walk(definitions)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".xml")).toList()) {
                try (InputStream stream = new BufferedInputStream(Files.newInputStream(file));
                        JsonParser parser = xml.createParser(ObjectReadContext.empty(), stream)) {
                    while (parser.nextToken() != null) {
                        tokens += parser.getString().length() + 1L;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }

    private long compile(Path sources, Path classes) throws IOException, InterruptedException {
        Path arguments = work.resolve("files.txt");
        try (Stream<Path> files = Files.walk(sources)) {
            Files.write(
                    arguments,
                    files.map(Path::toString)
                            .filter(file -> file.endsWith(".java"))
                            .toList());
        }
        List<String> command = List.of(
                java("javac"),
                "-J-Xmx512m",
                "--release",
                "17",
                "-proc:none",
                "-cp",
                classPath(),
                "-d",
                classes.toString(),
                "@" + arguments);
        long start = System.nanoTime();
        fork(command);
        return (System.nanoTime() - start) / 1_000_000;
    }

    private void sizes(Path classes) throws IOException {
        Path jar = work.resolve("all.jar");
        Map<String, Long> packages = new TreeMap<>();
        int count = 0;
        long largest = 0;
        try (Stream<Path> files = Files.walk(classes);
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                ZipEntry entry =
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/'));
                out.putNextEntry(entry);
                Files.copy(file, out);
                out.closeEntry();
                count++;
                largest = Math.max(largest, Files.size(file));
                packages.merge(
                        String.valueOf(
                                classes.resolve("matter").relativize(file).getParent()),
                        entry.getCompressedSize(),
                        Long::sum);
            }
        }
        print("classes", count + "");
        print("jar", String.format(Locale.ROOT, "%.2f MB", Files.size(jar) / 1e6));
        print("largest class", largest + " bytes");
        List<Long> sorted = packages.values().stream().sorted().toList();
        print("jar bytes of a cluster, median", sorted.get(sorted.size() / 2) + "");
        packages.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(entry -> print("jar bytes of " + entry.getKey(), entry.getValue() + ""));
    }

    private static void print(String what, String value) {
        System.out.println("| " + what + " | " + value + " |");
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    private static String fork(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " ended with an error");
        }
        return output;
    }

    private static long time(LongSupplier work) {
        long start = System.nanoTime();
        if (work.getAsLong() == 0) {
            throw new IllegalStateException("nothing was done");
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

package dev.clusterwright.benchmarks.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens a store in a virtual machine of its own, and says how many milliseconds it took until it was open, and until there was
 * a node with all that is in it.
 */
public final class Opening {
    private Opening() {}

    /** Opens the store in a folder. */
    public static void main(String[] arguments) {
        long start = System.nanoTime();
        try (Servers servers = new Servers(Path.of(arguments[0]))) {
            long end = System.nanoTime();
            System.out.println((servers.storeOpened - start) / 1_000_000 + " " + (end - start) / 1_000_000);
        }
    }

    /** The medians of so many rounds, each in a new process. */
    static long[] measure(Path folder, int rounds) throws IOException, InterruptedException {
        List<Long> stores = new ArrayList<>();
        List<Long> nodes = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Opening.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("the store in " + folder + " could not be opened");
            }
            String[] times = output.strip().split(" ");
            stores.add(Long.parseLong(times[0]));
            nodes.add(Long.parseLong(times[1]));
        }
        return new long[] {median(stores), median(nodes)};
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}

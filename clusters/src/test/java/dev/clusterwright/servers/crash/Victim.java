package dev.clusterwright.servers.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that runs {@link Load}, and what it writes down. */
final class Victim {
    private final Path errors;
    private final Process process;
    private final Thread reader;
    private final List<String> lines = new ArrayList<>();

    Victim(Path folder, long seed) throws IOException {
        errors = folder.resolve("errors.txt");
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Load.class.getName(),
                        folder.toString(),
                        Long.toString(seed))
                .redirectError(errors.toFile())
                .start();
        reader = new Thread(this::read);
        reader.start();
    }

    /** A line that has no end was not written as a whole; the last one is read as if it had. */
    private void read() {
        try (BufferedReader journal =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = journal.readLine(); line != null; line = journal.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    /** Waits until it has written this. */
    synchronized void await(String line) throws InterruptedException, IOException {
        while (!lines.contains(line)) {
            requireAlive();
            wait(100);
        }
    }

    private void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("it has ended by itself: " + Files.readString(errors));
        }
    }

    /** Kills it, so that it can do nothing about that, and gives what it has written. */
    List<String> kill() throws InterruptedException, IOException {
        requireAlive();
        process.toHandle().destroyForcibly(); // that of the process would close the pipe, and lose what is in it
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("it cannot be killed");
        }
        reader.join();
        return lines;
    }
}

package dev.clusterwright.servers.storage;

import dev.clusterwright.type.OctetString;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Another process that uses a store. It tells on its output what it has done, a line at a time. */
final class StoreChild implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    /** Starts a process, in a shell after a command of that. */
    StoreChild(String shellCommand, String task, Path store) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", shellCommand + "exec \"$0\" \"$@\""));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-cp"));
        command.addAll(
                List.of(System.getProperty("java.class.path"), StoreChild.class.getName(), task, store.toString()));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** What it says next; that it has ended, if it says nothing. */
    String line() throws IOException {
        String line = output.readLine();
        return line == null ? "(ended)" : line;
    }

    /** Kills it. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    public static void main(String... arguments) throws Exception {
        Path store = Path.of(arguments[1]);
        try {
            if (arguments[0].equals("hold")) {
                hold(store);
            } else {
                fill(store);
            }
        } catch (StorageException e) {
            System.out.println(e.getMessage());
        }
    }

    @SuppressWarnings("resource") // the process is killed
    private static void hold(Path path) throws InterruptedException {
        MvNodeStore store = MvNodeStore.open(path);
        store.write(Map.of("child", Optional.of(OctetString.EMPTY)));
        System.out.println("open");
        Thread.sleep(60_000);
    }

    /** Writes until that fails, then lifts the limit of the size of files, and writes one more. */
    private static void fill(Path path) throws Exception {
        Optional<OctetString> entry = Optional.of(OctetString.of(new byte[3_000]));
        try (MvNodeStore store = MvNodeStore.open(path)) {
            int count = 0;
            try {
                for (; count < 1_000; count++) {
                    store.write(Map.of("entry/" + count, entry));
                }
            } catch (StorageException e) {
                System.out.println(e.getMessage());
            }
            System.out.println(count);
            System.out.println(store.read("").size());
            String self = Long.toString(ProcessHandle.current().pid());
            new ProcessBuilder("prlimit", "--pid", self, "--fsize=unlimited")
                    .start()
                    .waitFor();
            store.write(Map.of("after", entry));
            System.out.println(store.read("").size());
        }
        System.out.println("closed");
    }
}

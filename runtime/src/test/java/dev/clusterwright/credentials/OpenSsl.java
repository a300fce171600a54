package dev.clusterwright.credentials;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program openssl, as an independent judge where it is installed. */
public final class OpenSsl {
    private static final boolean INSTALLED = installed();

    private OpenSsl() {}

    /** What a command said, and whether it was content. */
    public record Result(boolean succeeded, String output) {}

    public static boolean isInstalled() {
        return INSTALLED;
    }

    private static boolean installed() {
        try {
            // Options of this test are those of 3.0, and other programs go by the name as well.
            return run("version").output().matches("(?s)OpenSSL [3-9]\\..*");
        } catch (IOException e) {
            return false;
        }
    }

    public static Result run(String... arguments) throws IOException {
        return run(Path.of("."), arguments);
    }

    /**
     * Runs a command.
     *
     * @param folder where the files are that it names
     */
    public static Result run(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Result(process.waitFor() == 0, output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

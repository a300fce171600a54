package dev.clusterwright.generator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The official definitions. They may not be passed on, so they are read where somebody has put them: {@code
 * -Dclusterwright.corpus=DIR}, with {@code data_model/<release>} and {@code sdk-xml/<date>} in it.
 */
public final class Corpus {
    private static final Path FOLDER = Path.of(System.getProperty(
            "clusterwright.corpus", Path.of("..", "..", "shared", "corpus").toString()));

    private Corpus() {}

    /** The releases of the data-model dialect, each a folder; the test is skipped where there are none. */
    static List<Path> releases() throws IOException {
        return folders("data_model");
    }

    /** Definitions in the SDK's dialect by date, each a folder; the test is skipped where there are none. */
    static List<Path> sdks() throws IOException {
        return folders("sdk-xml");
    }

    /** Everything that there is. */
    static List<Path> all() throws IOException {
        List<Path> all = new ArrayList<>(releases());
        all.addAll(sdks());
        return all;
    }

    /** One of them, such as {@code data_model/1.0}; the test is skipped where it is missing. */
    public static Path folder(String path) {
        Path folder = FOLDER.resolve(path);
        assumeTrue(Files.isDirectory(folder), "skipped: there are no official definitions at " + folder);
        return folder;
    }

    /** Everything that there is, which may be nothing. */
    static List<Path> ifPresent() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String name : List.of("data_model", "sdk-xml")) {
            if (Files.isDirectory(FOLDER.resolve(name))) {
                all.addAll(folders(FOLDER.resolve(name)));
            }
        }
        return all;
    }

    /** The folders in a folder. */
    static List<Path> folders(Path parent) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static List<Path> folders(String name) throws IOException {
        Path parent = FOLDER.resolve(name);
        assumeTrue(Files.isDirectory(parent), "skipped: there are no official definitions at " + parent);
        return folders(parent);
    }
}

package dev.clusterwright.generator;

import java.nio.file.Path;
import java.util.List;

/** The definitions that ship with the project. */
final class Releases {
    /** All of them, oldest first. */
    static final List<String> BUNDLED = List.of("1.0", "1.2", "1.4.2", "1.6.1");

    /** What holds them, a folder each. */
    static final Path FOLDER = Path.of("..", "definitions", "src", "main", "resources", "META-INF", "clusterwright");

    private Releases() {}

    /** The folder of a release. */
    static Path bundled(String release) {
        return FOLDER.resolve(release);
    }
}

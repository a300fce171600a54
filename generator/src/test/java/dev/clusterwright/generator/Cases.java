package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tests that are files: what goes in beside what comes out. Run with {@code -Dclusterwright.update} to write the latter. */
final class Cases {
    private static final boolean UPDATE = System.getProperty("clusterwright.update") != null;
    private static final Path RESOURCES = Path.of("src", "test", "resources");

    private Cases() {}

    static Path folder(String name) {
        return RESOURCES.resolve(name);
    }

    /** The files of a folder and below with that ending, sorted. */
    static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /** Compares with the file, or writes it. */
    static void compare(Path expected, String actual) throws IOException {
        if (UPDATE) {
            Files.createDirectories(expected.getParent());
            Files.writeString(expected, actual);
        }
        assertThat(expected).exists();
        assertThat(actual).as("%s", expected).isEqualTo(Files.readString(expected));
    }

    /** Removes an expectation that nothing produces any more, or says that it is there. */
    static void unexpected(Path expected) throws IOException {
        if (UPDATE) {
            Files.delete(expected);
        }
        assertThat(expected).doesNotExist();
    }
}

package dev.clusterwright.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs of this machine that are needed: those that the properties name, or else the first on the path. */
final class Tools {
    private Tools() {}

    static Optional<Path> chromium() {
        return program("clusterwright.chrome", List.of("chromium", "chromium-browser", "google-chrome", "chrome.exe"));
    }

    static Optional<Path> chromedriver() {
        return program("clusterwright.chromedriver", List.of("chromedriver", "chromedriver.exe"));
    }

    private static Optional<Path> program(String property, List<String> names) {
        String named = System.getProperty(property);
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        List<Path> folders = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
        return names.stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}

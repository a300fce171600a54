package dev.clusterwright.generator.source;

import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One place that definitions come from: a folder, or a zip or jar of one. It is either one release (it holds
 * {@code clusters/} or another of the folders of a release, or XML files) or a folder of releases named by their version. What lies under
 * {@code META-INF/clusterwright/} comes before anything else, so that a jar of definitions is a root as it is.
 */
public final class DefinitionRoot implements Closeable {
    private static final String PACKAGED = "META-INF/clusterwright";
    private static final String ERRATA = "errata.xml";
    /** The folders of a release, in the order in which they are read. */
    private static final List<String> FOLDERS = List.of("clusters", "device_types", "globals", "namespaces");

    private static final int MAX_FILE_BYTES = 4 << 20;

    private final String name;
    /** Where the user said that the root is. */
    private final Path path;

    private final Map<Release, Path> releases;
    private final @Nullable Path singleRelease;
    private final @Nullable FileSystem archive;

    private DefinitionRoot(
            String name,
            Path path,
            Map<Release, Path> releases,
            @Nullable Path singleRelease,
            @Nullable FileSystem archive) {
        this.name = name;
        this.path = path;
        this.releases = releases;
        this.singleRelease = singleRelease;
        this.archive = archive;
    }

    /**
     * Opens a root.
     *
     * @param name how the user knows it; starts the name of every file in problems
     * @param path a folder, a zip or a jar
     * @return nothing if it is neither, or holds no definitions: then {@code problems} says so
     */
    public static Optional<DefinitionRoot> open(String name, Path path, Problems problems) {
        SourceLocation location = SourceLocation.of(name);
        if (!Files.exists(path)) {
            problems.error(
                    "missing-root",
                    location,
                    "there is no such folder or archive of definitions",
                    "Check the parameter that names it; a relative path starts at the project's folder");
            return Optional.empty();
        }
        FileSystem archive = null;
        try {
            Path base = path;
            if (!Files.isDirectory(path)) {
                if (!isArchive(path)) {
                    problems.error(
                            "not-a-root",
                            location,
                            "this is neither a folder nor a zip or jar",
                            "Name the folder that the file lies in");
                    return Optional.empty();
                }
                archive = FileSystems.newFileSystem(path);
                base = archive.getPath("/");
            }
            if (Files.isDirectory(base.resolve(PACKAGED))) {
                base = base.resolve(PACKAGED);
            }
            boolean single = isRelease(base);
            Map<Release, Path> releases = single ? Map.of() : releasesIn(base);
            if (!single && releases.isEmpty()) {
                problems.error(
                        "empty-root",
                        location,
                        "there are no definitions here: no folder 'clusters', no XML file, no folder named as a release",
                        "Name a folder such as 'data_model' or 'data_model/1.6.1'");
                close(archive);
                return Optional.empty();
            }
            return Optional.of(new DefinitionRoot(name, path, releases, single ? base : null, archive));
        } catch (IOException e) {
            problems.error("unreadable-root", location, "cannot be read: " + e.getMessage(), "");
            close(archive);
            return Optional.empty();
        }
    }

    /** The releases to choose from; none when the root is one release itself. */
    public List<Release> releases() {
        return releases.keySet().stream().sorted().toList();
    }

    /** The release that the root is itself, if its name says so. */
    Optional<Release> ownRelease() {
        String folder = String.valueOf(path.getFileName());
        return isSingleRelease() && Release.isRelease(folder) ? Optional.of(new Release(folder)) : Optional.empty();
    }

    /** Whether the root is one release itself, so that there is nothing to choose. */
    public boolean isSingleRelease() {
        return singleRelease != null;
    }

    /** The files of a release, by name; those of the root itself when it is one release. */
    public List<SourceFile> files(@Nullable Release release, Problems problems) {
        Path base = singleRelease;
        if (base == null && release != null) {
            base = releases.get(release);
        }
        if (base == null) {
            return List.of();
        }
        Path shownFrom = rootOf(base);
        List<Path> files = new ArrayList<>();
        try {
            for (Path folder : foldersOf(base)) {
                files.addAll(xmlFiles(folder));
            }
        } catch (IOException e) {
            problems.error("unreadable-root", SourceLocation.of(name), "cannot be read: " + e.getMessage(), "");
        }
        return files.parallelStream()
                .flatMap(file -> read(file, name + "/" + slashes(shownFrom.relativize(file)), problems).stream())
                .toList();
    }

    /** The corrections in the release, in the root and beside it, by where they lie. */
    Map<Path, SourceFile> errata(@Nullable Release release, Problems problems) {
        Map<Path, SourceFile> errata = new LinkedHashMap<>();
        Path own = singleRelease == null && release != null ? releases.get(release) : singleRelease;
        Path outer = own == null ? null : own.getParent();
        addErrataBeside(name, path, errata, problems);
        if (outer != null && singleRelease == null) {
            addErrata(outer, name + "/" + ERRATA, errata, problems);
        }
        addErrata(own, name + "/" + (singleRelease == null ? release + "/" : "") + ERRATA, errata, problems);
        return errata;
    }

    /** Adds the corrections that lie beside a root, if there are any: named as the root is but for its last part. */
    static void addErrataBeside(String name, Path path, Map<Path, SourceFile> errata, Problems problems) {
        String fileName = name.substring(0, name.lastIndexOf('/') + 1) + ERRATA;
        addErrata(path.toAbsolutePath().normalize().getParent(), fileName, errata, problems);
    }

    private static void addErrata(
            @Nullable Path folder, String fileName, Map<Path, SourceFile> errata, Problems problems) {
        Path file = folder == null ? null : folder.resolve(ERRATA);
        if (file != null && Files.isRegularFile(file)) {
            read(file, fileName, problems)
                    .ifPresent(text -> errata.put(file.toAbsolutePath().normalize(), text));
        }
    }

    private static Optional<SourceFile> read(Path file, String fileName, Problems problems) {
        // What an archive says of the size of a file need not be true, so it is not asked for.
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] content = stream.readNBytes(MAX_FILE_BYTES + 1);
            if (content.length <= MAX_FILE_BYTES) {
                return Optional.of(new SourceFile(fileName, content));
            }
            problems.error(
                    "file-too-large",
                    SourceLocation.of(fileName),
                    "the file has more than " + (MAX_FILE_BYTES >> 20) + " MiB",
                    "Definitions are far smaller; is this the right file?");
        } catch (IOException e) {
            problems.error("unreadable-file", SourceLocation.of(fileName), "cannot be read: " + e.getMessage(), "");
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        close(archive);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Names are shown from the place that the user named: for a folder of releases that is one level up. */
    private Path rootOf(Path base) {
        Path parent = base.getParent();
        return singleRelease != null || parent == null ? base : parent;
    }

    private static boolean isArchive(Path path) {
        String fileName = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return fileName.endsWith(".zip") || fileName.endsWith(".jar");
    }

    private static boolean isRelease(Path folder) throws IOException {
        return foldersOf(folder).size() > 1 || !xmlFiles(folder).isEmpty();
    }

    /** The release itself, then those of its folders that are there. */
    private static List<Path> foldersOf(Path release) {
        return Stream.concat(
                        Stream.of(release),
                        FOLDERS.stream().map(release::resolve).filter(Files::isDirectory))
                .toList();
    }

    private static Map<Release, Path> releasesIn(Path folder) throws IOException {
        Map<Release, Path> releases = new TreeMap<>();
        for (Path child : children(folder)) {
            String childName = slashes(child.getFileName());
            if (Release.isRelease(childName) && Files.isDirectory(child) && isRelease(child)) {
                releases.put(new Release(childName), child);
            }
        }
        return releases;
    }

    private static List<Path> xmlFiles(Path folder) throws IOException {
        return children(folder).stream()
                .filter(file -> slashes(file).toLowerCase(Locale.ROOT).endsWith(".xml"))
                .filter(file -> !file.endsWith(ERRATA))
                .toList();
    }

    /** By name, so that problems and output do not depend on the disk. */
    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted(Comparator.comparing(DefinitionRoot::slashes))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Archives end folder names with a slash, Windows puts backslashes: neither is shown. */
    private static String slashes(Path path) {
        String text = path.toString().replace('\\', '/');
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static void close(@Nullable FileSystem archive) {
        if (archive != null) {
            try {
                archive.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

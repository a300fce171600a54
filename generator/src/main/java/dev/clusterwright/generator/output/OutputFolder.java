package dev.clusterwright.generator.output;

import dev.clusterwright.generator.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder that generated files live in. Files that did not change are left alone, so that nothing is compiled again for
 * no reason; files that were generated before and are no more are removed. Files of anybody else are left alone, unless one
 * is in the place of a file that is generated.
 *
 * <p>A manifest in the folder says what was generated, and from what: it is written last, so that a run that was cut off
 * leaves none that could be relied on.
 */
public final class OutputFolder {
    /** Maven, Ant and Gradle leave names that begin so out of jars unless told otherwise: this is nobody's source. */
    private static final String MANIFEST = "._clusterwright";

    /** Its name before. */
    private static final String OLD_MANIFEST = ".clusterwright";

    private final Path folder;

    /** A folder; it need not exist. */
    public OutputFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * What was written here, if a run with that fingerprint wrote it and nobody has touched it since. Whether somebody has
     * is told by size and time.
     *
     * @throws IOException if the disk refuses
     */
    public Optional<Written> upToDate(String fingerprint) throws IOException {
        Path file = folder.resolve(MANIFEST);
        if (fingerprint.isEmpty() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        FileTime time = Files.getLastModifiedTime(file);
        Manifest manifest = manifest();
        return manifest.fingerprint().equals(fingerprint) && areUntouched(manifest.sizes(), time)
                ? Optional.of(new Written(manifest.sizes().size(), manifest.problems()))
                : Optional.empty();
    }

    /**
     * Makes the folder hold these files, and be {@linkplain #upToDate up to date} with nothing.
     *
     * @see #update(SortedMap, String, List)
     */
    public int update(SortedMap<String, String> files) throws IOException {
        return update(files, "", List.of());
    }

    /**
     * Makes the folder hold these files.
     *
     * @param files paths with slashes, below the folder, and their texts
     * @param fingerprint all that the files depend on; empty if that is not known
     * @param problems what was told on the way, to be told again when the folder is {@linkplain #upToDate up to date}
     * @return how many files were written because they are new or differ
     * @throws IOException if the disk refuses; each file is then either old or new, never half
     */
    public int update(SortedMap<String, String> files, String fingerprint, List<Problem> problems) throws IOException {
        for (String path : files.keySet()) {
            resolve(path); // all paths are checked before anything is written
        }
        TreeSet<String> stale = new TreeSet<>(manifest().sizes().keySet());
        stale.removeAll(files.keySet());
        for (String path : stale) {
            resolve(path);
        }
        SortedMap<String, Long> sizes = new TreeMap<>();
        files.forEach((path, text) -> sizes.put(path, (long) text.getBytes(StandardCharsets.UTF_8).length));

        Files.createDirectories(folder);
        begin(stale, sizes);
        int written = write(files);
        for (String path : stale) {
            remove(resolve(path));
        }
        replace(
                folder.resolve(MANIFEST),
                new Manifest(fingerprint, problems, sizes).text().getBytes(StandardCharsets.UTF_8));
        Files.deleteIfExists(folder.resolve(OLD_MANIFEST));
        return written;
    }

    /** If the run is cut off, the next one relies on nothing, and removes what both of them leave behind. */
    private void begin(Set<String> stale, SortedMap<String, Long> sizes) throws IOException {
        SortedMap<String, Long> all = new TreeMap<>(sizes);
        stale.forEach(path -> all.put(path, 0L));
        replace(
                folder.resolve(MANIFEST),
                new Manifest("", List.of(), all).text().getBytes(StandardCharsets.UTF_8));
    }

    /** Folders go with the last of their files. */
    private void remove(Path file) throws IOException {
        Files.deleteIfExists(file);
        Path parent = file.getParent();
        while (parent != null && !parent.equals(folder) && isEmptyFolder(parent)) {
            Files.delete(parent);
            parent = parent.getParent();
        }
    }

    private static boolean isEmptyFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> children = Files.list(path)) {
            return children.findAny().isEmpty();
        }
    }

    private Manifest manifest() throws IOException {
        for (String name : List.of(MANIFEST, OLD_MANIFEST)) {
            if (Files.isRegularFile(folder.resolve(name))) {
                // Whatever the octets are: a disk that lost its power may have left any.
                String text = new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.UTF_8);
                return Manifest.read(text.lines().toList());
            }
        }
        return Manifest.NONE;
    }

    private boolean areUntouched(SortedMap<String, Long> sizes, FileTime since) throws IOException {
        try {
            return sizes.entrySet().parallelStream()
                    .allMatch(file -> isUntouched(file.getKey(), file.getValue(), since));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private boolean isUntouched(String path, long size, FileTime since) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(folder.resolve(path), BasicFileAttributes.class);
            return attributes.isRegularFile()
                    && attributes.size() == size
                    && attributes.lastModifiedTime().compareTo(since) <= 0;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path resolve(String path) throws IOException {
        Path resolved = folder.resolve(path).normalize();
        if (!resolved.startsWith(folder) || resolved.equals(folder)) {
            throw new IOException("'" + path + "' is not within the output folder");
        }
        return resolved;
    }

    private int write(SortedMap<String, String> files) throws IOException {
        Set<Path> parents = new TreeSet<>();
        for (String path : files.keySet()) {
            parents.add(resolve(path).getParent());
        }
        for (Path parent : parents) {
            Files.createDirectories(parent);
        }
        try {
            return files.entrySet().parallelStream()
                    .mapToInt(file -> writeUnchecked(file.getKey(), file.getValue()) ? 1 : 0)
                    .sum();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private boolean writeUnchecked(String path, String text) {
        try {
            return write(resolve(path), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the file was written: because it is new, or differs. */
    private static boolean write(Path file, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        try (OutputStream stream = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            stream.write(content);
            return true;
        } catch (FileAlreadyExistsException e) {
            if (Arrays.equals(Files.readAllBytes(file), content)) {
                return false;
            }
            replace(file, content);
            return true;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + OLD_MANIFEST);
        try {
            Files.write(temporary, content);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    /**
     * What a run wrote.
     *
     * @param files how many files
     * @param problems what it told of
     */
    public record Written(int files, List<Problem> problems) {
        /** Copies the list. */
        public Written {
            problems = List.copyOf(problems);
        }
    }
}

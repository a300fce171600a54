package dev.clusterwright.generator.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * A folder that generated files live in. Files that did not change are left alone, so that nothing is compiled again for
 * no reason; files that were generated before and are no more are removed; files of anybody else are never touched.
 */
public final class OutputFolder {
    /** Lists what was generated, a path a line: what may be removed the next time. */
    private static final String MANIFEST = ".clusterwright";

    private final Path folder;

    /** A folder; it need not exist. */
    public OutputFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Makes the folder hold these files.
     *
     * @param files paths with slashes, below the folder, and their texts
     * @return how many files were written because they are new or differ
     * @throws IOException if the disk refuses; each file is then either old or new, never half
     */
    public int update(SortedMap<String, String> files) throws IOException {
        for (String path : files.keySet()) {
            resolve(path); // all paths are checked before anything is written
        }
        TreeSet<String> stale = new TreeSet<>(manifest());
        stale.removeAll(files.keySet());
        int written = write(files);
        for (String path : stale) {
            Files.deleteIfExists(resolve(path));
        }
        write(folder.resolve(MANIFEST), String.join("\n", files.keySet()) + "\n");
        return written;
    }

    private List<String> manifest() throws IOException {
        Path manifest = folder.resolve(MANIFEST);
        return Files.exists(manifest)
                ? Files.readAllLines(manifest).stream()
                        .filter(path -> !path.isEmpty())
                        .toList()
                : List.of();
    }

    private Path resolve(String path) throws IOException {
        Path resolved = folder.resolve(path).normalize();
        if (!resolved.startsWith(folder) || resolved.equals(folder)) {
            throw new IOException("'" + path + "' is not within the output folder");
        }
        return resolved;
    }

    private int write(SortedMap<String, String> files) throws IOException {
        Set<Path> parents = new TreeSet<>(Set.of(folder));
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
            return replace(file, content);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static boolean replace(Path file, byte[] content) throws IOException {
        if (Arrays.equals(Files.readAllBytes(file), content)) {
            return false;
        }
        Path temporary = file.resolveSibling(file.getFileName() + MANIFEST);
        try {
            Files.write(temporary, content);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        return true;
    }
}

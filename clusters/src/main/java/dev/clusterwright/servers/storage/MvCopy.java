package dev.clusterwright.servers.storage;

import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One of the two files of a store. It is only written to after it was made anew, from what is known to be right; H2 gets no
 * chance to go on with a file that it has left in the middle of something. Not thread-safe.
 */
final class MvCopy {
    private static final Logger LOGGER = System.getLogger(MvCopy.class.getName());

    private final Path path;
    private final String fileSystem;
    private @Nullable MvFile file;

    /**
     * A file that need not exist.
     *
     * @param fileSystem the prefix of one of H2; empty for that of the machine
     */
    MvCopy(Path path, String fileSystem) {
        this.path = path;
        this.fileSystem = fileSystem;
    }

    Path path() {
        return path;
    }

    boolean isOpen() {
        return file != null;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /**
     * Reads all there is, and does not change it.
     *
     * @throws StorageException if it is no store, or damaged
     */
    MvFile.Contents read() {
        return MvFile.read(fileSystem + path);
    }

    /**
     * Reads what the file says of itself.
     *
     * @throws StorageException if it is no store, or that is damaged
     */
    StoreState readState() {
        return MvFile.readState(fileSystem + path);
    }

    /**
     * Makes the file anew, if it is not open; others see all of it at once.
     *
     * @throws StorageException if that fails; then there is what was there before, or nothing
     */
    void ensureOpen(Map<String, OctetString> entries, StoreState state) {
        if (file != null) {
            return;
        }
        Map<String, Optional<OctetString>> all = new HashMap<>();
        entries.forEach((name, entry) -> all.put(name, Optional.of(entry)));
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        boolean isMoved = false;
        try {
            Files.deleteIfExists(draft);
            PrivateFiles.create(draft);
            try (MvFile written = MvFile.open(fileSystem + draft)) {
                written.commit(all, state);
            }
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            isMoved = true;
            PrivateFiles.forceFolder(path);
            file = MvFile.open(fileSystem + path);
        } catch (IOException e) {
            throw new StorageException(
                    "the store " + path + " cannot be made (" + e + "); its folder must be writable, with space", e);
        } finally {
            delete(draft);
            if (isMoved && file == null) {
                delete(path);
            }
        }
    }

    /**
     * Makes changes, for good.
     *
     * @throws StorageException if that fails; the file is gone then
     */
    void commit(Map<String, Optional<OctetString>> changes, StoreState state) {
        use(opened -> opened.commit(changes, state));
    }

    /**
     * Keeps the file small.
     *
     * @throws StorageException if that fails; the file is gone then
     */
    void tidy() {
        use(MvFile::tidy);
    }

    private void use(Consumer<MvFile> action) {
        MvFile opened = file;
        if (opened == null) {
            throw new IllegalStateException(path + " is not open");
        }
        boolean isDone = false;
        try {
            action.accept(opened);
            isDone = true;
        } finally {
            if (!isDone) {
                // It may have the changes after all. The other file has what was there before, so this can go.
                close();
                delete(path);
            }
        }
    }

    private static void delete(Path path) {
        try {
            if (Files.deleteIfExists(path)) {
                PrivateFiles.forceFolder(path); // or it is back after a loss of power
            }
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING, "a change that has failed may be in the store after all: cannot remove " + path, e);
        }
    }

    /** Closing twice does no harm. */
    void close() {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}

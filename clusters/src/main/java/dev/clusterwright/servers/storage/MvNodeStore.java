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
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A store in a file, by H2's MVStore, for one process at a time. All entries are in memory as well: reading never fails, and
 * a store is a matter of some MB.
 *
 * <p>Beside {@code node.store} lies {@code node.store.guard}, by which damage to the last changes is noticed. Copy both, or
 * the store alone while no process has it open.
 *
 * <p>Writing takes as long as the disk needs to keep something for good. When it fails, as the disk is full or somebody has
 * interrupted the thread, the store goes on with what there was before, and tries the file again the next time. Files that
 * it creates have the mode 0600, where there are modes. Thread-safe; without threads of its own.
 */
public final class MvNodeStore implements NodeStore {
    private static final Logger LOGGER = System.getLogger(MvNodeStore.class.getName());

    private static final int COMMITS_BETWEEN_TIDYING = 16;

    private final Path path;
    /** The path as H2 takes it. */
    private final String name;

    private final StoreGuard guard;
    /** All that was acknowledged. */
    private final NavigableMap<String, OctetString> entries;

    private StoreState state;
    /** Null after something has failed; what the file has then is unknown. */
    private @Nullable MvFile file;

    private boolean closed;

    private MvNodeStore(Path path, String name, StoreGuard guard) {
        this.path = path;
        this.name = name;
        this.guard = guard;
        MvFile.Contents contents = MvFile.read(name);
        this.state = contents.state();
        this.entries = contents.entries();
        if (state.commit() < guard.number()) {
            throw new StorageException("the store " + path
                    + " has lost changes: it has been damaged, or is an old copy; "
                    + "restore the newest copy, or remove " + path.getFileName() + ".guard to go on with it as it is");
        }
        this.file = MvFile.open(name);
    }

    /**
     * Opens a store, or creates one.
     *
     * @param path of the file, in a folder that exists
     * @throws StorageException if another process has it open, it is no store, is damaged, has lost changes, or cannot be
     *     used; it is as it was then
     */
    public static MvNodeStore open(Path path) {
        return open(path, "");
    }

    /** Opens a store in a file system of H2. */
    static MvNodeStore open(Path path, String fileSystem) {
        Path real = real(path);
        StoreGuard guard = StoreGuard.lock(real);
        boolean isOpen = false;
        try {
            if (!Files.exists(real)) {
                create(real, guard);
            }
            MvNodeStore store = new MvNodeStore(real, fileSystem + real, guard);
            isOpen = true;
            return store;
        } finally {
            if (!isOpen) {
                guard.close();
            }
        }
    }

    private static Path real(Path path) {
        try {
            if (Files.exists(path)) {
                return path.toRealPath();
            }
            Path absolute = path.toAbsolutePath();
            Path folder = absolute.getParent();
            Path fileName = absolute.getFileName();
            if (folder == null || fileName == null) {
                throw new StorageException("the store " + path + " cannot be a folder; give the path of a file");
            }
            return folder.toRealPath().resolve(fileName);
        } catch (IOException e) {
            throw new StorageException(
                    "the store " + path + " has no folder to be in (" + e + "); create that first", e);
        }
    }

    /** Under another name at first: it is there as a whole, or not at all. */
    private static void create(Path path, StoreGuard guard) {
        if (guard.number() > 0) {
            throw new StorageException("the store " + path + " is gone; restore it from a copy, or remove "
                    + path.getFileName() + ".guard to begin with nothing");
        }
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.deleteIfExists(draft);
            PrivateFiles.create(draft);
            try (MvFile file = MvFile.open(draft.toString())) {
                file.commit(Map.of(), StoreState.EMPTY);
            }
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
            PrivateFiles.forceFolder(path);
        } catch (IOException e) {
            throw new StorageException(
                    "the store " + path + " cannot be created (" + e + "); its folder must be writable, with space", e);
        }
    }

    @Override
    public synchronized NavigableMap<String, OctetString> read(String prefix) {
        requireOpen();
        return Entries.below(prefix, entries);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a name or an entry is outside its limits
     */
    @Override
    public synchronized void write(Map<String, Optional<OctetString>> changes) {
        requireOpen();
        Entries.check(changes);
        boolean isInterrupted = Thread.interrupted();
        try {
            while (!commit(changes)) {
                isInterrupted = true;
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether the changes are made; if not, the thread has been interrupted, and so the file was closed. */
    private boolean commit(Map<String, Optional<OctetString>> changes) {
        try {
            MvFile opened = file == null ? recover() : file;
            state = append(opened, changes, after(changes));
        } catch (StorageException e) {
            if (Thread.interrupted()) {
                return false;
            }
            recoverAfter(e);
            throw new StorageException("nothing has changed in the store " + path + ": " + e.getMessage(), e);
        }
        Entries.apply(changes, entries);
        guard.advance(state.commit());
        if (state.commit() % COMMITS_BETWEEN_TIDYING == 0) {
            tidy();
        }
        return true;
    }

    /** What was to be written has been, so if this fails, it is a matter of the next that writes. */
    private void tidy() {
        MvFile opened = file;
        if (opened != null) {
            try {
                opened.tidy();
            } catch (StorageException e) {
                LOGGER.log(Level.WARNING, e.getMessage());
                file = null;
                opened.close();
            }
        }
    }

    private StoreState append(MvFile opened, Map<String, Optional<OctetString>> changes, StoreState next) {
        file = null;
        boolean isDone = false;
        try {
            opened.commit(changes, next);
            file = opened;
            isDone = true;
            return next;
        } finally {
            if (!isDone) {
                opened.close();
            }
        }
    }

    private StoreState after(Map<String, Optional<OctetString>> changes) {
        StoreState after = state.next();
        for (Map.Entry<String, Optional<OctetString>> change : changes.entrySet()) {
            OctetString before = entries.get(change.getKey());
            if (before != null) {
                after = after.without(change.getKey(), before);
            }
            if (change.getValue().isPresent()) {
                after = after.with(change.getKey(), change.getValue().get());
            }
        }
        return after;
    }

    /** Soon, as what has failed may be in the file nevertheless, and is not to come back after a crash. */
    private void recoverAfter(StorageException failure) {
        try {
            recover();
        } catch (StorageException e) {
            failure.addSuppressed(e); // the next that writes tries again
        }
    }

    /** Opens the file again, and undoes in it what was never acknowledged. */
    private MvFile recover() {
        MvFile.Contents found = MvFile.read(name);
        requireAllCommits(found.state());
        state = state.withCommit(found.state().commit());
        MvFile opened = MvFile.open(name);
        Map<String, Optional<OctetString>> undo = differences(found.entries());
        if (undo.isEmpty()) {
            file = opened;
        } else {
            state = append(opened, undo, state.next());
        }
        return opened;
    }

    private Map<String, Optional<OctetString>> differences(Map<String, OctetString> found) {
        Map<String, Optional<OctetString>> changes = new HashMap<>();
        found.keySet().forEach(entry -> changes.put(entry, Optional.empty()));
        entries.forEach((entry, octets) -> changes.put(entry, Optional.of(octets)));
        found.forEach((entry, octets) -> changes.remove(entry, Optional.of(octets)));
        return changes;
    }

    private void requireAllCommits(StoreState found) {
        if (found.commit() < state.commit()) {
            throw new StorageException(
                    "the store " + path + " has lost changes while it was open; restore it from a copy");
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the store " + path + " is closed");
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            MvFile opened = file == null ? recover() : file;
            opened.close();
        } catch (StorageException e) {
            LOGGER.log(Level.WARNING, "a change that has failed may be in the store after all: " + e.getMessage());
        } finally {
            guard.close();
        }
    }
}

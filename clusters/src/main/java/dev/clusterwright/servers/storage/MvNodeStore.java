package dev.clusterwright.servers.storage;

import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A store in files, by H2's MVStore, for one process at a time. All entries are in memory as well: reading never fails, and
 * a store is a matter of some MB.
 *
 * <p>{@code node.store} has a twin, {@code node.store.twin}. Changes are made in one, and when they have reached the disk, in
 * the other: whatever happens, one of the two is whole. When a store is opened, the newer of those that are whole counts; the
 * first write makes one anew, and the second the other. {@code node.store.guard} keeps other processes out, and knows how many changes
 * there were. The three belong together: copy, restore and delete all of them, while no process has them open.
 *
 * <p>Writing takes as long as the disk needs to keep something for good, twice. When it fails, as the disk is full, the store
 * goes on with what there was before, and tries again at the next write. Interrupting a thread that writes makes it slower,
 * and nothing else. Files are created with the mode 0600, where there are modes. Thread-safe; without threads of its own.
 */
public final class MvNodeStore implements NodeStore {
    private static final Logger LOGGER = System.getLogger(MvNodeStore.class.getName());
    private static final int COMMITS_BETWEEN_TIDYING = 16;

    private final Path path;
    private final StoreGuard guard;
    private final List<MvCopy> copies;
    /** All that was acknowledged. */
    private final NavigableMap<String, OctetString> entries;

    private StoreState state;
    /** The number of the last commit that was tried. Those that have failed keep theirs to themselves. */
    private long lastCommit;

    private boolean closed;

    private MvNodeStore(Path path, StoreGuard guard, TwinReading newest) {
        this.path = path;
        this.guard = guard;
        this.copies = newest.inTheOrderOfWriting();
        this.entries = newest.contents().entries();
        this.state = newest.contents().state();
        this.lastCommit = state.commit();
    }

    /**
     * Opens a store, or begins with nothing.
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
            MvCopy one = new MvCopy(real, fileSystem);
            MvCopy twin = new MvCopy(real.resolveSibling(real.getFileName() + ".twin"), fileSystem);
            MvNodeStore store = new MvNodeStore(real, guard, TwinReading.of(one, twin, guard.number()));
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
            if (Files.isDirectory(path)) {
                throw noFile(path);
            }
            if (Files.exists(path)) {
                return path.toRealPath();
            }
            Path absolute = path.toAbsolutePath();
            Path folder = absolute.getParent();
            Path fileName = absolute.getFileName();
            if (folder == null || fileName == null) {
                throw noFile(path);
            }
            return folder.toRealPath().resolve(fileName);
        } catch (IOException e) {
            throw new StorageException(
                    "the store " + path + " has no folder to be in (" + e + "); create that first", e);
        }
    }

    private static StorageException noFile(Path path) {
        return new StorageException("the store " + path + " cannot be a folder; give the path of a file");
    }

    @Override
    public synchronized NavigableMap<String, OctetString> read(String prefix) {
        requireOpen();
        return Entries.below(prefix, entries);
    }

    @Override
    public synchronized void write(Map<String, Optional<OctetString>> changes) {
        requireOpen();
        Entries.check(changes);
        // Interrupted while it writes, a thread closes the file.
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

    /** Whether the changes are made; if not, the thread has been interrupted, and they are to be tried again. */
    private boolean commit(Map<String, Optional<OctetString>> changes) {
        lastCommit++;
        StoreState next = after(changes);
        try {
            commit(copies.get(0), copies.get(1), changes, next);
        } catch (StorageException e) {
            if (Thread.interrupted()) {
                return false;
            }
            throw new StorageException("nothing has changed in the store " + path + ": " + e.getMessage(), e);
        }
        Entries.apply(changes, entries);
        state = next;
        keep(copies.get(1), copy -> {
            if (copy.isOpen()) {
                copy.commit(changes, next);
            }
        });
        guard.advance(next.commit());
        if (next.commit() % COMMITS_BETWEEN_TIDYING == 0) {
            tidy();
        }
        return true;
    }

    /** A file is only written to while the other has all that there was before. The first write makes just one anew. */
    private void commit(MvCopy one, MvCopy other, Map<String, Optional<OctetString>> changes, StoreState next) {
        if (one.isOpen()) {
            other.ensureOpen(entries, state);
            one.commit(changes, next);
        } else {
            NavigableMap<String, OctetString> all = new TreeMap<>(entries);
            Entries.apply(changes, all);
            one.ensureOpen(all, next);
        }
    }

    /** A file whose tidying fails is gone, so that takes two. */
    private void tidy() {
        for (MvCopy copy : copies) {
            if (copies.stream().allMatch(MvCopy::isOpen)) {
                keep(copy, MvCopy::tidy);
            }
        }
    }

    private StoreState after(Map<String, Optional<OctetString>> changes) {
        StoreState after = state.withCommit(lastCommit);
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

    /** The changes are in a file, so if this fails, the next write has to make another that is whole. */
    private static void keep(MvCopy copy, Consumer<MvCopy> action) {
        try {
            action.accept(copy);
        } catch (StorageException e) {
            LOGGER.log(Level.WARNING, copy.path() + " is to be made anew: " + e.getMessage());
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the store " + path + " is closed");
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            copies.forEach(MvCopy::close);
            guard.close();
        }
    }
}

package dev.clusterwright.servers.storage;

import dev.clusterwright.type.OctetString;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.SingleFileStore;
import org.jspecify.annotations.Nullable;

/**
 * The file of a store as H2 has it open: one map of all entries, each with a checksum, and below the empty name what {@link
 * StoreState} says of all of them. Once a method has thrown, it is of no use but to be closed. Not thread-safe.
 */
final class MvFile implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(MvFile.class.getName());

    private static final String MAP = "entries";
    private static final String STATE = "";
    private static final String NOT_READ = "cannot be read";
    private static final String NOT_WRITTEN = "cannot be written";
    /** Pages are only read once, so a cache would only take memory, in MB. */
    private static final int CACHE = 1;
    /** Per cent of the file that are in use, if it is tidy. */
    private static final int FILL_RATE = 50;
    /** What tidying writes at a time, so that nobody waits long. */
    private static final int TIDIED_OCTETS = 1 << 16;

    private final String name;
    private final SingleFileStore file;
    private final MVStore store;
    private final MVMap<String, byte[]> map;

    private MvFile(String name, SingleFileStore file, MVStore store) {
        this.name = name;
        this.file = file;
        this.store = store;
        this.map = store.openMap(
                MAP,
                new MVMap.Builder<String, byte[]>().keyType(MvNameType.INSTANCE).valueType(MvEntryType.INSTANCE));
    }

    /** What there is in a file. */
    record Contents(StoreState state, NavigableMap<String, OctetString> entries) {}

    /**
     * Opens a file to write to it. An empty one becomes a store.
     *
     * @throws StorageException if it is no store, or cannot be used
     */
    static MvFile open(String name) {
        return open(name, false);
    }

    /**
     * Reads all there is, and does not change the file.
     *
     * @throws StorageException if it is no store, or damaged
     */
    static Contents read(String name) {
        try (MvFile file = open(name, true)) {
            return guarded(name, NOT_READ, file::contents);
        }
    }

    /**
     * Reads what the file says of itself alone.
     *
     * @throws StorageException if it is no store, or that is damaged
     */
    static StoreState readState(String name) {
        try (MvFile file = open(name, true)) {
            return guarded(name, NOT_READ, () -> file.state(file.map.get(STATE)));
        }
    }

    private static MvFile open(String name, boolean readOnly) {
        // What H2 opens itself, it does not close when the file is so damaged that it throws what it does not expect.
        SingleFileStore file = new SingleFileStore(new HashMap<>(Map.of("autoCommitDelay", 0)));
        boolean isOpen = false;
        try {
            MvFile opened = guarded(name, "cannot be opened", () -> open(name, file, readOnly));
            isOpen = true;
            return opened;
        } finally {
            if (!isOpen) {
                close(name, file::close);
            }
        }
    }

    private static MvFile open(String name, SingleFileStore file, boolean readOnly) {
        file.open(name, readOnly, null);
        if (file.isReadOnly() && !readOnly) {
            throw new StorageException("the store " + name + " may only be read; make it writable");
        }
        return new MvFile(name, file, open(file));
    }

    private static MVStore open(SingleFileStore file) {
        MVStore store = new MVStore.Builder()
                .fileStore(file)
                .cacheSize(CACHE)
                .autoCommitDisabled() // and so there is no thread
                .open();
        // Each commit is forced to the disk before the next, so nobody needs the pages of those before the last.
        store.setVersionsToKeep(0);
        store.setRetentionTime(0);
        return store;
    }

    private Contents contents() {
        NavigableMap<String, OctetString> entries = new TreeMap<>();
        StoreState counted = StoreState.EMPTY;
        byte[] state = null;
        Cursor<String, byte[]> cursor = map.cursor(null);
        while (cursor.hasNext()) {
            String entry = cursor.next();
            byte[] value = cursor.getValue();
            if (entry.equals(STATE)) {
                state = value;
            } else {
                OctetString octets = CheckedEntry.open(name, entry, value);
                counted = counted.with(entry, octets);
                entries.put(entry, octets);
            }
        }
        StoreState expected = state(state);
        if (!counted.sameEntries(expected)) {
            throw new StorageException("the store " + name + " is damaged: it has other entries than were stored; "
                    + "restore it from a copy");
        }
        return new Contents(expected, entries);
    }

    private StoreState state(byte @Nullable [] sealed) {
        if (sealed == null) {
            throw new StorageException(
                    "the file " + name
                            + " is no store of a node, or so damaged that nothing is left; give another path, or restore it from a copy");
        }
        return StoreState.decode(CheckedEntry.open(name, STATE, sealed));
    }

    /**
     * Makes changes, and forces them to the disk.
     *
     * @param state after them
     * @throws StorageException if that fails; whether they are there then is unknown
     */
    void commit(Map<String, Optional<OctetString>> changes, StoreState state) {
        guarded(name, NOT_WRITTEN, () -> {
            changes.forEach((entry, octets) -> octets.ifPresentOrElse(
                    it -> map.put(entry, CheckedEntry.seal(entry, it)), () -> map.remove(entry)));
            map.put(STATE, CheckedEntry.seal(STATE, state.encode()));
            store.commit();
            store.sync();
            return store;
        });
        if (store.hasUnsavedChanges()) {
            throw new StorageException("the store " + name + " did not take the changes");
        }
    }

    /**
     * Moves a little of what is left in old pages, so that the file does not grow for ever. Nobody sees a difference.
     *
     * @throws StorageException if that fails
     */
    void tidy() {
        guarded(name, NOT_WRITTEN, () -> {
            if (store.compact(FILL_RATE, TIDIED_OCTETS)) {
                store.sync(); // before somebody writes where the old pages were
            }
            return store;
        });
    }

    /** Without a last write: what was committed is on the disk. */
    @Override
    public void close() {
        close(name, store::closeImmediately);
        close(name, file::close);
    }

    /** After the file is closed, H2 goes on to close what it has opened so far, and fails if that is nothing. */
    private static void close(String name, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | AssertionError e) {
            LOGGER.log(Level.DEBUG, "closing " + name, e);
        }
    }

    /** H2 throws several kinds of things, and for damaged pages nearly any, up to wanting all the memory there is. */
    private static <T> T guarded(String name, String problem, Supplier<T> action) {
        try {
            return action.get();
        } catch (StorageException e) {
            throw e;
        } catch (RuntimeException | AssertionError | OutOfMemoryError | StackOverflowError e) {
            throw new StorageException("the store " + name + " " + problem + ": " + hint(e, problem), e);
        }
    }

    private static String hint(Throwable failure, String problem) {
        if (problem.equals(NOT_WRITTEN)) {
            return reason(failure) + "; see that the disk has space, and that the file may be written";
        }
        int code = failure instanceof MVStoreException e ? e.getErrorCode() : DataUtils.ERROR_FILE_CORRUPT;
        return switch (code) {
            case DataUtils.ERROR_READING_FAILED ->
                "the disk cannot be read, or the file is shorter than it was, or no store at all; restore it from a copy";
            case DataUtils.ERROR_WRITING_FAILED ->
                reason(failure) + "; see that the disk has space, and that the file may be written";
            case DataUtils.ERROR_FILE_LOCKED ->
                "another process has it open; end that, or give this one a file of its own";
            case DataUtils.ERROR_UNSUPPORTED_FORMAT -> "it was written by a newer version of H2; use that";
            default -> "it is damaged, or no store at all; restore it from a copy";
        };
    }

    /** What the file system said, which H2 has packed up. */
    private static String reason(Throwable failure) {
        Throwable reason = failure;
        for (Throwable next = reason; next != null; next = next.getCause()) {
            reason = next;
        }
        return String.valueOf(reason.getMessage());
    }
}

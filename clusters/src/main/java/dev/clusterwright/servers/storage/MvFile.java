package dev.clusterwright.servers.storage;

import dev.clusterwright.type.OctetString;
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
import org.h2.mvstore.type.StringDataType;

/**
 * The file of a store as H2 has it open: one map of all entries, each with a checksum, and below the empty name what {@link
 * StoreState} says of all of them. Once a method has thrown, it is of no use but to be closed. Not thread-safe.
 */
final class MvFile implements AutoCloseable {
    private static final String MAP = "entries";
    private static final String STATE = "";
    /** Pages are only read once, so a cache would only take memory, in MB. */
    private static final int CACHE = 1;
    /** Per cent of the file that are in use, if it is tidy. */
    private static final int FILL_RATE = 50;
    /** What tidying writes at a time, so that nobody waits long. */
    private static final int TIDIED_OCTETS = 1 << 16;

    private final String name;
    private final MVStore store;
    private final MVMap<String, byte[]> map;

    private MvFile(String name, MVStore store) {
        this.name = name;
        this.store = store;
        this.map = store.openMap(
                MAP,
                new MVMap.Builder<String, byte[]>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(MvEntryType.INSTANCE));
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
            return guarded(name, "cannot be read", file::contents);
        }
    }

    private static MvFile open(String name, boolean readOnly) {
        MVStore.Builder builder =
                new MVStore.Builder().fileName(name).cacheSize(CACHE).autoCommitDisabled(); // and so there is no thread
        return guarded(name, "cannot be opened", () -> {
            MVStore store = (readOnly ? builder.readOnly() : builder).open();
            boolean isOpen = false;
            try {
                // Each commit is forced to the disk before the next, so nobody needs the pages of those before the
                // last.
                store.setVersionsToKeep(0);
                store.setRetentionTime(0);
                MvFile file = new MvFile(name, store);
                isOpen = true;
                return file;
            } finally {
                if (!isOpen) {
                    store.closeImmediately();
                }
            }
        });
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
        if (state == null) {
            throw new StorageException("the file " + name + " is no store of a node; give the path of another");
        }
        StoreState expected = StoreState.decode(CheckedEntry.open(name, STATE, state));
        if (!counted.sameEntries(expected)) {
            throw new StorageException("the store " + name + " is damaged: it has other entries than were stored; "
                    + "restore it from a copy");
        }
        return new Contents(expected, entries);
    }

    /**
     * Makes changes, and forces them to the disk.
     *
     * @param state after them
     * @throws StorageException if that fails; whether they are there then is unknown
     */
    void commit(Map<String, Optional<OctetString>> changes, StoreState state) {
        guarded(name, "cannot be written", () -> {
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
        guarded(name, "cannot be written", () -> {
            if (store.compact(FILL_RATE, TIDIED_OCTETS)) {
                store.sync(); // before somebody writes where the old pages were
            }
            return store;
        });
    }

    @Override
    public void close() {
        guarded(name, "cannot be closed", () -> {
            store.closeImmediately();
            return store;
        });
    }

    /** H2 throws several kinds of things, and for damaged pages nearly any. */
    private static <T> T guarded(String name, String problem, Supplier<T> action) {
        try {
            return action.get();
        } catch (MVStoreException e) {
            throw new StorageException("the store " + name + " " + problem + ": " + hint(e), e);
        } catch (StorageException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            throw new StorageException(
                    "the store " + name + " " + problem + ": it is damaged; restore it from a copy", e);
        }
    }

    private static String hint(MVStoreException e) {
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_CORRUPT -> "it is damaged, or no store at all; restore it from a copy";
            case DataUtils.ERROR_FILE_LOCKED ->
                "another process has it open; end that, or give this one a file of its own";
            case DataUtils.ERROR_UNSUPPORTED_FORMAT -> "it was written by a newer version of H2; use that";
            default ->
                "the file system said " + e.getMessage()
                        + "; see that there is space, and that the file may be written";
        };
    }
}

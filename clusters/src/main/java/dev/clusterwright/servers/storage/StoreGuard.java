package dev.clusterwright.servers.storage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A small file beside that of a store. It is locked while the store is open, and has the number of the last commit that
 * somebody was told of. A store that has fewer commits has lost some: H2 falls back to the last commit that it can read, and
 * says nothing.
 *
 * <p>The number is written after the commit has reached the disk, and not forced there itself. So after a loss of power it
 * may be too low, which is harmless, but never too high.
 *
 * <p>It lies in two places in turn, so that one can be torn. Not thread-safe.
 */
final class StoreGuard implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(StoreGuard.class.getName());

    private static final int SLOT = 16;
    /**
     * What this process has open. To the operating system a process may lock twice, and when it closes one of the two, it
     * has lost both.
     */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final RandomAccessFile file;
    private long number;

    private StoreGuard(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Locks a store.
     *
     * @param store a real path
     * @throws StorageException if somebody else has it locked, or the guard cannot be used
     */
    static StoreGuard lock(Path store) {
        Path path = store.resolveSibling(store.getFileName() + ".guard");
        if (!OPEN.add(path)) {
            throw new StorageException("the store " + store + " is open already in this process; close it there first");
        }
        boolean isLocked = false;
        try {
            StoreGuard guard = open(path, store);
            isLocked = true;
            return guard;
        } finally {
            if (!isLocked) {
                OPEN.remove(path);
            }
        }
    }

    @SuppressWarnings("resource") // the guard closes it
    private static StoreGuard open(Path path, Path store) {
        try {
            if (!Files.exists(path)) {
                PrivateFiles.create(path);
            }
            // Not a channel of its own: interrupting a thread that uses one closes it, and the lock would be gone.
            StoreGuard guard = new StoreGuard(path, new RandomAccessFile(path.toFile(), "rw"));
            boolean isOpen = false;
            try {
                guard.lockAndRead(store);
                isOpen = true;
                return guard;
            } finally {
                if (!isOpen) {
                    guard.file.close();
                }
            }
        } catch (IOException e) {
            throw new StorageException(
                    "the file " + path + " cannot be used (" + e + "); it must be readable and writable", e);
        }
    }

    private void lockAndRead(Path store) throws IOException {
        FileLock lock = tryLock();
        if (lock == null) {
            throw new StorageException(
                    "the store " + store + " is open in another process; end that, or give this one a file of its own");
        }
        byte[] slots = new byte[2 * SLOT];
        int length = (int) Math.min(file.length(), slots.length);
        file.readFully(slots, 0, length);
        long found = Math.max(number(slots, 0), number(slots, SLOT));
        if (length > 0 && found < 0) {
            throw new StorageException("the file " + path + " is damaged; remove it to open the store " + store
                    + " without finding out whether its last changes are there");
        }
        number = Math.max(found, 0);
    }

    private @Nullable FileLock tryLock() throws IOException {
        try {
            return file.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The number in a slot; negative if there is none. */
    private static long number(byte[] slots, int at) {
        ByteBuffer slot = ByteBuffer.wrap(slots, at, SLOT);
        long number = slot.getLong();
        return slot.getInt() == check(number) ? number : -1;
    }

    private static int check(long number) {
        CRC32C check = new CRC32C();
        check.update("guard".getBytes(StandardCharsets.US_ASCII));
        check.update(ByteBuffer.allocate(Long.BYTES).putLong(0, number));
        return (int) check.getValue();
    }

    /** The last commit that somebody was told of, or one before; 0 if that is unknown. */
    long number() {
        return number;
    }

    /** Somebody will be told of a commit. That stands whether or not it can be written here, so this only logs. */
    void advance(long to) {
        number = to;
        byte[] slot = ByteBuffer.allocate(SLOT).putLong(to).putInt(check(to)).array();
        try {
            file.seek(to % 2 * SLOT);
            file.write(slot);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "damage to the last changes will not be noticed: cannot write " + path, e);
        }
    }

    /** Unlocks the store. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "cannot close " + path, e);
        } finally {
            OPEN.remove(path);
        }
    }
}

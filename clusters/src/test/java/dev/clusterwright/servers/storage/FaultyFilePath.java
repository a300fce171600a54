package dev.clusterwright.servers.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * The disk of a test, as a file system of H2: it can be full after some more octets, refuse to force things to the disk,
 * and lose power. One at a time.
 */
public final class FaultyFilePath extends FilePathWrapper {
    static final String SCHEME = "faulty:";

    /** Without limit. */
    static final long PLENTY = Long.MAX_VALUE;

    /** The octets that can be written yet. */
    static long space = PLENTY;
    /** How often octets can be forced to the disk yet. */
    static long forces = PLENTY;
    /** Hears of writes and of what was forced to the disk; for all that is lost with the power. */
    static Observer observer = new Observer() {};

    interface Observer {
        default void written(String file, long position, byte[] octets) {}

        default void truncated(String file, long size) {}

        default void forced(String file) {}
    }

    /** For H2. */
    public FaultyFilePath() {}

    static void register() {
        FilePath.register(new FaultyFilePath());
        heal();
    }

    static void heal() {
        space = PLENTY;
        forces = PLENTY;
        observer = new Observer() {};
    }

    @Override
    public String getScheme() {
        return "faulty";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(getBase().getName(), getBase().open(mode));
    }

    private static final class Channel extends FileBaseDefault {
        private final String file;
        private final FileChannel base;

        Channel(String file, FileChannel base) {
            this.file = file;
            this.base = base;
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return base.read(target, position);
        }

        /** As a disk does it that is nearly full: what fits is written. */
        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            int length = (int) Math.min(source.remaining(), space);
            if (length == 0 && source.hasRemaining()) {
                throw new IOException("No space left on device");
            }
            byte[] octets = new byte[length];
            source.get(octets);
            base.write(ByteBuffer.wrap(octets), position);
            observer.written(file, position, octets);
            space -= space == PLENTY ? 0 : length;
            return length;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            if (forces == 0) {
                throw new IOException("Input/output error");
            }
            forces -= forces == PLENTY ? 0 : 1;
            observer.forced(file); // and that is all, as tests do not lose power
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            base.truncate(size);
            observer.truncated(file, size);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }
    }
}

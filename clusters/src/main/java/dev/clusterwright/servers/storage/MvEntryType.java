package dev.clusterwright.servers.storage;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Octets as a page has them, with a limit: the length in a damaged page may be any. H2's own types would allocate that much,
 * and one of them makes Java objects of what it reads.
 */
final class MvEntryType extends BasicDataType<byte[]> {
    static final MvEntryType INSTANCE = new MvEntryType();

    private static final int MAX_LENGTH = 1 << 17;
    /** What H2 adds to guess the memory that an array takes. */
    static final int OVERHEAD = 24;

    private MvEntryType() {}

    @Override
    public int getMemory(byte[] entry) {
        return OVERHEAD + entry.length;
    }

    @Override
    public void write(WriteBuffer buffer, byte[] entry) {
        buffer.putVarInt(entry.length).put(entry);
    }

    @Override
    public byte[] read(ByteBuffer buffer) {
        int length = DataUtils.readVarInt(buffer);
        if (length < 0 || length > MAX_LENGTH || length > buffer.remaining()) {
            throw new IllegalStateException("an entry has a length of " + length);
        }
        byte[] entry = new byte[length];
        buffer.get(entry);
        return entry;
    }

    @Override
    public byte[][] createStorage(int size) {
        return new byte[size][];
    }
}

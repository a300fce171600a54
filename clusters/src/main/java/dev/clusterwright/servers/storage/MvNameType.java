package dev.clusterwright.servers.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** A name as a page has it, no longer than an {@linkplain MvEntryType entry} can be. */
final class MvNameType extends BasicDataType<String> {
    static final MvNameType INSTANCE = new MvNameType();

    private MvNameType() {}

    @Override
    public int compare(String one, String other) {
        return one.compareTo(other);
    }

    @Override
    public int getMemory(String name) {
        return MvEntryType.OVERHEAD + name.length();
    }

    @Override
    public void write(WriteBuffer buffer, String name) {
        MvEntryType.INSTANCE.write(buffer, name.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String read(ByteBuffer buffer) {
        return new String(MvEntryType.INSTANCE.read(buffer), StandardCharsets.UTF_8);
    }

    @Override
    public String[] createStorage(int size) {
        return new String[size];
    }
}

package dev.clusterwright.servers.testing;

import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.storage.NodeStore;
import dev.clusterwright.servers.storage.StorageException;
import dev.clusterwright.type.OctetString;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/** A store in memory that takes nothing when a test wants it. */
public final class FailingStore implements NodeStore {
    public boolean isFull;
    private final NodeStore store = new MemoryNodeStore();

    @Override
    public NavigableMap<String, OctetString> read(String prefix) {
        return store.read(prefix);
    }

    @Override
    public void write(Map<String, Optional<OctetString>> changes) {
        if (isFull) {
            throw new StorageException("the disk is full");
        }
        store.write(changes);
    }

    @Override
    public void close() {
        store.close();
    }
}

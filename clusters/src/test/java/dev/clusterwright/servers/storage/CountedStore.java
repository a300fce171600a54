package dev.clusterwright.servers.storage;

import dev.clusterwright.type.OctetString;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/** A store in memory that counts what is done with it, and fails when it is told to. */
final class CountedStore implements NodeStore {
    private final MemoryNodeStore store = new MemoryNodeStore();
    /** How many writes will succeed yet. */
    int writes = Integer.MAX_VALUE;

    int closings;

    @Override
    public NavigableMap<String, OctetString> read(String prefix) {
        return store.read(prefix);
    }

    @Override
    public void write(Map<String, Optional<OctetString>> changes) {
        if (writes-- <= 0) {
            throw new StorageException("the store fails as it was told to");
        }
        store.write(changes);
    }

    @Override
    public void close() {
        closings++;
    }
}

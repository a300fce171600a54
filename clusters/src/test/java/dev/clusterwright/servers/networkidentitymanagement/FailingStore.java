package dev.clusterwright.servers.networkidentitymanagement;

import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.storage.NodeStore;
import dev.clusterwright.servers.storage.StorageException;
import dev.clusterwright.type.OctetString;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/** A store that takes nothing while it fails. */
final class FailingStore implements NodeStore {
    private final NodeStore store = new MemoryNodeStore();
    boolean isFailing;

    @Override
    public NavigableMap<String, OctetString> read(String prefix) {
        return store.read(prefix);
    }

    @Override
    public void write(Map<String, Optional<OctetString>> changes) {
        if (isFailing) {
            throw new StorageException("as the test wants it");
        }
        store.write(changes);
    }

    @Override
    public void close() {
        store.close();
    }
}

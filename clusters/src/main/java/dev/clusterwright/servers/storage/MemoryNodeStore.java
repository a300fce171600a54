package dev.clusterwright.servers.storage;

import dev.clusterwright.type.OctetString;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A store in memory, for tests and for devices that start anew each time. Closing it loses nothing: whoever opens it again
 * finds what there was. Thread-safe.
 */
public final class MemoryNodeStore implements NodeStore {
    private final NavigableMap<String, OctetString> entries = new TreeMap<>();

    /** A store with nothing in it. */
    public MemoryNodeStore() {}

    @Override
    public synchronized NavigableMap<String, OctetString> read(String prefix) {
        return Entries.below(prefix, entries);
    }

    @Override
    public synchronized void write(Map<String, Optional<OctetString>> changes) {
        Entries.check(changes);
        Entries.apply(changes, entries);
    }

    /** Does nothing. */
    @Override
    public void close() {}
}

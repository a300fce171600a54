package dev.clusterwright.servers.storage;

import dev.clusterwright.type.OctetString;
import java.util.Collections;
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
        NavigableMap<String, OctetString> found = new TreeMap<>();
        for (Map.Entry<String, OctetString> entry : entries.tailMap(prefix).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            found.put(entry.getKey(), entry.getValue());
        }
        return Collections.unmodifiableNavigableMap(found);
    }

    @Override
    public synchronized void write(Map<String, Optional<OctetString>> changes) {
        changes.forEach((name, entry) ->
                entry.ifPresentOrElse(octets -> entries.put(name, octets), () -> entries.remove(name)));
    }

    /** Does nothing. */
    @Override
    public void close() {}
}

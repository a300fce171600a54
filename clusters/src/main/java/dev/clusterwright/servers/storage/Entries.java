package dev.clusterwright.servers.storage;

import dev.clusterwright.type.OctetString;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What the stores of this package have in common. */
final class Entries {
    private static final int MAX_NAME = 128;
    private static final int MAX_ENTRY = 65_536;

    private Entries() {}

    /** A copy of those whose names begin with a prefix. */
    static NavigableMap<String, OctetString> below(String prefix, NavigableMap<String, OctetString> entries) {
        NavigableMap<String, OctetString> found = new TreeMap<>();
        for (Map.Entry<String, OctetString> entry : entries.tailMap(prefix).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            found.put(entry.getKey(), entry.getValue());
        }
        return Collections.unmodifiableNavigableMap(found);
    }

    static void apply(Map<String, Optional<OctetString>> changes, NavigableMap<String, OctetString> entries) {
        changes.forEach((name, entry) ->
                entry.ifPresentOrElse(octets -> entries.put(name, octets), () -> entries.remove(name)));
    }

    /**
     * Makes sure of the limits.
     *
     * @throws IllegalArgumentException if a name or an entry is outside them
     */
    static void check(Map<String, Optional<OctetString>> changes) {
        changes.forEach((name, entry) -> {
            checkName(name);
            entry.ifPresent(octets -> {
                if (octets.length() > MAX_ENTRY) {
                    throw new IllegalArgumentException(
                            "the entry " + name + " has " + octets.length() + " octets, more than 65,536");
                }
            });
        });
    }

    private static void checkName(String name) {
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("a name has 1 to 128 characters, not " + name.length());
        }
        if (!name.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException(
                    "the name " + name.replaceAll("[^ -~]", "?") + " has other characters than printable ASCII");
        }
    }
}

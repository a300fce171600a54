package dev.clusterwright.servers.storage;

import dev.clusterwright.type.OctetString;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Where a node keeps what has to outlive its process: octets under names, in the order of the names. Implement it for a
 * database or a flash memory of yours; {@link Storage} is the one that uses it.
 *
 * <p>Need not be thread-safe: one thread at a time uses it. What is kept here is not secret, or has been sealed.
 */
public interface NodeStore extends AutoCloseable {
    /**
     * All entries whose names begin with a prefix.
     *
     * @param prefix empty for all entries
     * @return in the order of the names, as {@link String#compareTo} has it
     * @throws StorageException if they cannot be read, or are damaged
     */
    NavigableMap<String, OctetString> read(String prefix);

    /**
     * Makes all of these changes, or none. When it returns, they outlive the process and a loss of power. When it throws,
     * none has been made, as far as anybody can see who reads; only after a crash in that very moment may all be there.
     *
     * @param changes for each name the entry that is to be there, or empty to remove what is there; names have 1 to 128
     *     characters of printable ASCII, and entries up to 65,536 octets
     * @throws StorageException if they cannot be made
     * @throws IllegalArgumentException if a name or an entry is outside these limits
     */
    void write(Map<String, Optional<OctetString>> changes);

    /** Lets others use what is behind it. Closing twice does no harm. */
    @Override
    void close();
}

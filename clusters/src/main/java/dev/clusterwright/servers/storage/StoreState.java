package dev.clusterwright.servers.storage;

import dev.clusterwright.type.OctetString;
import java.nio.ByteBuffer;

/**
 * What a store says of itself, so that it is noticed when it does not have exactly the entries of one commit.
 *
 * @param commit the number of the last commit, 0 before the first
 * @param entries how many there are
 * @param sum of their checksums
 */
record StoreState(long commit, long entries, long sum) {
    static final StoreState EMPTY = new StoreState(0, 0, 0);

    StoreState withCommit(long number) {
        return new StoreState(number, entries, sum);
    }

    StoreState with(String name, OctetString entry) {
        return new StoreState(commit, entries + 1, sum + CheckedEntry.checksum(name, entry));
    }

    StoreState without(String name, OctetString entry) {
        return new StoreState(commit, entries - 1, sum - CheckedEntry.checksum(name, entry));
    }

    boolean sameEntries(StoreState other) {
        return entries == other.entries && sum == other.sum;
    }

    OctetString encode() {
        return OctetString.of(ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(commit)
                .putLong(entries)
                .putLong(sum)
                .array());
    }

    /** Reads what {@link #encode} has written; the caller knows that it is unharmed. */
    static StoreState decode(OctetString encoded) {
        ByteBuffer numbers = ByteBuffer.wrap(encoded.toByteArray());
        return new StoreState(numbers.getLong(), numbers.getLong(), numbers.getLong());
    }
}

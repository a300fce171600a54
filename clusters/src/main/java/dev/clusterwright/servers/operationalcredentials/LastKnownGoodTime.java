package dev.clusterwright.servers.operationalcredentials;

import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.storage.StorageException;
import dev.clusterwright.servers.storage.StoredValue;
import dev.clusterwright.servers.storage.Transaction;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.type.MatterTime;
import dev.clusterwright.type.OctetString;
import java.time.Instant;

/** A time that has passed, as certificates of this node have been issued since. It only rises. Thread-safe. */
final class LastKnownGoodTime {
    private static final String NAME = "credentials/last-known-good";

    private final StoredValue<Instant> time;

    LastKnownGoodTime(Storage storage) {
        OctetString stored = storage.read(NAME).get(NAME);
        this.time = new StoredValue<>(stored == null ? MatterTime.EPOCH : decode(stored));
    }

    private static Instant decode(OctetString stored) {
        try {
            return MatterTime.ofSeconds(TlvCodecs.UINT32.decode(stored.toByteArray()));
        } catch (TlvException e) {
            throw new StorageException("the entry " + NAME + " of the store is damaged; restore it from a copy", e);
        }
    }

    Instant get() {
        return time.get();
    }

    /** Nothing happens if it is known already that this has passed. */
    void raise(Transaction transaction, Instant passed) {
        if (passed.isAfter(time.get(transaction))) {
            time.set(transaction, passed);
            transaction.put(NAME, OctetString.of(TlvCodecs.UINT32.encode(MatterTime.toSeconds(passed))));
        }
    }
}

package dev.clusterwright.servers.commissioning;

import dev.clusterwright.interaction.server.AttributeHandler;
import dev.clusterwright.interaction.server.InteractionContext;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.storage.StoredValue;
import dev.clusterwright.servers.storage.Transaction;

/** Where a commissioner is in its work, which only it understands. Not stored: a node that starts has not been begun with. */
final class Breadcrumb extends AttributeHandler<Long> implements FailSafe.Listener {
    private final Storage storage;
    private final StoredValue<Long> value = new StoredValue<>(0L);

    Breadcrumb(Storage storage) {
        this.storage = storage;
    }

    @Override
    public Long read() {
        return value.get();
    }

    @Override
    public boolean isWritable() {
        return true;
    }

    @Override
    public void write(Long written, InteractionContext context) {
        storage.change(transaction -> set(transaction, written));
    }

    void set(Transaction transaction, Long now) {
        boolean isSame = value.get(transaction).equals(now);
        value.set(transaction, now);
        if (!isSame) {
            transaction.afterwards(this::changed);
        }
    }

    @Override
    public void completed(Transaction transaction) {
        set(transaction, 0L);
    }

    @Override
    public void expired(Transaction transaction) {
        set(transaction, 0L);
    }
}

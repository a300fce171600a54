package dev.clusterwright.servers.storage;

import java.util.function.UnaryOperator;

/**
 * What is stored of something, as a value in memory: it changes with a {@link Transaction}, or not at all. Values must be
 * immutable. Thread-safe.
 *
 * @param <T> the type of the value
 */
public final class StoredValue<T> {
    private volatile T committed;

    /** A value as the store has it. */
    public StoredValue(T stored) {
        this.committed = stored;
    }

    /** The value that the last transaction has left. */
    public T get() {
        return committed;
    }

    /** The value within a transaction: what that has made of it so far. */
    @SuppressWarnings("unchecked") // a transaction keeps what this has put there
    public T get(Transaction transaction) {
        return (T) transaction.values().getOrDefault(this, committed);
    }

    /** Sets the value, for everybody when the transaction has been made. What belongs to it is the caller's to store. */
    public void set(Transaction transaction, T value) {
        transaction.set(this, value);
    }

    /** Makes a new value of the one there is, and sets it. */
    public void update(Transaction transaction, UnaryOperator<T> change) {
        set(transaction, change.apply(get(transaction)));
    }

    @SuppressWarnings("unchecked") // as above
    void publish(Object value) {
        committed = (T) value;
    }
}

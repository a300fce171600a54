package dev.clusterwright.interaction.server;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An attribute that is a value in memory: it can be read and written, and subscribers hear of every change. Thread-safe;
 * values must be immutable, as generated records and the lists of {@code List.of} are.
 *
 * @param <T> the type of the value, nullable where the attribute is
 */
@SuppressWarnings("NullAway") // what it holds may be null where T may, which NullAway cannot say of AtomicReference
public final class AttributeValue<T extends @Nullable Object> extends AttributeHandler<T> {
    private final AtomicReference<T> value;
    private final boolean writable;

    private AttributeValue(T initial, boolean writable) {
        this.value = new AtomicReference<>(initial);
        this.writable = writable;
    }

    /** A value to start with; writable where the definition allows it. */
    public static <T extends @Nullable Object> AttributeValue<T> of(T initial) {
        return new AttributeValue<>(initial, true);
    }

    /** A value to start with; not writable where the definition leaves that to the device. */
    public static <T extends @Nullable Object> AttributeValue<T> readOnly(T initial) {
        return new AttributeValue<>(initial, false);
    }

    /** The value. */
    public T get() {
        return value.get();
    }

    /** Sets the value. Nobody hears of it if it is equal to the one before. */
    public void set(T newValue) {
        if (!Objects.equals(value.getAndSet(newValue), newValue)) {
            changed();
        }
    }

    /**
     * Makes a new value out of the one there is. Nothing that other threads set meanwhile is lost.
     *
     * @param change has no effects: it is done again if another thread was faster
     * @return the new value
     */
    public T update(UnaryOperator<T> change) {
        while (true) {
            T before = value.get();
            T after = change.apply(before);
            if (replace(before, after)) {
                return after;
            }
        }
    }

    /**
     * Sets the value if it is still the one that was read.
     *
     * @return false if it is another one
     */
    boolean replace(T before, T after) {
        if (!value.compareAndSet(before, after)) {
            return false;
        }
        if (!Objects.equals(before, after)) {
            changed();
        }
        return true;
    }

    @Override
    public T read() {
        return get();
    }

    @Override
    public boolean isWritable() {
        return writable;
    }

    @Override
    public void write(T newValue, InteractionContext context) {
        set(newValue);
    }
}

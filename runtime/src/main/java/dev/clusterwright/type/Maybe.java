package dev.clusterwright.type;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The value of a field that is both optional and nullable: absent, null, or a value. The three differ on the wire and in
 * meaning, and a write has to say which is meant.
 *
 * <p>Immutable; thread-safe if the value is. Equal when the state and the value are.
 *
 * @param <T> the type of the value
 */
public final class Maybe<T> {
    private static final Maybe<?> ABSENT = new Maybe<>(true, null);
    private static final Maybe<?> NULL = new Maybe<>(false, null);

    /** Tells the two states without a value apart. */
    private final boolean absent;
    /** The value; null in the two states without one. */
    private final @Nullable T value;

    private Maybe(boolean absent, @Nullable T value) {
        this.absent = absent;
        this.value = value;
    }

    /** The field is not there. */
    @SuppressWarnings("unchecked") // holds no value
    public static <T> Maybe<T> absent() {
        return (Maybe<T>) ABSENT;
    }

    /** The field is there and null. */
    @SuppressWarnings("unchecked") // holds no value
    public static <T> Maybe<T> ofNull() {
        return (Maybe<T>) NULL;
    }

    /**
     * The field has a value.
     *
     * @throws NullPointerException if it is null; see {@link #ofNull}
     */
    public static <T> Maybe<T> of(T value) {
        return new Maybe<>(false, Objects.requireNonNull(value, "value"));
    }

    /** Whether the field is not there. */
    public boolean isAbsent() {
        return absent;
    }

    /** Whether the field is there and null. */
    public boolean isNull() {
        return value == null && !absent;
    }

    /** Whether the field has a value. */
    public boolean isPresent() {
        return value != null;
    }

    /**
     * The value.
     *
     * @throws NoSuchElementException if the field is absent or null
     */
    public T get() {
        if (value == null) {
            throw new NoSuchElementException("the field is " + this);
        }
        return value;
    }

    /** The value; null if the field is absent or null. */
    public @Nullable T orNull() {
        return value;
    }

    /** The same state with another value, if there is one. */
    @SuppressWarnings("unchecked") // without a value, any type will do
    public <U> Maybe<U> map(Function<? super T, ? extends U> mapper) {
        return value == null ? (Maybe<U>) this : of(mapper.apply(value));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Maybe<?> that && absent == that.absent && Objects.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value);
    }

    /** {@code absent}, {@code null}, or the value. */
    @Override
    public String toString() {
        return absent ? "absent" : String.valueOf(value);
    }
}

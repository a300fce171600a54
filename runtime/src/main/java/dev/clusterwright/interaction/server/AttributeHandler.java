package dev.clusterwright.interaction.server;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a device does when one of its attributes is read or written. Most attributes are an {@link AttributeValue}; one
 * whose value is somewhere else extends this, or is {@link #computed}.
 *
 * <p>Must be thread-safe: reads may come at any time, while a write or a command is carried out by one thread at a time
 * for each cluster of an endpoint.
 *
 * @param <T> the type of the value, nullable where the attribute is
 */
public abstract class AttributeHandler<T extends @Nullable Object> {
    /** Told when the value has changed: one for each cluster that the attribute belongs to, none until there is a node. */
    private volatile Runnable listener = () -> {};

    /** For subclasses. */
    protected AttributeHandler() {}

    /** An attribute that is computed when it is read, and cannot be written. */
    public static <T extends @Nullable Object> AttributeHandler<T> computed(Supplier<? extends T> value) {
        return new AttributeHandler<>() {
            @Override
            public T read() {
                return value.get();
            }
        };
    }

    /**
     * The value: of a fabric-scoped list, the entries of all fabrics. Quick, and without effects.
     *
     * @throws StatusException if there is none now; any other exception is answered with FAILURE
     */
    public abstract T read();

    /**
     * The value for one who reads or subscribes: that of {@link #read()}, unless it says something about who reads it.
     * Entries of other fabrics are left out later, where they have to be. Quick, and without effects.
     *
     * @throws StatusException as {@link #read()}
     */
    public T readFor(SubjectDescriptor reader) {
        return read();
    }

    /** Whether it can be written; asked only where the definition leaves that to the device. */
    public boolean isWritable() {
        return false;
    }

    /**
     * Takes a value that was written, after all checks: of a list that was appended to, all of it; of a fabric-scoped
     * list, the entries of all fabrics. An attribute that is written by atomic requests only ({@code ATOMIC_WRITE}) has to
     * refuse with INVALID_IN_STATE while there is none of this writer; {@link AttributeValue} always does.
     *
     * @param value with every constraint met
     * @param context from whom, and to which endpoint
     * @throws StatusException to refuse; any other exception is answered with FAILURE
     */
    public void write(T value, InteractionContext context) {
        throw new StatusException(StatusCode.UNSUPPORTED_WRITE, "the device does not take it");
    }

    /** To be called after every change, so that subscribers hear of it. Quick, from any thread, also within a write. */
    public final void changed() {
        listener.run();
    }

    /** Tells one more from now on. */
    final synchronized void attach(Runnable another) {
        Runnable before = listener;
        listener = () -> {
            before.run();
            another.run();
        };
    }
}

package dev.clusterwright.roundtrip;

import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** Calls of generated code by reflection. */
final class Reflection {
    private Reflection() {}

    /** A call by reflection. */
    @FunctionalInterface
    interface Call<T extends @Nullable Object> {
        T call() throws ReflectiveOperationException;
    }

    /** Makes a call; what the called code throws comes out as it is. */
    static <T extends @Nullable Object> T call(Call<T> call) {
        try {
            return call.call();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new LinkageError(e.toString(), e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.toString(), e);
        }
    }
}

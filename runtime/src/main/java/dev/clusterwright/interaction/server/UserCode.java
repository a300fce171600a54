package dev.clusterwright.interaction.server;

import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls what the makers of a device wrote. Whatever it throws ends in a status, so that the node stays up. The log says
 * where it happened but not with which message, as that could hold secrets.
 */
final class UserCode {
    private final Logger logger = System.getLogger(Node.class.getName());

    /**
     * Calls it.
     *
     * @param element which attribute or command is behind it, for the log
     * @throws StatusException what it threw, or FAILURE for any other exception
     */
    <T extends @Nullable Object> T call(Object element, Supplier<T> code) {
        try {
            return code.get();
        } catch (StatusException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            logger.log(Level.WARNING, () -> element + " failed with " + describe(e));
            throw new StatusException(StatusCode.FAILURE, "the device failed");
        }
    }

    /** The kind of exception, and where it was thrown. */
    private static String describe(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}

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
     * @throws StatusException what it threw, or FAILURE for anything else; only a virtual machine that has failed is not the device's fault
     */
    <T extends @Nullable Object> T call(Object element, Supplier<T> code) {
        try {
            return code.get();
        } catch (StatusException e) {
            throw e;
        } catch (Throwable e) {
            // Other languages throw checked exceptions too, and a deep recursion is a fault of the code that it ends.
            if (e instanceof VirtualMachineError fatal && !(e instanceof StackOverflowError)) {
                throw fatal;
            }
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

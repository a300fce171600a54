package dev.clusterwright.access;

import dev.clusterwright.type.Integers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the maker of a managed device forbids, whatever its entries grant (feature MNGD of the Access Control cluster).
 * Immutable and thread-safe.
 *
 * @param fabricIndex on which fabric, 1 to 254, or {@link #COMMISSIONING}
 * @param endpoint of which endpoint
 * @param cluster of which cluster, by its id
 * @param type what is forbidden
 * @param element the id of the attribute, command or event; null for all of them
 */
public record AccessRestriction(
        int fabricIndex,
        int endpoint,
        long cluster,
        Type type,
        @Nullable Long element) {
    /** Instead of a fabric: while the node is being commissioned. */
    public static final int COMMISSIONING = 0;

    /** What can be forbidden; the place of each is its number on the wire. */
    public enum Type {
        /** To read and to write an attribute. */
        ATTRIBUTE_ACCESS,
        /** To write an attribute. */
        ATTRIBUTE_WRITE,
        /** To invoke a command. */
        COMMAND,
        /** To read an event. */
        EVENT
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number does not fit its type
     */
    public AccessRestriction {
        Integers.checkUnsigned("fabricIndex", fabricIndex, 8);
        Integers.checkUnsigned("endpoint", endpoint, 16);
        Integers.checkUnsigned("cluster", cluster, 32);
        Objects.requireNonNull(type, "type");
        Integers.checkUnsigned("element", element, 32);
    }

    boolean forbids(Operation operation, int onEndpoint, long onCluster, long onElement) {
        return endpoint == onEndpoint
                && cluster == onCluster
                && (element == null || element == onElement)
                && switch (type) {
                    case ATTRIBUTE_ACCESS ->
                        operation == Operation.READ_ATTRIBUTE || operation == Operation.WRITE_ATTRIBUTE;
                    case ATTRIBUTE_WRITE -> operation == Operation.WRITE_ATTRIBUTE;
                    case COMMAND -> operation == Operation.INVOKE_COMMAND;
                    case EVENT -> operation == Operation.READ_EVENT;
                };
    }
}

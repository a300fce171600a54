package dev.clusterwright.generator.model;

import org.jspecify.annotations.Nullable;

/**
 * Who may do what, and how.
 *
 * @param read the privilege that reading needs; null when it cannot be read
 * @param write the privilege that writing needs; null when it cannot be written
 * @param writeOptional whether a server may leave writing out
 * @param invoke the privilege that invoking needs; null for anything but a request
 * @param fabricScoped whether it belongs to one fabric
 * @param fabricSensitive whether other fabrics may not see it
 * @param timed whether writing or invoking must be a timed interaction
 */
public record Access(
        @Nullable Privilege read,
        @Nullable Privilege write,
        boolean writeOptional,
        @Nullable Privilege invoke,
        boolean fabricScoped,
        boolean fabricSensitive,
        boolean timed) {
    /** Nothing said: for fields, which share the access of what holds them. */
    public static final Access NONE = new Access(null, null, false, null, false, false, false);

    /** The same, fabric-scoped. */
    public Access inFabric() {
        return new Access(read, write, writeOptional, invoke, true, fabricSensitive, timed);
    }

    /** The ladder of rights that an access control entry may grant. */
    public enum Privilege {
        VIEW,
        OPERATE,
        MANAGE,
        ADMINISTER
    }
}

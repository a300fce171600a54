package dev.clusterwright.cluster;

import org.jspecify.annotations.Nullable;

/**
 * Who may do what with an attribute, a command or an event (Matter Core, 7.6 Access).
 *
 * @param read the privilege that reading needs; null when it cannot be read
 * @param write the privilege that writing needs; null when it cannot be written
 * @param writeOptional whether a server may leave writing out
 * @param invoke the privilege that invoking needs; null for anything but a request
 * @param fabricScoped whether each fabric has data of its own, so that the accessor must have a fabric
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
    /** Nothing is allowed to anyone: for responses, which nobody asks for by themselves. */
    public static final Access NONE = new Access(null, null, false, null, false, false, false);

    /** Readable with a privilege. */
    public static Access read(Privilege privilege) {
        return new Access(privilege, null, false, null, false, false, false);
    }

    /** Invoked with a privilege. */
    public static Access invoke(Privilege privilege) {
        return new Access(null, null, false, privilege, false, false, false);
    }

    /** This, and writable with a privilege. */
    public Access write(Privilege privilege) {
        return new Access(read, privilege, writeOptional, invoke, fabricScoped, fabricSensitive, timed);
    }

    /** This, and a server may leave writing out. */
    public Access withWriteOptional() {
        return new Access(read, write, true, invoke, fabricScoped, fabricSensitive, timed);
    }

    /** This, and each fabric has data of its own. */
    public Access withFabricScope() {
        return new Access(read, write, writeOptional, invoke, true, fabricSensitive, timed);
    }

    /** This, and other fabrics may not see it. */
    public Access withFabricSensitivity() {
        return new Access(read, write, writeOptional, invoke, fabricScoped, true, timed);
    }

    /** This, and only as a timed interaction. */
    public Access withTimedInteraction() {
        return new Access(read, write, writeOptional, invoke, fabricScoped, fabricSensitive, true);
    }
}

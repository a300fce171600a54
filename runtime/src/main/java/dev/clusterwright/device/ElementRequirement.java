package dev.clusterwright.device;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a device type says of an element of a cluster, in place of what the cluster says. Immutable and thread-safe.
 */
public final class ElementRequirement {
    /** What it is. */
    public enum Kind {
        /** An attribute. */
        ATTRIBUTE,
        /** A command, to the server or to the client. */
        COMMAND,
        /** A field of a command: its name is the command's, a dot and its own. */
        FIELD,
        /** An event. */
        EVENT
    }

    private final Kind kind;
    private final long id;
    private final String name;
    private final @Nullable String conformance;
    private final @Nullable String constraint;

    private ElementRequirement(
            Kind kind, long id, String name, @Nullable String conformance, @Nullable String constraint) {
        this.kind = kind;
        this.id = id;
        this.name = name;
        this.conformance = conformance;
        this.constraint = constraint;
    }

    /**
     * An attribute, of which nothing is said yet.
     *
     * @param id its id, an unsigned 32-bit number
     * @param name its name as the specification writes it
     */
    public static ElementRequirement attribute(long id, String name) {
        return new ElementRequirement(Kind.ATTRIBUTE, id, name, null, null);
    }

    /** A command; see {@link #attribute} for the parameters. */
    public static ElementRequirement command(long id, String name) {
        return new ElementRequirement(Kind.COMMAND, id, name, null, null);
    }

    /**
     * A field of a command.
     *
     * @param id its tag
     * @param name the command's name, a dot and its own
     */
    public static ElementRequirement field(long id, String name) {
        return new ElementRequirement(Kind.FIELD, id, name, null, null);
    }

    /** An event; see {@link #attribute} for the parameters. */
    public static ElementRequirement event(long id, String name) {
        return new ElementRequirement(Kind.EVENT, id, name, null, null);
    }

    /** This, with a conformance in the specification's notation. */
    public ElementRequirement conformance(String text) {
        return new ElementRequirement(kind, id, name, text, constraint);
    }

    /** This, with a constraint in the specification's notation. */
    public ElementRequirement constraint(String text) {
        return new ElementRequirement(kind, id, name, conformance, text);
    }

    /** What it is. */
    public Kind kind() {
        return kind;
    }

    /** Its number among its kind. */
    public long id() {
        return id;
    }

    /** Its name as the specification writes it. */
    public String name() {
        return name;
    }

    /** Whether the cluster has to have it, in the specification's notation; empty when that is left to the cluster. */
    public Optional<String> conformance() {
        return Optional.ofNullable(conformance);
    }

    /** What its value has to be like, in the specification's notation; empty when that is left to the cluster. */
    public Optional<String> constraint() {
        return Optional.ofNullable(constraint);
    }

    @Override
    public String toString() {
        return name;
    }
}

package dev.clusterwright.generator.model;

import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.notation.Conformance;
import dev.clusterwright.notation.Constraint;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A typed member: an attribute of a cluster, or a field of a struct, a command or an event.
 *
 * @param id the attribute's id, or the field's context tag
 * @param summary what it is for; may be empty
 * @param nullable whether null is one of its values
 * @param constraint what the definition says of its value, length or count
 * @param defaultValue as the definition writes it
 */
public record Field(
        SourceLocation location,
        long id,
        String name,
        String summary,
        DataType type,
        boolean nullable,
        Access access,
        Set<Quality> qualities,
        Conformance conformance,
        Constraint constraint,
        @Nullable String defaultValue) {
    /** The context tag under which a fabric-scoped struct or a fabric-sensitive event carries the index of its fabric. */
    public static final int FABRIC_INDEX = 0xFE;

    /** Copies the set. */
    public Field {
        qualities = Set.copyOf(qualities);
    }

    /** Whether it may be absent: nothing but an unconditional M makes a field mandatory on the wire. */
    public boolean optional() {
        return !conformance.equals(Conformance.Mandatory.ALWAYS);
    }

    /** Whether it is the index of the fabric that its struct or event belongs to. */
    public boolean isFabricIndex() {
        return id == FABRIC_INDEX && type == BaseType.FABRIC_IDX;
    }

    /** Which of absent and null it may be. */
    public Presence presence() {
        if (optional()) {
            return nullable ? Presence.OPTIONAL_NULLABLE : Presence.OPTIONAL;
        }
        return nullable ? Presence.NULLABLE : Presence.MANDATORY;
    }
}

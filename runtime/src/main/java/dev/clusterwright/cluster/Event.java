package dev.clusterwright.cluster;

import dev.clusterwright.notation.Conformance;
import dev.clusterwright.tlv.TlvCodec;
import java.util.List;

/**
 * An event as its definition describes it. Immutable and thread-safe.
 *
 * @param <T> the payload
 */
public final class Event<T> {
    /** How soon a server may forget an event; the number is what stands in a message (Matter Core, 7.14 Event). */
    public enum Priority {
        /** Of use while looking for a fault. */
        DEBUG,
        /** Of use in everyday operation. */
        INFO,
        /** Safety or security depends on it. */
        CRITICAL
    }

    private final long clusterId;
    private final long id;
    private final String name;
    private final Priority priority;
    private final TlvCodec<T> codec;
    private final List<Field> fields;
    private final Access access;
    private final Noted<Conformance> conformance;

    /**
     * An event.
     *
     * @param clusterId the id of its cluster
     * @param id its id, an unsigned 32-bit number
     * @param name its name as the specification writes it
     * @param priority how soon a server may forget it
     * @param codec reads and writes the payload
     * @param fields by tag
     * @param access who may read it
     * @param conformance when a server has it, in the specification's notation
     */
    public Event(
            long clusterId,
            long id,
            String name,
            Priority priority,
            TlvCodec<T> codec,
            List<Field> fields,
            Access access,
            String conformance) {
        this.clusterId = clusterId;
        this.id = id;
        this.name = name;
        this.priority = priority;
        this.codec = codec;
        this.fields = List.copyOf(fields);
        this.access = access;
        this.conformance = Noted.conformance(conformance);
    }

    /** The id of its cluster. */
    public long clusterId() {
        return clusterId;
    }

    /** Its id, an unsigned 32-bit number. */
    public long id() {
        return id;
    }

    /** Its name as the specification writes it. */
    public String name() {
        return name;
    }

    /** How soon a server may forget it. */
    public Priority priority() {
        return priority;
    }

    /** Reads and writes the payload. */
    public TlvCodec<T> codec() {
        return codec;
    }

    /** The payload's fields, by tag. */
    public List<Field> fields() {
        return fields;
    }

    /** Who may read it. */
    public Access access() {
        return access;
    }

    /**
     * When a server has it.
     *
     * @throws IllegalArgumentException if what this was made with is not in the notation
     */
    public Conformance conformance() {
        return conformance.rule();
    }

    @Override
    public String toString() {
        return name;
    }
}

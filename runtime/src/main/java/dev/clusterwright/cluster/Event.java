package dev.clusterwright.cluster;

import dev.clusterwright.tlv.TlvCodec;
import java.util.List;

/**
 * An event as its definition describes it. Immutable and thread-safe.
 *
 * @param <T> the payload
 * @param clusterId the id of its cluster
 * @param id its id, an unsigned 32-bit number
 * @param name its name as the specification writes it
 * @param priority how soon a server may forget it
 * @param codec reads and writes the payload
 * @param fields by tag
 * @param access who may read it
 * @param conformance when a server has it, in the specification's notation
 */
public record Event<T>(
        long clusterId,
        long id,
        String name,
        Priority priority,
        TlvCodec<T> codec,
        List<Field> fields,
        Access access,
        String conformance) {
    /** Copies the list. */
    public Event {
        fields = List.copyOf(fields);
    }

    /** How soon a server may forget an event; the number is what stands in a message (Matter Core, 7.14 Event). */
    public enum Priority {
        /** Of use while looking for a fault. */
        DEBUG,
        /** Of use in everyday operation. */
        INFO,
        /** Safety or security depends on it. */
        CRITICAL
    }

    @Override
    public String toString() {
        return name;
    }
}

package dev.clusterwright.generator.model;

import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.notation.Conformance;
import java.util.List;

/**
 * An event: something that happened, kept and reported by the server.
 *
 * @param summary what it is for; may be empty
 * @param fields by id
 */
public record Event(
        SourceLocation location,
        long id,
        String name,
        String summary,
        Priority priority,
        Access access,
        Conformance conformance,
        List<Field> fields) {
    /** Copies the list. */
    public Event {
        fields = List.copyOf(fields);
    }

    /** How soon an event may be forgotten. */
    public enum Priority {
        DEBUG,
        INFO,
        CRITICAL
    }
}

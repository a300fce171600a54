package dev.clusterwright.generator.model;

import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.notation.Conformance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command: a request to the server, or the response that comes back.
 *
 * @param id its id; requests and responses count separately
 * @param summary what it is for; may be empty
 * @param response for a request: the name of the response; null when only a status comes back
 * @param fields by id
 */
public record Command(
        SourceLocation location,
        long id,
        String name,
        String summary,
        Direction direction,
        @Nullable String response,
        Access access,
        Conformance conformance,
        List<Field> fields) {
    /** Copies the list. */
    public Command {
        fields = List.copyOf(fields);
    }

    /** Who sends it. */
    public enum Direction {
        /** A request: from the client. */
        TO_SERVER,
        /** A response: from the server. */
        TO_CLIENT
    }

    /** The same request with a response of another name. */
    public Command answeredBy(String name) {
        return new Command(location, id, this.name, summary, direction, name, access, conformance, fields);
    }

    /** Whether it is a request. */
    public boolean isRequest() {
        return direction == Direction.TO_SERVER;
    }
}

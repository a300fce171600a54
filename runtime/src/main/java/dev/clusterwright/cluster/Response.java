package dev.clusterwright.cluster;

import dev.clusterwright.tlv.TlvCodec;
import java.util.List;

/**
 * The response of a command as its definition describes it. Immutable and thread-safe.
 *
 * @param <R> the payload
 * @param clusterId the id of its cluster
 * @param id its id, an unsigned 32-bit number, counted apart from the requests
 * @param name its name as the specification writes it
 * @param codec reads and writes the payload
 * @param fields by tag
 */
public record Response<R>(long clusterId, long id, String name, TlvCodec<R> codec, List<Field> fields) {
    /** Copies the list. */
    public Response {
        fields = List.copyOf(fields);
    }

    @Override
    public String toString() {
        return name;
    }
}

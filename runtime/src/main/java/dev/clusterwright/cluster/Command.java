package dev.clusterwright.cluster;

import dev.clusterwright.notation.Conformance;
import dev.clusterwright.tlv.TlvCodec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command as its definition describes it: the request, and which response answers it.
 *
 * @param <Q> the payload of the request
 * @param <R> the payload of the response; {@link Void} when only a status comes back
 */
public final class Command<Q extends Request<R>, R> {
    private final long clusterId;
    private final long id;
    private final String name;
    private final TlvCodec<Q> codec;
    private final List<Field> fields;
    private final @Nullable Response<R> response;
    private final Access access;
    private final Noted<Conformance> conformance;

    private Command(
            long clusterId,
            long id,
            String name,
            TlvCodec<Q> codec,
            List<Field> fields,
            @Nullable Response<R> response,
            Access access,
            Noted<Conformance> conformance) {
        this.clusterId = clusterId;
        this.id = id;
        this.name = name;
        this.codec = codec;
        this.fields = List.copyOf(fields);
        this.response = response;
        this.access = access;
        this.conformance = conformance;
    }

    /**
     * A mandatory command that a status answers.
     *
     * @param clusterId the id of its cluster
     * @param id its id, an unsigned 32-bit number
     * @param name its name as the specification writes it
     * @param codec reads and writes the request
     * @param fields the request's fields, by tag
     * @param access who may invoke it
     */
    public static <Q extends Request<Void>> Command<Q, Void> of(
            long clusterId, long id, String name, TlvCodec<Q> codec, List<Field> fields, Access access) {
        return new Command<>(clusterId, id, name, codec, fields, null, access, Noted.MANDATORY);
    }

    /** A mandatory command that a response answers; see the other method for the parameters. */
    public static <Q extends Request<R>, R> Command<Q, R> of(
            long clusterId,
            long id,
            String name,
            TlvCodec<Q> codec,
            List<Field> fields,
            Access access,
            Response<R> response) {
        return new Command<>(clusterId, id, name, codec, fields, response, access, Noted.MANDATORY);
    }

    /** This, with a conformance in the specification's notation. */
    public Command<Q, R> conformance(String text) {
        return new Command<>(clusterId, id, name, codec, fields, response, access, Noted.conformance(text));
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

    /** Reads and writes the request. */
    public TlvCodec<Q> codec() {
        return codec;
    }

    /** The request's fields, by tag. */
    public List<Field> fields() {
        return fields;
    }

    /** The response that answers it; empty when only a status comes back. */
    public Optional<Response<R>> response() {
        return Optional.ofNullable(response);
    }

    /** Who may invoke it, and how. */
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

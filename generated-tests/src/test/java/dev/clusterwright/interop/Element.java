package dev.clusterwright.interop;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterState;
import dev.clusterwright.cluster.Command;
import dev.clusterwright.cluster.Event;
import dev.clusterwright.cluster.Response;
import dev.clusterwright.cluster.Structure;
import dev.clusterwright.cluster.Violation;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * An attribute, a request, a response or an event of a cluster.
 *
 * @param cluster the id of its cluster
 * @param kind one of the kinds below
 * @param type in the specification's spelling; empty for what is a structure
 * @param codec reads and writes the values
 * @param attribute null for what is none
 * @param validator what of a value breaks the rules of the definition
 */
record Element(
        long cluster,
        String kind,
        long id,
        String name,
        String type,
        TlvCodec<@Nullable Object> codec,
        @Nullable Attribute<?> attribute,
        BiFunction<@Nullable Object, ClusterState, List<Violation>> validator) {
    static final String ATTRIBUTE = "attribute";
    static final String REQUEST = "request";
    static final String RESPONSE = "response";
    static final String EVENT = "event";

    @SuppressWarnings("unchecked") // values come from the codec or were made for it
    static <T extends @Nullable Object> Element of(Attribute<T> attribute) {
        return new Element(
                attribute.clusterId(),
                ATTRIBUTE,
                attribute.id(),
                attribute.name(),
                attribute.type(),
                (TlvCodec<@Nullable Object>) attribute.codec(),
                attribute,
                (value, state) -> attribute.validate((T) value, state));
    }

    static Element of(Command<?, ?> command) {
        return structure(command.clusterId(), REQUEST, command.id(), command.name(), command.codec());
    }

    static Element of(Response<?> response) {
        return structure(response.clusterId(), RESPONSE, response.id(), response.name(), response.codec());
    }

    static Element of(Event<?> event) {
        return structure(event.clusterId(), EVENT, event.id(), event.name(), event.codec());
    }

    @SuppressWarnings("unchecked") // values come from the codec or were made for it
    private static Element structure(long cluster, String kind, long id, String name, TlvCodec<?> codec) {
        return new Element(
                cluster,
                kind,
                id,
                name,
                "",
                (TlvCodec<@Nullable Object>) codec,
                null,
                (value, state) -> ((Structure) value).validate(state));
    }

    static String key(long cluster, String kind, long id) {
        return cluster + " " + kind + " " + id;
    }

    /** What both sides call it. */
    String key() {
        return key(cluster, kind, id);
    }

    /** Encodes a value; what is sent is without the index of the fabric. */
    @SuppressWarnings("NullAway") // does not follow nullable type arguments outside its JSpecify mode
    OctetString encode(@Nullable Object value, boolean sent) {
        TlvWriter writer = new TlvWriter();
        writer.leaveOutFabricIndex(sent);
        codec.encode(writer, value);
        return OctetString.of(writer.toByteArray());
    }

    @Nullable Object decode(OctetString data, boolean sent) {
        TlvReader reader = new TlvReader(data.toByteArray());
        reader.ignoreFabricIndex(sent);
        reader.next();
        Object value = codec.decode(reader);
        reader.finish();
        return value;
    }

    @Override
    public String toString() {
        return key() + " " + name;
    }
}

package dev.clusterwright.interaction.client;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterState;
import dev.clusterwright.cluster.Structure;
import dev.clusterwright.cluster.Violation;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Encodes what is sent to a node: after the rules of its definition were applied, and without the index of the fabric, which
 * the node knows from the session.
 */
final class Outgoing {
    private Outgoing() {}

    /**
     * The value of an attribute.
     *
     * @throws IllegalArgumentException if the value breaks a rule that does not depend on the device, or has no encoding
     */
    static <T extends @Nullable Object> OctetString value(Attribute<T> attribute, T value) {
        check(attribute.validate(value, ClusterState.unknown()));
        return encode(attribute.name(), attribute.codec(), value);
    }

    /**
     * One item of a list.
     *
     * @throws IllegalArgumentException if the item breaks a rule that does not depend on the device, or has no encoding
     */
    static <E extends @Nullable Object> OctetString item(Attribute<List<E>> attribute, E item) {
        List<E> single = Collections.singletonList(item);
        // How long the list may be is nothing that one item could break.
        List<Violation> violations = attribute.validate(single, ClusterState.unknown()).stream()
                .filter(violation -> violation.path().startsWith(attribute.name() + "["))
                .toList();
        check(violations);
        return items(encode(attribute.name(), attribute.codec(), single)).get(0);
    }

    /**
     * The payload of a request.
     *
     * @throws IllegalArgumentException if the request breaks a rule that does not depend on the device, or has no encoding
     */
    static <Q> OctetString request(String command, TlvCodec<Q> codec, Q request) {
        if (request instanceof Structure structure) {
            check(structure.validate());
        }
        return encode(command, codec, request);
    }

    private static void check(List<Violation> violations) {
        if (!violations.isEmpty()) {
            int more = violations.size() - 1;
            throw new IllegalArgumentException(violations.get(0) + (more == 0 ? "" : " (and " + more + " more)"));
        }
    }

    private static <T extends @Nullable Object> OctetString encode(String name, TlvCodec<T> codec, T value) {
        TlvWriter writer = new TlvWriter();
        writer.leaveOutFabricIndex(true);
        try {
            codec.encode(writer, value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
        return OctetString.of(writer.toByteArray());
    }

    /** The elements of an array, each encoded by itself. */
    static List<OctetString> items(OctetString array) {
        TlvReader reader = new TlvReader(array.toByteArray());
        reader.acceptImplicitProfile(true);
        List<OctetString> items = new ArrayList<>();
        reader.next();
        reader.startArray();
        while (reader.next()) {
            items.add(reader.element());
        }
        reader.end();
        return items;
    }
}

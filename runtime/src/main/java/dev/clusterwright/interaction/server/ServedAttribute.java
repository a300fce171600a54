package dev.clusterwright.interaction.server;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.type.OctetString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An attribute of a cluster of an endpoint. */
final class ServedAttribute<T extends @Nullable Object> {
    private final ServedCluster cluster;
    private final Attribute<T> attribute;
    private final AttributeHandler<T> handler;

    ServedAttribute(ServedCluster cluster, Attribute<T> attribute, AttributeHandler<T> handler) {
        this.cluster = cluster;
        this.attribute = attribute;
        this.handler = handler;
    }

    ServedCluster cluster() {
        return cluster;
    }

    Attribute<T> attribute() {
        return attribute;
    }

    AttributeHandler<T> handler() {
        return handler;
    }

    boolean isReadable() {
        return attribute.access().read() != null;
    }

    boolean isWritable() {
        return attribute.access().write() != null && (!attribute.access().writeOptional() || handler.isWritable());
    }

    /**
     * The value as TLV for one who reads it; of entries of other fabrics, what is not fabric-sensitive.
     *
     * @param fabricFiltered whether entries of other fabrics are left out
     */
    @SuppressWarnings("unchecked") // a list without some of its entries is of the same type
    OctetString read(SubjectDescriptor reader, boolean fabricFiltered) {
        T value = handler.readFor(reader);
        if (!(value instanceof List<?> list) || !FabricFilter.concerns(list)) {
            return encode(value);
        }
        FabricFilter filter = new FabricFilter(reader.fabricIndex());
        return fabricFiltered ? encode((T) filter.own(list)) : filter.publicOnly(list, encode(value));
    }

    private OctetString encode(T value) {
        return OctetString.of(attribute.codec().encode(value));
    }

    /** Where it is and its name, for the log. */
    @Override
    public String toString() {
        return cluster + "." + attribute.name();
    }
}

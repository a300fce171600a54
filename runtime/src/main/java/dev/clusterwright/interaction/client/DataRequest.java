package dev.clusterwright.interaction.client;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.Event;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.ClusterPath;
import dev.clusterwright.interaction.DataVersionFilter;
import dev.clusterwright.interaction.EventFilter;
import dev.clusterwright.interaction.EventPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is to be read or subscribed to. Not safe for use by several threads at once.
 *
 * @param <B> the type of this
 */
public abstract sealed class DataRequest<B extends DataRequest<B>> permits ReadBuilder, SubscribeBuilder {
    final List<AttributePath> attributes = new ArrayList<>();
    final List<EventPath> events = new ArrayList<>();
    final List<DataVersionFilter> versions = new ArrayList<>();

    /** The lowest number of an event that is wanted, unsigned; null for any. */
    @Nullable Long eventMin;

    boolean fabricFiltered = true;

    DataRequest() {}

    /** This, with its own type. */
    abstract B self();

    /** One attribute of one endpoint. */
    public B attribute(int endpoint, Attribute<?> attribute) {
        return attributes(AttributePath.of(endpoint, attribute));
    }

    /** All attributes that a path stands for. */
    public B attributes(AttributePath path) {
        attributes.add(Objects.requireNonNull(path, "path"));
        return self();
    }

    /** One kind of event of one endpoint. */
    public B event(int endpoint, Event<?> event) {
        return events(EventPath.of(endpoint, event));
    }

    /** All events that a path stands for. */
    public B events(EventPath path) {
        events.add(Objects.requireNonNull(path, "path"));
        return self();
    }

    /**
     * No events but from a number on.
     *
     * @param number the lowest that is wanted, unsigned
     */
    public B from(long number) {
        eventMin = number;
        return self();
    }

    /**
     * Leaves out the attributes of a cluster if they are still those of a data version.
     *
     * @param version what {@link NodeData#dataVersion} gave
     */
    public B knownVersion(int endpoint, long cluster, long version) {
        versions.add(new DataVersionFilter(ClusterPath.of(endpoint, cluster), version));
        return self();
    }

    /**
     * Lists with the entries of all fabrics, not only of the own. Those of others come without their fabric-sensitive
     * fields, mandatory ones too: such a list has to be read as TLV, as decoding it to the type of its attribute fails.
     */
    public B allFabrics() {
        fabricFiltered = false;
        return self();
    }

    final @Nullable List<EventFilter> eventFilters() {
        return eventMin == null ? null : List.of(new EventFilter(null, eventMin));
    }

    static <E> @Nullable List<E> orNull(List<E> list) {
        return list.isEmpty() ? null : List.copyOf(list);
    }
}

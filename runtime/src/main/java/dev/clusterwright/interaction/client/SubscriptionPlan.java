package dev.clusterwright.interaction.client;

import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.ClusterPath;
import dev.clusterwright.interaction.DataVersionFilter;
import dev.clusterwright.interaction.EventFilter;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.SubscribeRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be subscribed to. Immutable. */
record SubscriptionPlan(
        List<AttributePath> attributes,
        List<EventPath> events,
        List<DataVersionFilter> versions,
        @Nullable Long eventMin,
        boolean fabricFiltered,
        int minSeconds,
        int maxSeconds,
        boolean keepOthers,
        boolean failWhenLost) {
    /** How long the encoding of a filter is at most. */
    private static final int FILTER = 24;

    SubscriptionPlan {
        attributes = List.copyOf(attributes);
        events = List.copyOf(events);
        versions = List.copyOf(versions);
    }

    /** What is asked for at first. */
    SubscribeRequest first(ClientSettings settings) {
        return request(settings, keepOthers, versions, eventMin);
    }

    /**
     * What is asked for when the subscription was lost.
     *
     * @param known the version that is known of each cluster; as many are sent as the message has room for
     * @param nextEvent the lowest number of an event that is not known
     */
    SubscribeRequest again(ClientSettings settings, Map<ClusterKey, Long> known, @Nullable Long nextEvent) {
        Map<ClusterPath, DataVersionFilter> filters = new LinkedHashMap<>();
        versions.forEach(filter -> filters.put(filter.path(), filter));
        known.forEach((cluster, version) -> {
            ClusterPath path = ClusterPath.of(cluster.endpoint(), cluster.cluster());
            filters.put(path, new DataVersionFilter(path, version));
        });
        int used =
                request(settings, true, List.of(), nextEvent).encode().payload().length();
        int fitting = Math.max(0, (settings.maxMessageSize() - used) / FILTER);
        List<DataVersionFilter> sent = filters.values().stream().limit(fitting).toList();
        return request(settings, true, sent, nextEvent);
    }

    private SubscribeRequest request(
            ClientSettings settings, boolean keep, List<DataVersionFilter> filters, @Nullable Long firstEvent) {
        List<EventFilter> eventFilters = new ArrayList<>();
        if (firstEvent != null) {
            eventFilters.add(new EventFilter(null, firstEvent));
        }
        return new SubscribeRequest(
                keep,
                minSeconds,
                maxSeconds,
                DataRequest.orNull(attributes),
                DataRequest.orNull(events),
                DataRequest.orNull(eventFilters),
                fabricFiltered,
                DataRequest.orNull(filters),
                settings.revision());
    }
}

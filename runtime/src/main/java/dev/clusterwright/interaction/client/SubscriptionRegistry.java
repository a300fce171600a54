package dev.clusterwright.interaction.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The subscriptions that a client has at its node, by their ids. Thread-safe. */
final class SubscriptionRegistry {
    private final Map<Long, NodeSubscription<?>> subscriptions = new ConcurrentHashMap<>();

    void put(long id, NodeSubscription<?> subscription) {
        subscriptions.put(id, subscription);
    }

    @Nullable NodeSubscription<?> get(long id) {
        return subscriptions.get(id);
    }

    void forget(NodeSubscription<?> subscription) {
        subscriptions.values().removeIf(other -> other == subscription);
    }
}

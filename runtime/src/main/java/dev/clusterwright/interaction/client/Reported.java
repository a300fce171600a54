package dev.clusterwright.interaction.client;

import org.jspecify.annotations.Nullable;

/**
 * What a subscription reports of an attribute. Immutable; thread-safe if the value is.
 *
 * @param <T> the type of the value, nullable where the attribute is
 * @param value the value
 * @param dataVersion of the cluster, when it had that value; null when the node does not say
 */
public record Reported<T extends @Nullable Object>(
        T value, @Nullable Long dataVersion) {}

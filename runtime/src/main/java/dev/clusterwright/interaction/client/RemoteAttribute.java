package dev.clusterwright.interaction.client;

import dev.clusterwright.cluster.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of another node.
 *
 * @param <T> the type of its value, nullable where the attribute is
 */
public sealed class RemoteAttribute<T extends @Nullable Object> permits WritableAttribute {
    final ClusterClient cluster;
    final Attribute<T> attribute;

    RemoteAttribute(ClusterClient cluster, Attribute<T> attribute) {
        this.cluster = cluster;
        this.attribute = attribute;
    }
}

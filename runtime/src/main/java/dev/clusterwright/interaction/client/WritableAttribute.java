package dev.clusterwright.interaction.client;

import dev.clusterwright.cluster.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of another node that can be written.
 *
 * @param <T> the type of its value, nullable where the attribute is
 */
public final class WritableAttribute<T extends @Nullable Object> extends RemoteAttribute<T> {
    WritableAttribute(ClusterClient cluster, Attribute<T> attribute) {
        super(cluster, attribute);
    }
}

package dev.clusterwright.cluster;

import dev.clusterwright.type.Maybe;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A state that does not change. */
final class KnownState implements ClusterState {
    static final ClusterState UNKNOWN = new KnownState(null, null, null);

    private final @Nullable ClusterDescriptor cluster;
    private final @Nullable Long features;
    /** By the attribute's id; null when no value is known. */
    private final @Nullable Map<Long, Maybe<Object>> values;

    KnownState(
            @Nullable ClusterDescriptor cluster,
            @Nullable Long features,
            @Nullable Map<? extends Attribute<?>, ? extends @Nullable Object> values) {
        this.cluster = cluster;
        this.features = features;
        this.values = values == null ? null : new HashMap<>();
        if (values != null && this.values != null) {
            for (Map.Entry<? extends Attribute<?>, ? extends @Nullable Object> entry : values.entrySet()) {
                Object value = entry.getValue();
                this.values.put(entry.getKey().id(), value == null ? Maybe.ofNull() : Maybe.of(value));
            }
        }
    }

    @Override
    public Optional<ClusterDescriptor> cluster() {
        return Optional.ofNullable(cluster);
    }

    @Override
    public OptionalLong features() {
        return features == null ? OptionalLong.empty() : OptionalLong.of(features);
    }

    /** That of the definition, which is what the device claims to implement. */
    @Override
    public OptionalInt revision() {
        return cluster == null ? OptionalInt.empty() : OptionalInt.of(cluster.revision());
    }

    @Override
    public Optional<Maybe<Object>> value(Attribute<?> attribute) {
        return values == null ? Optional.empty() : Optional.of(values.getOrDefault(attribute.id(), Maybe.absent()));
    }
}

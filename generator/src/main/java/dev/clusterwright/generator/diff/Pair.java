package dev.clusterwright.generator.diff;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An element and what became of it.
 *
 * @param older null for what is new
 * @param newer null for what is gone
 */
record Pair<T>(@Nullable T older, @Nullable T newer) {
    /** The newer one, or else the older one. */
    T either() {
        return Objects.requireNonNull(newer == null ? older : newer);
    }
}

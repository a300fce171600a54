package dev.clusterwright.generator.diff;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that changed.
 *
 * @param aspect what of the subject changed, such as {@code type}, {@code constraint} or {@code read access}; empty where
 *     all of it came or went
 * @param before how it was; empty where there was nothing
 * @param after how it is; empty where there is nothing
 * @param impacts what it means, the worst first; one at least
 * @param reason why it means that, in a sentence
 * @param older the element of the older model that it is about; null for what is new
 * @param newer the element of the newer model; null for what is gone
 */
public record Change(
        Subject subject,
        Kind kind,
        String aspect,
        String before,
        String after,
        Set<Impact> impacts,
        String reason,
        @Nullable Object older,
        @Nullable Object newer) {
    /** Copies the set, in order. */
    public Change {
        impacts = Collections.unmodifiableSet(EnumSet.copyOf((Collection<Impact>) impacts));
    }

    /** The worst that it means: its class. */
    public Impact impact() {
        return impacts.iterator().next();
    }

    /** What happened. */
    public enum Kind {
        ADDED,
        REMOVED,
        /** The same element under another name. */
        RENAMED,
        /** The same element under another id, tag, value or bit. */
        MOVED,
        CHANGED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

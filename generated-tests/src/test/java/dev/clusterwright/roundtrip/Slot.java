package dev.clusterwright.roundtrip;

import dev.clusterwright.type.Maybe;
import java.lang.reflect.AnnotatedType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Where a value goes that may be absent or null: a field, an attribute, an entry of a list. */
record Slot(Kind kind, boolean optional, boolean nullable) {
    /** Whether a Java type says that null is one of its values. */
    static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    /** Whether it takes a {@link Maybe}. */
    boolean hasThreeStates() {
        return optional && nullable;
    }

    /** All states without a value, and with the values at the edges. */
    List<@Nullable Object> edges() {
        List<@Nullable Object> edges = new ArrayList<>();
        if (hasThreeStates()) {
            edges.add(Maybe.absent());
            edges.add(Maybe.ofNull());
            kind.edges().forEach(value -> edges.add(Maybe.of(value)));
        } else {
            if (optional || nullable) {
                edges.add(null);
            }
            edges.addAll(kind.edges());
        }
        return Collections.unmodifiableList(edges);
    }

    /** Any state and any value by chance. */
    @Nullable Object any(RandomGenerator random) {
        int state = random.nextInt(4);
        if (hasThreeStates()) {
            return state == 0 ? Maybe.absent() : state == 1 ? Maybe.ofNull() : Maybe.of(kind.any(random));
        }
        return state == 0 && (optional || nullable) ? null : kind.any(random);
    }

    /** Writes nothing for what is absent. */
    void write(Wire wire, int tag, @Nullable Object content) {
        Object value = content instanceof Maybe<?> maybe ? maybe.orNull() : content;
        boolean absent = content instanceof Maybe<?> maybe ? maybe.isAbsent() : content == null && !nullable;
        if (value != null) {
            kind.write(wire, tag, value);
        } else if (!absent) {
            wire.nullValue(tag);
        }
    }

    String text(@Nullable Object content) {
        if (content instanceof Maybe<?> maybe && maybe.isAbsent()) {
            return "absent";
        }
        Object value = content instanceof Maybe<?> maybe ? maybe.orNull() : content;
        return value == null ? "null" : kind.text(value);
    }
}

package dev.clusterwright.cluster;

import dev.clusterwright.type.Maybe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a structure together with their values. Immutable and thread-safe if the values are. */
public final class Members {
    private final String name;
    private final List<Field> fields;
    private final @Nullable Object[] values;

    /**
     * For generated code.
     *
     * @param name cluster and structure: {@code GroupKeyManagement.GroupKeySetStruct}
     * @param fields its fields
     * @param values theirs, in the same order: null for absent or null, a {@link Maybe} where both are possible
     * @throws IllegalArgumentException if there are more of one than of the other
     */
    public Members(String name, List<Field> fields, @Nullable Object... values) {
        if (fields.size() != values.length) {
            throw new IllegalArgumentException(fields.size() + " fields, " + values.length + " values");
        }
        this.name = name;
        this.fields = List.copyOf(fields);
        this.values = values.clone();
    }

    /** Cluster and structure: {@code GroupKeyManagement.GroupKeySetStruct}. */
    public String name() {
        return name;
    }

    /** The fields, by tag. */
    public List<Field> fields() {
        return fields;
    }

    /**
     * The value of a field: absent, null, or what its component holds.
     *
     * @param index the place of the field in the list
     * @throws IndexOutOfBoundsException if there is no such field
     */
    public Maybe<Object> value(int index) {
        Object value = values[index];
        if (value instanceof Maybe<?> maybe) {
            return maybe.map(some -> some);
        }
        if (value != null) {
            return Maybe.of(value);
        }
        return fields.get(index).isOptional() ? Maybe.absent() : Maybe.ofNull();
    }

    /** The name alone: what the fields hold may be secret. */
    @Override
    public String toString() {
        return name;
    }
}

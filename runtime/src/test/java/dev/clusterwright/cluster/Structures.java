package dev.clusterwright.cluster;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Structures as generated code would have them. */
final class Structures {
    private final String name;
    private final List<Field> fields = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    private Structures(String name) {
        this.name = name;
    }

    static Structures of(String name) {
        return new Structures(name);
    }

    Structures field(Field field, @Nullable Object value) {
        fields.add(field);
        values.add(value);
        return this;
    }

    Structure build() {
        Members members = new Members(name, fields, values.toArray());
        return () -> members;
    }
}

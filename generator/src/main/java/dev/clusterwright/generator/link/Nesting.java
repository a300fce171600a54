package dev.clusterwright.generator.link;

import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.generator.model.DataType.ListType;
import dev.clusterwright.generator.model.DataType.StructType;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import java.util.IdentityHashMap;

/**
 * How deep structs lie within each other. Whatever is made of types goes down into them: a bound here is one for all, in
 * whichever order structs are declared.
 */
final class Nesting {
    /** Standard definitions have a few. */
    static final int MAX = 64;

    private final Problems problems;
    private final IdentityHashMap<StructType, Integer> depths = new IdentityHashMap<>();

    Nesting(Problems problems) {
        this.problems = problems;
    }

    /** Tells of a type that has too many structs within each other. To be called for what is within first. */
    void check(DataType type, String name, SourceLocation location) {
        if (type instanceof StructType struct && !depths.containsKey(struct)) {
            int within = struct.fields().stream()
                    .mapToInt(field -> of(field.type()))
                    .max()
                    .orElse(0);
            if (within == MAX) { // those around it are deeper, and go without saying
                refuse(name, location);
            }
            depths.put(struct, within + 1);
        }
    }

    void refuse(String name, SourceLocation location) {
        problems.error(
                "deep-struct", location, "structs lie more than " + MAX + " deep within each other at " + name, "");
    }

    private int of(DataType type) {
        if (type instanceof ListType list) {
            return of(list.entry());
        }
        return type instanceof StructType struct ? depths.getOrDefault(struct, 0) : 0;
    }
}

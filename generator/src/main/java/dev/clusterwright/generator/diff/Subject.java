package dev.clusterwright.generator.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a change is about, from the outside in: a cluster, its command, the command's field. Of something that was renamed or
 * moved, the newer name and id.
 *
 * @param path one part at least
 */
public record Subject(List<Part> path) {
    /** Copies the list. */
    public Subject {
        path = List.copyOf(path);
    }

    /** Something that lies in nothing else. */
    public static Subject of(Kind kind, long id, String name) {
        return new Subject(List.of(new Part(kind, id, name)));
    }

    /** A part of it. */
    public Subject part(Kind kind, long id, String name) {
        List<Part> longer = new ArrayList<>(path);
        longer.add(new Part(kind, id, name));
        return new Subject(longer);
    }

    /** What changed itself. */
    public Part last() {
        return path.get(path.size() - 1);
    }

    /** For example {@code Group Key Management.KeySetWrite.GroupKeySet}. */
    @Override
    public String toString() {
        return path.stream().map(Part::name).collect(Collectors.joining("."));
    }

    /**
     * One step of the way.
     *
     * @param id its id, context tag, value or lowest bit; {@link #NO_ID} for what has none, such as a struct
     */
    public record Part(Kind kind, long id, String name) {
        /** There is no number. */
        public static final long NO_ID = -1;
    }

    /** What a part is. */
    public enum Kind {
        CLUSTER,
        FEATURE,
        ATTRIBUTE,
        COMMAND,
        EVENT,
        FIELD,
        STRUCT,
        ENUM,
        ITEM,
        BITMAP,
        BITFIELD,
        DEVICE_TYPE,
        CONDITION,
        /** A cluster that a device type has; within it, the elements of which it says something. */
        REQUIREMENT,
        NAMESPACE,
        TAG;

        /** In words: {@code device type}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}

package dev.clusterwright.tlv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of the lists that are being read, those of inner lists above those of outer ones, so that a list is made
 * when its length is known and nothing is thrown away.
 */
final class EntryStack {
    private static final int CAPACITY = 16;

    /** What was pushed and not yet popped; nothing above that. */
    private @Nullable Object[] entries = new @Nullable Object[CAPACITY];

    private int size;

    /** Returns the number of entries, for {@link #pop}. */
    int size() {
        return size;
    }

    void push(@Nullable Object entry) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, 2 * size);
        }
        entries[size++] = entry;
    }

    /**
     * Takes the entries above the first so many.
     *
     * @return a list that does not change
     */
    List<?> pop(int from) {
        List<?> list = listFrom(from, size - from);
        clear(from);
        return list;
    }

    /** Drops the entries above the first so many, as they may be secret and are of no more use. */
    void clear(int from) {
        Arrays.fill(entries, from, size, null);
        size = from;
    }

    // Only List.of makes lists that a record can take over without a copy, and only for a few entries does it make them
    // without a copy itself. They hold no nulls.
    private List<?> listFrom(int at, int count) {
        @Nullable Object[] e = entries;
        for (int i = at; i < at + count; i++) {
            if (e[i] == null) {
                return Collections.unmodifiableList(
                        new ArrayList<>(Arrays.asList(e).subList(at, at + count)));
            }
        }
        return switch (count) {
            case 0 -> List.of();
            case 1 -> List.of(e[at]);
            case 2 -> List.of(e[at], e[at + 1]);
            case 3 -> List.of(e[at], e[at + 1], e[at + 2]);
            case 4 -> List.of(e[at], e[at + 1], e[at + 2], e[at + 3]);
            case 5 -> List.of(e[at], e[at + 1], e[at + 2], e[at + 3], e[at + 4]);
            case 6 -> List.of(e[at], e[at + 1], e[at + 2], e[at + 3], e[at + 4], e[at + 5]);
            case 7 -> List.of(e[at], e[at + 1], e[at + 2], e[at + 3], e[at + 4], e[at + 5], e[at + 6]);
            case 8 -> List.of(e[at], e[at + 1], e[at + 2], e[at + 3], e[at + 4], e[at + 5], e[at + 6], e[at + 7]);
            default -> List.of(Arrays.copyOfRange(e, at, at + count));
        };
    }
}

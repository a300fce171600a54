package dev.clusterwright.tlv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes lists of entries that are read one by one, so that little is thrown away: each list at once, when its length is
 * known. The lists do not change, and hold nulls only where there are any: of the lists of the JDK, only {@code List.of}
 * makes some that a record can take over without a copy, and those hold none.
 *
 * <p>The entries of a longer list wait on a stack, those of inner lists above those of outer ones. A few entries should be
 * kept in variables instead: a stack lives long, and a collector takes note of everything new that is stored in it.
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

    /** Takes the entries above the first so many, as a list. */
    <T extends @Nullable Object> List<T> pop(int from) {
        List<T> list = list(Arrays.copyOfRange(entries, from, size));
        clear(from);
        return list;
    }

    /** Drops the entries above the first so many, as they may be secret and are of no more use. */
    void clear(int from) {
        Arrays.fill(entries, from, size, null);
        size = from;
    }

    @SuppressWarnings("unchecked") // the caller knows what it gave
    private static <T extends @Nullable Object> List<T> list(@Nullable Object... entries) {
        for (Object entry : entries) {
            if (entry == null) {
                return (List<T>) Collections.unmodifiableList(new ArrayList<>(Arrays.asList(entries)));
            }
        }
        return (List<T>) List.of(entries);
    }

    // As many methods as List.of has for it, because its own are the only ones that do not copy.

    static <T extends @Nullable Object> List<T> of(T a) {
        return a == null ? list(a) : List.of(a);
    }

    static <T extends @Nullable Object> List<T> of(T a, T b) {
        return a == null || b == null ? list(a, b) : List.of(a, b);
    }

    static <T extends @Nullable Object> List<T> of(T a, T b, T c) {
        return a == null || b == null || c == null ? list(a, b, c) : List.of(a, b, c);
    }

    static <T extends @Nullable Object> List<T> of(T a, T b, T c, T d) {
        return a == null || b == null || c == null || d == null ? list(a, b, c, d) : List.of(a, b, c, d);
    }

    static <T extends @Nullable Object> List<T> of(T a, T b, T c, T d, T e) {
        return a == null || b == null || c == null || d == null || e == null
                ? list(a, b, c, d, e)
                : List.of(a, b, c, d, e);
    }
}

package dev.clusterwright.tlv;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The containers that a reader is inside of, and what it has seen of each.
 *
 * <p>What changes from element to element is in fields for the innermost container, and in an array for those around it:
 * entering and leaving a container moves two numbers.
 */
final class TlvNesting {
    /** The {@link #kind} of the top level when its element is yet to come. */
    static final int TOP = 0;
    /** The {@link #kind} of the top level when it had its element. */
    static final int TOP_DONE = 1;
    /** The {@link #kind} of the top level after an error. */
    static final int FAILED = 2;

    /** How many levels there is room for at first, with the top level. */
    private static final int LEVELS = 4;
    /** How many numbers of each level are in the array. */
    private static final int STRIDE = 2;
    /** How many bits of the first number the element type takes; above them is the index at which the element begins. */
    private static final int KIND_BITS = 5;

    /** The number of containers that are open; 0 at the top level. */
    int depth;
    /** The element type of the innermost container, or one of the constants above. */
    int kind = TOP;
    /** The usual tags seen in the innermost container, each its {@link TlvShape#bit}. Meaningless outside structures. */
    private long seen;

    /**
     * By level: where the container begins and what it is, the top level being {@link #TOP_DONE}; then {@link #seen} of
     * those around the innermost.
     */
    private long[] levels = new long[LEVELS * STRIDE];
    /** By level: what is known of the container. */
    private TlvShape[] shapes = new TlvShape[LEVELS];

    /**
     * By level, the other tags seen in structures; null until there is one. The sets are sorted, as no input can be made
     * up that slows such a set down.
     */
    private @Nullable Map<Integer, Set<TlvTag>> otherTags;

    /** Makes the top level. */
    TlvNesting() {
        levels[0] = TOP_DONE;
    }

    /** Goes back to the top level. */
    void reset(int topKind) {
        depth = 0;
        kind = topKind;
        otherTags = null;
    }

    /** Enters a container inside the innermost one. */
    void enter(int newKind, int start, TlvShape shape) {
        int level = depth + 1;
        if (level == shapes.length) {
            grow();
        }
        int at = level * STRIDE;
        levels[at - 1] = seen;
        levels[at] = (long) start << KIND_BITS | newKind;
        if (shapes[level] != shape) {
            // Most often it is the same again, and comparing is cheaper than writing a reference.
            shapes[level] = shape;
        }
        depth = level;
        kind = newKind;
        seen = 0;
        if (otherTags != null) {
            otherTags.remove(level);
        }
    }

    /** Leaves the innermost container. */
    void leave() {
        int level = depth - 1;
        depth = level;
        kind = kindAt(level);
        seen = levels[level * STRIDE + 1];
    }

    private void grow() {
        int room = Math.min(2 * shapes.length, ElementFormat.MAX_DEPTH + 1);
        levels = Arrays.copyOf(levels, room * STRIDE);
        shapes = Arrays.copyOf(shapes, room);
    }

    /** Notes a context tag of a structure and says whether it is the first of its number. */
    boolean isFirst(int tag) {
        long bit = TlvShape.bit(tag);
        if (bit == 0) {
            return isFirst(TlvTag.context(tag));
        }
        long before = seen;
        seen = before | bit;
        return before != seen;
    }

    /** Notes any other tag of a structure and says whether it is the first that names the same. */
    boolean isFirst(TlvTag tag) {
        if (otherTags == null) {
            otherTags = new HashMap<>();
        }
        return otherTags
                .computeIfAbsent(depth, unused -> new TreeSet<>(TlvTag.BY_IDENTITY))
                .add(tag);
    }

    /** Says whether the innermost container has all fields that its shape calls mandatory; one that is no structure has. */
    boolean isComplete() {
        if (kind != ElementFormat.STRUCTURE) {
            return true;
        }
        TlvShape shape = shapes[depth];
        return shape.hasAllUsual(seen) && (shape.onlyUsual() || firstMissing() < 0);
    }

    /** Returns the lowest tag of a mandatory field that the innermost container lacks; -1 if it lacks none. */
    int firstMissing() {
        return shapes[depth].firstMissing(this::isSeen);
    }

    private boolean isSeen(int tag) {
        long bit = TlvShape.bit(tag);
        if (bit != 0) {
            return (seen & bit) != 0;
        }
        Set<TlvTag> others = otherTags == null ? null : otherTags.get(depth);
        return others != null && others.contains(TlvTag.context(tag));
    }

    /** Returns the element type of the container at a level from 1 to {@link #depth}. */
    int kindAt(int level) {
        return (int) levels[level * STRIDE] & ((1 << KIND_BITS) - 1);
    }

    /** Returns where the element of the container at a level from 1 to {@link #depth} begins. */
    int startAt(int level) {
        return (int) (levels[level * STRIDE] >> KIND_BITS);
    }

    /** Returns what is known of the container at a level from 1 to {@link #depth}. */
    TlvShape shapeAt(int level) {
        return shapes[level];
    }
}

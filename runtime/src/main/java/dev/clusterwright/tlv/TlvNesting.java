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
 * <p>The innermost container is in fields and those around it are in arrays. That keeps references out of the way of
 * entering and leaving, where the collector's barriers would cost more than all the rest, and a reader of a flat
 * structure never needs the arrays.
 */
final class TlvNesting {
    /** The {@link #kind} of the top level when its element is yet to come. */
    static final int TOP = 0;
    /** The {@link #kind} of the top level when it had its element. */
    static final int TOP_DONE = 1;
    /** The {@link #kind} of the top level after an error. */
    static final int FAILED = 2;

    /** How many numbers are put aside for a container. */
    private static final int STRIDE = 6;

    private static final long[] NO_NUMBERS = {};
    private static final TlvShape[] NO_SHAPES = {};

    /** The number of containers that are open; 0 at the top level. */
    int depth;
    /** The element type of the innermost container, or one of the constants above. */
    int kind = TOP;
    /** The index at which the innermost container's element begins. */
    private int start;
    /** What is known of the innermost container. */
    private TlvShape shape = TlvShape.NONE;

    // The context tags seen in the innermost container: one bit each, 64 tags to a number. Meaningless outside
    // structures.
    private long seen0;
    private long seen1;
    private long seen2;
    private long seen3;

    /** The fields above for each container but the innermost; that of depth d begins at {@code (d - 1) * STRIDE}. */
    private long[] outer = NO_NUMBERS;
    /** The shape of each container but the innermost; that of depth d is at {@code d - 1}. */
    private TlvShape[] outerShapes = NO_SHAPES;

    /**
     * By depth, the other tags seen in structures; null until there is one. The sets are sorted, as no input can be made
     * up that slows such a set down.
     */
    private @Nullable Map<Integer, Set<TlvTag>> profileTags;

    /** Goes back to the top level. */
    void reset(int topKind) {
        depth = 0;
        kind = topKind;
        profileTags = null;
    }

    /** Enters a container inside the innermost one. */
    void enter(int newKind, int newStart, TlvShape newShape) {
        if (depth > 0) {
            putAside();
        }
        depth++;
        kind = newKind;
        start = newStart;
        setShape(newShape);
        if (newKind == ElementFormat.STRUCTURE) {
            seen0 = 0;
            seen1 = 0;
            seen2 = 0;
            seen3 = 0;
        }
        if (profileTags != null) {
            profileTags.remove(depth);
        }
    }

    /** Leaves the innermost container. */
    void leave() {
        depth--;
        if (depth == 0) {
            kind = TOP_DONE;
        } else {
            takeBack();
        }
    }

    private void putAside() {
        int at = (depth - 1) * STRIDE;
        if (at == outer.length) {
            int levels = depth == 1 ? 4 : Math.min(2 * (depth - 1), ElementFormat.MAX_DEPTH);
            outer = Arrays.copyOf(outer, levels * STRIDE);
            outerShapes = Arrays.copyOf(outerShapes, levels);
        }
        long[] numbers = outer;
        numbers[at] = kind;
        numbers[at + 1] = start;
        if (kind == ElementFormat.STRUCTURE) {
            numbers[at + 2] = seen0;
            numbers[at + 3] = seen1;
            numbers[at + 4] = seen2;
            numbers[at + 5] = seen3;
        }
        if (outerShapes[depth - 1] != shape) {
            outerShapes[depth - 1] = shape;
        }
    }

    private void takeBack() {
        int at = (depth - 1) * STRIDE;
        long[] numbers = outer;
        kind = (int) numbers[at];
        start = (int) numbers[at + 1];
        if (kind == ElementFormat.STRUCTURE) {
            seen0 = numbers[at + 2];
            seen1 = numbers[at + 3];
            seen2 = numbers[at + 4];
            seen3 = numbers[at + 5];
        }
        setShape(outerShapes[depth - 1]);
    }

    private void setShape(TlvShape newShape) {
        // Most often it is the same again, and comparing is cheaper than writing a reference.
        if (shape != newShape) {
            shape = newShape;
        }
    }

    /** Notes a context tag of a structure and says whether it is the first of its number. */
    boolean isFirst(int tag) {
        if (tag >= Long.SIZE) {
            return isFirstAbove63(tag);
        }
        long bit = 1L << tag;
        long seen = seen0;
        seen0 = seen | bit;
        return (seen & bit) == 0;
    }

    private boolean isFirstAbove63(int tag) {
        long bit = 1L << tag;
        long seen;
        switch (tag >>> 6) {
            case 1 -> {
                seen = seen1;
                seen1 = seen | bit;
            }
            case 2 -> {
                seen = seen2;
                seen2 = seen | bit;
            }
            default -> {
                seen = seen3;
                seen3 = seen | bit;
            }
        }
        return (seen & bit) == 0;
    }

    /** Notes a tag of a profile in a structure and says whether it is the first that names the same. */
    boolean isFirst(TlvTag tag) {
        if (profileTags == null) {
            profileTags = new HashMap<>();
        }
        return profileTags
                .computeIfAbsent(depth, unused -> new TreeSet<>(TlvTag.BY_IDENTITY))
                .add(tag);
    }

    /** Says whether the innermost container has all fields that its shape calls mandatory; one that is no structure has. */
    boolean isComplete() {
        return kind != ElementFormat.STRUCTURE || shape.isComplete(seen0, seen1, seen2, seen3);
    }

    /** Returns the lowest tag of a mandatory field that the innermost container, being incomplete, lacks. */
    int firstMissing() {
        return shape.firstMissing(seen0, seen1, seen2, seen3);
    }

    /** Returns the element type of the container at a depth from 1 to {@link #depth}. */
    int kindAt(int level) {
        return level == depth ? kind : (int) outer[(level - 1) * STRIDE];
    }

    /** Returns where the element of the container at a depth from 1 to {@link #depth} begins. */
    int startAt(int level) {
        return level == depth ? start : (int) outer[(level - 1) * STRIDE + 1];
    }

    /** Returns what is known of the container at a depth from 1 to {@link #depth}. */
    TlvShape shapeAt(int level) {
        return level == depth ? shape : outerShapes[level - 1];
    }
}

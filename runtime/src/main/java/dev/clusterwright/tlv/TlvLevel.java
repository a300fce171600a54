package dev.clusterwright.tlv;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a reader remembers of one container it is inside of. Levels form a chain from the top level to the innermost
 * container; a level, once made, is used again for every later container of the same depth.
 */
final class TlvLevel {
    /** The {@link #kind} of a top level whose element is yet to come. */
    static final int TOP = 0;
    /** The {@link #kind} of a top level that had its element. */
    static final int TOP_DONE = 1;
    /** The {@link #kind} of a top level after an error. */
    static final int FAILED = 2;

    /** The level around this one; of the top level, itself. */
    final TlvLevel parent;
    /** The number of containers open, this one included; 0 for the top level. */
    final int depth;
    /** The element type of the container, or one of the constants above. */
    int kind;
    /** The index at which the container's element begins. */
    int start;

    TlvShape shape = TlvShape.NONE;

    /** The level inside this one, if there ever was one. */
    private @Nullable TlvLevel child;

    // One bit for each context tag seen in a structure, 64 tags to a number.
    private long seen0;
    private long seen1;
    private long seen2;
    private long seen3;

    /** The other tags seen in a structure. A sorted set, as no input can be made up that slows it down. */
    private @Nullable Set<TlvTag> profileTags;

    /** Makes a top level. */
    TlvLevel() {
        this.parent = this;
        this.depth = 0;
    }

    private TlvLevel(TlvLevel parent) {
        this.parent = parent;
        this.depth = parent.depth + 1;
    }

    /** Enters a container and returns its level, with nothing seen yet. */
    TlvLevel enter(int kind, int start, TlvShape shape) {
        TlvLevel inner = child;
        if (inner == null) {
            inner = new TlvLevel(this);
            child = inner;
        }
        inner.kind = kind;
        inner.start = start;
        inner.shape = shape;
        inner.seen0 = 0;
        inner.seen1 = 0;
        inner.seen2 = 0;
        inner.seen3 = 0;
        inner.profileTags = null;
        return inner;
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
        Set<TlvTag> tags = profileTags;
        if (tags == null) {
            tags = new TreeSet<>(TlvTag.BY_IDENTITY);
            profileTags = tags;
        }
        return tags.add(tag);
    }

    /** Says whether the structure has all fields that its shape calls mandatory. */
    boolean isComplete() {
        return shape.isComplete(seen0, seen1, seen2, seen3);
    }

    /** Returns the lowest tag of a mandatory field that an incomplete structure lacks. */
    int firstMissing() {
        return shape.firstMissing(seen0, seen1, seen2, seen3);
    }
}

package dev.clusterwright.tlv;

import java.nio.BufferOverflowException;
import java.util.Arrays;

/**
 * The part of a writer that knows where in the array it is and inside of which containers. What is written is up to {@link
 * TlvWriter}.
 *
 * <p>An element with a context tag that is given with its value has a way of its own through this class, apart from that of
 * all others, although it looks like the same code twice: a compiler decides for each way by itself what is unusual on it,
 * and leaves that out.
 */
abstract sealed class TlvOutput permits TlvWriter {
    private static final int INITIAL_CAPACITY = 128;
    /** Some virtual machines cannot make arrays of the full range of lengths. */
    private static final int MAX_CAPACITY = Integer.MAX_VALUE - 8;

    // Two bits are enough to tell containers apart, 3 being a list. The lower says whether context tags may stand
    // there.
    private static final int TOP = 0;
    private static final int STRUCTURE = 1;
    private static final int ARRAY = 2;
    /** What is shifted out of the containers by entering one more than the most that are allowed. */
    private static final int DEEPEST = 2 * (ElementFormat.MAX_DEPTH - 1);

    /** Where the octets go. */
    byte[] buffer;
    /** The number of octets written. */
    int size;
    /** The context tag of the next element, {@link ElementFormat#NO_TAG} or {@link ElementFormat#PROFILE_TAG}. */
    int tag = ElementFormat.NO_TAG;
    /** The tag of the next element if it is one of a profile. */
    TlvTag profileTag = TlvTag.ANONYMOUS;

    /** Whether the array belongs to the caller, so that no other can take its place. */
    private final boolean fixed;
    /** The containers that are open, two bits each, the innermost in the lowest; 0 at the top level. */
    private long containers;

    /** Writes to an array of its own, which grows. */
    TlvOutput() {
        this.buffer = new byte[INITIAL_CAPACITY];
        this.fixed = false;
    }

    /** Writes to the caller's array, which does not. */
    TlvOutput(byte[] buffer) {
        this.buffer = buffer;
        this.fixed = true;
    }

    /** Begins anew. */
    final void rewind() {
        size = 0;
        containers = 0;
        tag = ElementFormat.NO_TAG;
    }

    /** Makes sure that what was written is one whole element. */
    final void checkFinished() {
        if (containers != 0 || size == 0 || tag != ElementFormat.NO_TAG) {
            throw new IllegalStateException(
                    containers != 0
                            ? "a container is still open"
                            : size == 0 ? "nothing was written" : "a tag is set, but no value was written for it");
        }
    }

    /**
     * Writes the control octet and the context tag of an element of a structure or list, and makes room for what follows
     * them.
     *
     * @param following how many octets; the sum of a string's length and that of its length may have become negative
     * @return the index at which the caller has to write exactly that many octets
     */
    final int begin(int contextTag, int type, int following) {
        int at = size;
        // Bit 0 of a container is set for those in which a context tag may stand.
        if (((int) containers & 1) == 0
                || contextTag >>> 8 != 0
                || tag != ElementFormat.NO_TAG
                || following < 0
                || buffer.length - at - 2 < following) {
            setTag(contextTag);
            return begin(type, following);
        }
        buffer[at] = (byte) (ElementFormat.CONTEXT | type);
        buffer[at + 1] = (byte) contextTag;
        size = at + 2 + following;
        return at + 2;
    }

    /** The same for an element whose tag, if it has one, is set already. */
    final int begin(int type, int following) {
        int container = (int) containers & 3;
        if (tag >= 0 && (container & 1) != 0) {
            int at = reserve(2, following);
            LittleEndian.put(buffer, at, 1, (ElementFormat.CONTEXT | type) + (tag << 8));
            tag = ElementFormat.NO_TAG;
            return at + 2;
        }
        // Nothing has been written yet: this is the element at the top level.
        if (tag == ElementFormat.NO_TAG && (container == ARRAY || size == 0)) {
            int at = reserve(1, following);
            buffer[at] = (byte) type;
            return at + 1;
        }
        return beginOther(container, type, following);
    }

    private int beginOther(int container, int type, int following) {
        checkPlacement(container);
        TlvTag written = tag == ElementFormat.NO_TAG ? TlvTag.ANONYMOUS : profileTag;
        int control = written.control() | type;
        int header = 1 + ElementFormat.tagLength(control);
        int at = reserve(header, following);
        buffer[at] = (byte) control;
        written.write(buffer, at + 1);
        tag = ElementFormat.NO_TAG;
        return at + header;
    }

    private void checkPlacement(int container) {
        if (container == TOP && size > 0) {
            throw new IllegalStateException("there is an element already, and only one at the top level");
        }
        if (container == STRUCTURE && tag == ElementFormat.NO_TAG) {
            throw new IllegalStateException("an element of a structure needs a tag");
        }
        if (container == ARRAY && tag != ElementFormat.NO_TAG) {
            throw new IllegalStateException("an element of an array has no tag");
        }
        if (container == TOP && tag >= 0) {
            throw new IllegalStateException("an element at the top level has no context tag");
        }
    }

    /** Writes what comes before the content of a string, and makes room for that. */
    final int beginString(int contextTag, int type, int length) {
        // The sum of a length and its own length may be beyond the range of int, and is negative then.
        if (length >>> 8 == 0) {
            int at = begin(contextTag, type, 1 + length);
            buffer[at] = (byte) length;
            return at + 1;
        }
        int code = length >>> 16 == 0 ? 1 : 2;
        int at = begin(contextTag, type | code, (1 << code) + length);
        put(at, code, length);
        return at + (1 << code);
    }

    /** The same for a string whose tag, if it has one, is set already. */
    final int beginString(int type, int length) {
        int code = length >>> 8 == 0 ? 0 : length >>> 16 == 0 ? 1 : 2;
        int at = begin(type | code, (1 << code) + length);
        put(at, code, length);
        return at + (1 << code);
    }

    /** Writes the lowest {@code 1 << code} octets of a number where room was made for them. */
    final void put(int at, int code, long value) {
        LittleEndian.put(buffer, at, code, value);
    }

    /** Sets the context tag of the next element. */
    final void setTag(int contextTag) {
        if (contextTag >>> 8 != 0 || tag != ElementFormat.NO_TAG) {
            throw badTag(contextTag);
        }
        tag = contextTag;
    }

    private static RuntimeException badTag(int contextTag) {
        return contextTag >>> 8 != 0
                ? new IllegalArgumentException("context tag " + contextTag + " is not between 0 and 255")
                : new IllegalStateException("a tag is set already");
    }

    /** Begins a container whose element was begun. */
    final void enter(int type) {
        if (containers >>> DEEPEST != 0) {
            throw new IllegalStateException("more than " + ElementFormat.MAX_DEPTH + " containers inside each other");
        }
        containers = (containers << 2) | (type - ElementFormat.STRUCTURE + STRUCTURE);
    }

    /** Ends the innermost container. */
    final void leave() {
        if (containers == 0 || tag != ElementFormat.NO_TAG) {
            throw new IllegalStateException(
                    containers == 0 ? "no container is open" : "a tag is set, but no value was written for it");
        }
        int at = reserve(1, 0);
        buffer[at] = ElementFormat.END;
        containers >>>= 2;
    }

    /** Makes room for a header and what follows it, and returns the index of the first octet. */
    private int reserve(int header, int following) {
        int at = size;
        if (following < 0 || buffer.length - at - header < following) {
            grow((long) header + following, following < 0);
        }
        size = at + header + following;
        return at;
    }

    private void grow(long octets, boolean overflow) {
        long needed = size + octets;
        if (fixed || overflow || needed > MAX_CAPACITY) {
            throw new BufferOverflowException();
        }
        buffer = Arrays.copyOf(buffer, (int) Math.min(MAX_CAPACITY, Math.max(needed, 2L * buffer.length)));
    }
}

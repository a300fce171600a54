package dev.clusterwright.tlv;

import java.util.Objects;

/**
 * The part of a reader that moves from element to element and upholds the rules of the encoding, whether anybody looks at
 * the values or not. What the elements should be is up to {@link TlvReader}.
 *
 * <p>A value is either taken by the reader or passed over by the next move; both check the same. The first error is the
 * last thing a scanner does until it is {@linkplain #rewind rewound}: what lies behind it cannot be made sense of.
 */
abstract sealed class TlvScanner permits TlvReader {
    /** The {@link #element} when there is none whose value could be taken. */
    static final int NONE = -1;

    /** The array that is read; never written. */
    byte[] bytes;
    /** The index of the next octet to look at. */
    int position;
    /** The element type of the element whose value comes next, or {@link #NONE}. */
    int element = NONE;
    /** The context tag of the last element, {@link ElementFormat#NO_TAG} or {@link ElementFormat#PROFILE_TAG}. */
    int contextTag = ElementFormat.NO_TAG;
    /** The index at which the last element begins. */
    int offset;

    boolean acceptsImplicitProfile;

    /** The containers that are open. */
    final TlvNesting nesting = new TlvNesting();

    /** The index after the last octet of the input. */
    private int limit;

    TlvScanner(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        rewind(bytes, from, to);
    }

    /** Begins anew, with other input. */
    final void rewind(byte[] newBytes, int from, int to) {
        Objects.checkFromToIndex(from, to, newBytes.length);
        bytes = newBytes;
        position = from;
        limit = to;
        element = NONE;
        contextTag = ElementFormat.NO_TAG;
        offset = from;
        nesting.reset(TlvNesting.TOP);
    }

    /**
     * Moves to the next field of a structure, or element of a list, if it has this context tag; or stays if the scanner has
     * moved to such a one already.
     *
     * <p>Fields nearly always come in the order they are asked for. Then all that is asked and read one after the other is a
     * straight line to a compiler, which needs no memory to remember the place: that makes the difference to a decoder
     * written by hand.
     */
    final boolean advanceTo(int tag) {
        int at = position;
        int kind = nesting.kind;
        // Structures and lists differ in one bit.
        if (element == NONE
                && at + 1 < limit
                && (bytes[at + 1] & 0xFF) == tag
                && (kind & ~2) == ElementFormat.STRUCTURE) {
            int type = bytes[at] - ElementFormat.CONTEXT;
            if (type >= 0 && type < ElementFormat.END) {
                offset = at;
                contextTag = tag;
                if (kind == ElementFormat.STRUCTURE && !nesting.isFirst(tag)) {
                    throw fail(TlvError.DUPLICATE_TAG, "second element of the same tag");
                }
                position = at + 2;
                element = type;
                return true;
            }
        }
        return element != NONE && contextTag == tag;
    }

    /** Moves to the next element of an array, past the value of the last one; false if there is no other. */
    final boolean advanceInArray() {
        int at = position;
        if (element != NONE || at >= limit || nesting.kind != ElementFormat.ARRAY) {
            return advance();
        }
        int control = bytes[at];
        if (control == ElementFormat.END) {
            return false;
        }
        if (control < 0 || control > ElementFormat.END) {
            return advance();
        }
        offset = at;
        contextTag = ElementFormat.NO_TAG;
        position = at + 1;
        element = control;
        return true;
    }

    /** Moves to the next element, past the value of the last one; false if there is no other. */
    final boolean advance() {
        if (element != NONE) {
            pass();
        }
        return advanceToAny(position);
    }

    private boolean advanceToAny(int at) {
        if (nesting.kind == TlvNesting.TOP_DONE) {
            return false;
        }
        if (nesting.kind == TlvNesting.FAILED) {
            throw new IllegalStateException("the input had an error and nothing else of it can be read");
        }
        offset = at;
        int control = control(at);
        int type = control & ElementFormat.TYPE_MASK;
        if (control == ElementFormat.END) {
            if (nesting.depth == 0) {
                throw failHere(TlvError.UNEXPECTED_END_OF_CONTAINER, "end of a container where none is open");
            }
            return false;
        }
        checkTag(control & ElementFormat.TAG_MASK);
        if (nesting.kind == TlvNesting.TOP) {
            nesting.kind = TlvNesting.TOP_DONE;
        }
        position = at + 1 + ElementFormat.tagLength(control);
        element = type;
        return true;
    }

    /** Returns the control octet at an index after making sure of what can be said without knowing the container. */
    private int control(int at) {
        if (at >= limit) {
            throw failHere(TlvError.TRUNCATED, "input ends where an element should begin");
        }
        int control = bytes[at] & 0xFF;
        int type = control & ElementFormat.TYPE_MASK;
        if (type > ElementFormat.END) {
            throw failHere(TlvError.INVALID_ELEMENT_TYPE, "reserved element type");
        }
        if (limit - at - 1 < ElementFormat.tagLength(control)) {
            throw failHere(TlvError.TRUNCATED, "input ends within a tag");
        }
        if (type == ElementFormat.END && control != ElementFormat.END) {
            throw failHere(TlvError.INVALID_TAG, "end of a container with a tag");
        }
        return control;
    }

    private void checkTag(int form) {
        boolean allowed = switch (nesting.kind) {
            case ElementFormat.STRUCTURE -> form != ElementFormat.ANONYMOUS;
            case ElementFormat.ARRAY -> form == ElementFormat.ANONYMOUS;
            case ElementFormat.LIST -> true;
            default -> form != ElementFormat.CONTEXT;
        };
        switch (form) {
            case ElementFormat.ANONYMOUS -> contextTag = ElementFormat.NO_TAG;
            case ElementFormat.CONTEXT -> contextTag = bytes[offset + 1] & 0xFF;
            default -> contextTag = ElementFormat.PROFILE_TAG;
        }
        if (!allowed) {
            throw fail(TlvError.INVALID_TAG, "tag form not allowed here");
        }
        if (contextTag == ElementFormat.PROFILE_TAG) {
            checkProfileTag(form);
        } else if (nesting.kind == ElementFormat.STRUCTURE && !nesting.isFirst(contextTag)) {
            throw fail(TlvError.DUPLICATE_TAG, "second element of the same tag");
        }
    }

    private void checkProfileTag(int form) {
        if ((form == ElementFormat.IMPLICIT_2 || form == ElementFormat.IMPLICIT_4) && !acceptsImplicitProfile) {
            throw fail(TlvError.UNKNOWN_IMPLICIT_PROFILE, "tag of an implicit profile where none is agreed upon");
        }
        if (nesting.kind == ElementFormat.STRUCTURE && !nesting.isFirst(TlvTag.read(bytes, offset))) {
            throw fail(TlvError.DUPLICATE_TAG, "second element of the same tag");
        }
    }

    /** Takes a value of as many octets and returns the index of its first. */
    final int take(int width) {
        int at = position;
        if (limit - at < width) {
            throw truncatedValue();
        }
        position = at + width;
        element = NONE;
        return at;
    }

    /** Takes the value of a string element and returns the index of its first octet; the last is before position. */
    final int takeString() {
        long length = switch (element & 3) {
            case 0 -> bytes[take(1)] & 0xFF;
            case 1 -> LittleEndian.uint16(bytes, take(2));
            case 2 -> LittleEndian.uint32(bytes, take(4));
            default -> LittleEndian.int64(bytes, take(8));
        };
        int from = position;
        // A length of eight octets may exceed what a long holds.
        if (length < 0 || length > limit - from) {
            throw truncatedValue();
        }
        position = from + (int) length;
        return from;
    }

    /** Returns the classification of a text that was taken; {@link Utf8} can decode it by means of that. */
    final int checkText(int from, int to) {
        int classification = Utf8.classify(bytes, from, to);
        if (classification > Utf8.MULTIBYTE) {
            throw classification == Utf8.WITH_NUL
                    ? fail(TlvError.INVALID_STRING_NUL, "text with a NUL")
                    : fail(TlvError.INVALID_UTF8, "text that is not UTF-8");
        }
        return classification;
    }

    /** Enters the container that is the element. */
    final void enter(TlvShape shape) {
        if (nesting.depth == ElementFormat.MAX_DEPTH) {
            throw fail(
                    TlvError.NESTING_TOO_DEEP,
                    "more than " + ElementFormat.MAX_DEPTH + " containers inside each other");
        }
        nesting.enter(element, offset, shape);
        element = NONE;
    }

    /** Whether the next octet ends the innermost container. */
    final boolean isAtEnd() {
        return element == NONE && position < limit && bytes[position] == ElementFormat.END;
    }

    /** Leaves a container that has nothing left but its end. */
    final void leave() {
        position++;
        nesting.leave();
        element = NONE;
    }

    /** Takes the value of the element, whatever it is, and makes sure of everything in it. */
    final void pass() {
        if (!ElementFormat.isContainer(element)) {
            passValue();
            return;
        }
        int outside = nesting.depth;
        enter(TlvShape.NONE);
        // A loop, as recursion would let the input decide how much stack is used.
        while (nesting.depth > outside) {
            if (!advance()) {
                leave();
            } else if (ElementFormat.isContainer(element)) {
                enter(TlvShape.NONE);
            } else {
                passValue();
            }
        }
    }

    private void passValue() {
        int type = element;
        if (!ElementFormat.isString(type)) {
            take(ElementFormat.width(type));
            return;
        }
        int from = takeString();
        if (type < ElementFormat.OCTETS) {
            checkText(from, position);
        }
    }

    /** Makes sure that the element at the top level was the whole input. */
    final void checkFinished() {
        if (nesting.kind != TlvNesting.TOP_DONE) {
            throw new IllegalStateException(
                    nesting.depth > 0 ? "a container is still open" : "no element was read, or not without an error");
        }
        if (element != NONE) {
            pass();
        }
        if (position != limit) {
            offset = position;
            throw failHere(TlvError.TRAILING_DATA, "octets after the end of the element");
        }
    }

    private TlvException truncatedValue() {
        return fail(TlvError.TRUNCATED, "input ends within a value");
    }

    /** Gives up because of the last element, whose tag is known. */
    final TlvException fail(TlvError error, String problem) {
        String path = TlvPath.ofElement(bytes, nesting, offset);
        return abandon(new TlvException(error, problem, path, TlvTag.read(bytes, offset), offset));
    }

    /** Gives up because of a field that the structure does not have. */
    final TlvException failMissing(int tag) {
        String path = TlvPath.ofField(bytes, nesting, tag);
        return abandon(new TlvException(
                TlvError.MISSING_FIELD,
                "mandatory field missing",
                path,
                TlvTag.context(tag),
                nesting.startAt(nesting.depth)));
    }

    /** Gives up because of octets at the last offset that are not even an element. */
    private TlvException failHere(TlvError error, String problem) {
        String path = TlvPath.ofContainer(bytes, nesting);
        return abandon(new TlvException(error, problem, path, TlvTag.ANONYMOUS, offset));
    }

    private TlvException abandon(TlvException failure) {
        element = NONE;
        nesting.reset(TlvNesting.FAILED);
        return failure;
    }
}

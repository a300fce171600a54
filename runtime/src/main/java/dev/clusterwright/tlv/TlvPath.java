package dev.clusterwright.tlv;

/**
 * Puts the place of an element into words, for exceptions.
 *
 * <p>Nothing is recorded for this while reading: a container knows where it begins, and everything else is found by
 * looking at the octets again. They can be trusted, as whatever lies before the element at fault has been read.
 */
final class TlvPath {
    private final byte[] bytes;
    private final TlvNesting nesting;
    private final StringBuilder text = new StringBuilder();

    /** Begins with the containers around the innermost one. */
    private TlvPath(byte[] bytes, TlvNesting nesting) {
        this.bytes = bytes;
        this.nesting = nesting;
        for (int level = 1; level < nesting.depth; level++) {
            appendElement(level, nesting.startAt(level + 1));
        }
    }

    /** Returns the path to the innermost container, with its name but none of its fields. */
    static String ofContainer(byte[] bytes, TlvNesting nesting) {
        TlvPath path = new TlvPath(bytes, nesting);
        if (nesting.depth > 0) {
            path.appendName(nesting.shapeAt(nesting.depth).name());
        }
        return path.text.toString();
    }

    /** Returns the path to the element that begins at an index within the innermost container. */
    static String ofElement(byte[] bytes, TlvNesting nesting, int offset) {
        TlvPath path = new TlvPath(bytes, nesting);
        if (nesting.depth > 0) {
            path.appendElement(nesting.depth, offset);
        }
        return path.text.toString();
    }

    /** Returns the path to a field that the innermost container does not have. */
    static String ofField(byte[] bytes, TlvNesting nesting, int tag) {
        TlvPath path = new TlvPath(bytes, nesting);
        path.appendField(nesting.shapeAt(nesting.depth), TlvTag.context(tag));
        return path.text.toString();
    }

    private void appendElement(int level, int offset) {
        if (nesting.kindAt(level) == ElementFormat.STRUCTURE) {
            appendField(nesting.shapeAt(level), TlvTag.read(bytes, offset));
        } else {
            text.append('[').append(indexOf(offset, nesting.startAt(level))).append(']');
        }
    }

    private void appendField(TlvShape shape, TlvTag tag) {
        int number = tag.contextNumber();
        String field = number >= 0 ? shape.fieldName(number) : null;
        String name = field == null ? "(tag " + tag + ")" : field;
        appendName(shape.name().isEmpty() ? name : shape.name() + "." + name);
    }

    private void appendName(String name) {
        if (!name.isEmpty()) {
            text.append(text.isEmpty() ? "" : " > ").append(name);
        }
    }

    /** Counts the elements before the one at an index, in the container that begins at another. */
    private int indexOf(int offset, int container) {
        int index = 0;
        int at = afterHeader(container);
        while (at < offset) {
            at = after(at);
            index++;
        }
        return index;
    }

    private int afterHeader(int offset) {
        return offset + 1 + ElementFormat.tagLength(bytes[offset]);
    }

    /** Returns the index after the end of the element that begins at another. */
    private int after(int offset) {
        int at = offset;
        int open = 0;
        do {
            int type = bytes[at] & ElementFormat.TYPE_MASK;
            at = afterHeader(at);
            if (ElementFormat.isContainer(type)) {
                open++;
            } else if (type == ElementFormat.END) {
                open--;
            } else if (ElementFormat.isString(type)) {
                int length = (int) LittleEndian.unsigned(bytes, at, type & 3);
                at += ElementFormat.width(type) + length;
            } else {
                at += ElementFormat.width(type);
            }
        } while (open > 0);
        return at;
    }
}

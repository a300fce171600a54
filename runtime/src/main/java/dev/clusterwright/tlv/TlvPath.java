package dev.clusterwright.tlv;

/**
 * Puts the place of an element into words, for exceptions.
 *
 * <p>Nothing is recorded for this while reading: a level knows where its container begins, and everything else is found
 * by looking at the octets again. They can be trusted, as whatever lies before the element at fault has been read.
 */
final class TlvPath {
    private final byte[] bytes;
    private final StringBuilder text = new StringBuilder();

    private TlvPath(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns the path to a container, with its name but none of its fields. */
    static String ofContainer(byte[] bytes, TlvLevel level) {
        TlvPath path = new TlvPath(bytes);
        path.appendAround(level);
        path.appendName(level.shape.name());
        return path.text.toString();
    }

    /** Returns the path to the element that begins at an index within a container. */
    static String ofElement(byte[] bytes, TlvLevel level, int offset) {
        TlvPath path = new TlvPath(bytes);
        path.appendAround(level);
        path.appendElement(level, offset);
        return path.text.toString();
    }

    /** Returns the path to a field that a structure does not have. */
    static String ofField(byte[] bytes, TlvLevel level, int tag) {
        TlvPath path = new TlvPath(bytes);
        path.appendAround(level);
        path.appendField(level.shape, TlvTag.context(tag));
        return path.text.toString();
    }

    private void appendAround(TlvLevel level) {
        if (level.depth > 0) {
            appendAround(level.parent);
            appendElement(level.parent, level.start);
        }
    }

    private void appendElement(TlvLevel level, int offset) {
        switch (level.kind) {
            case ElementFormat.STRUCTURE -> appendField(level.shape, TlvTag.read(bytes, offset));
            case ElementFormat.ARRAY, ElementFormat.LIST ->
                text.append('[').append(indexIn(level, offset)).append(']');
            default -> {} // The one element at the top level needs no name.
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

    private int indexIn(TlvLevel container, int offset) {
        int index = 0;
        int at = afterHeader(container.start);
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
